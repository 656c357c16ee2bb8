package org.perigee.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several files for a small disk.
class SharedDiskTest {

    private static final int MIB = 1024 * 1024;
    private static final byte[] FILE = Bench.bytes(31, 10 * MIB);
    private static final byte[] OTHER = Bench.bytes(32, 10 * MIB);

    @TempDir
    Path folder;
    private Path disk;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(mounted(), "may mount a small disk (needs root on Linux)");
    }

    private boolean mounted() throws InterruptedException {
        try {
            return new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=" + 40 * MIB, "perigee-test", disk.toString())
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @AfterEach
    void unmount() throws Exception {
        new ProcessBuilder("umount", "-l", disk.toString()).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
    }

    private TransferRequest request(String name, Source source) {
        return new TransferRequest(disk, name, List.of(source), OptionalLong.of(FILE.length), true, List.of(), null, "", name, "");
    }

    /// With 8 MiB of something else and what is always kept free there is room for one of the files.
    @Test
    void whatDoesNotFitBesideAnotherWaitsForItAndGoesOn() throws IOException {
        Path filler = Files.write(disk.resolve("filler"), new byte[8 * MIB]);
        try (TestServer server = new TestServer(); Bench bench = new Bench(folder, new DownloadLimits(2, 1, 2, 0))) {
            server.with((number, request, answer) -> answer.newBuilder().throttleBody(64 * 1024, 20, TimeUnit.MILLISECONDS).build());
            TransferId first = bench.submit(request("a.bin", Source.open(server.put("a.bin", FILE))));
            bench.await(first, now -> now.received() > 0);
            TransferId second = bench.submit(request("b.bin", Source.open(server.put("b.bin", OTHER))));
            TransferSnapshot waits = bench.await(second, now -> now.state() == TransferState.PAUSED);
            assertThat(waits.problem().kind()).isEqualTo(FailureKind.DISK_FULL);
            assertThat(waits.problem().message()).contains(disk.toString()).contains("for other downloads").contains("0.01 GB are needed");
            assertThat(waits.problem().retryAt()).isNotNull();
            Files.delete(filler);
            assertThat(bench.await(first, now -> now.state().isFinal()).target()).hasBinaryContent(FILE);
            assertThat(bench.await(second, now -> now.state().isFinal()).target()).hasBinaryContent(OTHER);
        }
    }

    @Test
    void theRoomOfACancelledTransferGoesToWhoWaits() throws IOException {
        Files.write(disk.resolve("filler"), new byte[8 * MIB]);
        try (TestServer server = new TestServer(); Bench bench = new Bench(folder, new DownloadLimits(2, 1, 2, 0))) {
            server.with((number, request, answer) -> answer.newBuilder().throttleBody(64 * 1024, 20, TimeUnit.MILLISECONDS).build());
            TransferId first = bench.submit(request("a.bin", Source.open(server.put("a.bin", FILE))));
            bench.await(first, now -> now.received() > 7 * MIB);
            // By now only its bytes on the disk are in the way.
            TransferId second = bench.submit(request("b.bin", Source.open(server.put("b.bin", OTHER))));
            bench.await(second, now -> now.state() == TransferState.PAUSED);
            bench.manager.cancel(first);
            assertThat(bench.await(second, now -> now.state().isFinal()).target()).hasBinaryContent(OTHER);
        }
    }
}
