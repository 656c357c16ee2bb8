package org.perigee.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file is fetched in many portions; connections are few and dear.
class KeptConnectionTest {

    private static final int MIB = 1024 * 1024;

    @TempDir
    Path folder;

    @Test
    void portionsOfAFileFollowEachOtherOnTheSameConnections() throws Exception {
        byte[] file = Bench.bytes(11, 48 * MIB);
        try (PacedServer server = new PacedServer(file, 8 * MIB); Bench bench = new Bench(folder)) {
            TransferSnapshot done = bench.run(bench.request("file.bin", file, Source.open(server.uri())));
            System.out.println("KeptConnectionTest: " + server.requests() + " portions on " + server.connections() + " connections");
            assertThat(done.state()).isEqualTo(TransferState.DONE);
            assertThat(server.requests()).as("portions").isGreaterThan(2L * DownloadLimits.DEFAULT.connections());
            // What is taken over from a slower one at the very end may cost a connection.
            assertThat(server.connections()).as("connections for %d portions", server.requests()).isLessThanOrEqualTo(server.requests() / 2);
        }
    }
}
