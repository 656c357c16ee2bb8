package org.perigee.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Programs that are killed without warning, and two at a time.
class KillTest {

    private static final int MIB = 1024 * 1024;
    private static final int CONNECTIONS = DownloadLimits.DEFAULT.connections();
    /// What lies in the sockets of a connection between server and client, where nobody can count it.
    private static final long IN_FLIGHT = 512 * 1024L;

    @TempDir
    Path folder;

    private Process start(Path queue, PacedServer server, byte[] file, Path output) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m", "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED", "-cp", classPath, ChildMain.class.getName(), queue.toString(), folder.toString(),
                server.uri().toString(), Integer.toString(file.length), Bench.sha256(file).hex())
                .redirectErrorStream(true).redirectOutput(output.toFile()).start();
    }

    @Test
    void aKilledDownloadGoesOnAlmostWhereItWas() throws Exception {
        long seed = System.nanoTime();
        System.out.println("KillTest seed " + seed);
        Random random = new Random(seed);
        byte[] file = Bench.bytes(seed, 40 * MIB);
        int kills = 6;
        try (PacedServer server = new PacedServer(file, 6 * MIB)) {
            for (int i = 1; i <= kills; i++) {
                // Every second time the queue is a new one: the part and its journal must do.
                Process child = start(folder.resolve("queue" + i / 2 + ".db"), server, file, folder.resolve("out.txt"));
                long until = server.sent() + MIB + random.nextInt(4 * MIB);
                while (server.sent() < until && child.isAlive()) {
                    LockSupport.parkNanos(1_000_000);
                }
                assertThat(child.isAlive()).as(Files.readString(folder.resolve("out.txt"))).isTrue();
                child.destroyForcibly().waitFor();
                assertThat(folder.resolve("file.zip")).doesNotExist();
            }
            Process child = start(folder.resolve("last.db"), server, file, folder.resolve("out.txt"));
            assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(folder.resolve("out.txt")).hasContent("DONE");
            assertThat(folder.resolve("file.zip")).hasBinaryContent(file);
            long twice = server.sent() - file.length;
            System.out.println("KillTest: " + twice / 1024 + " KiB of " + file.length / MIB + " MiB fetched twice after " + kills + " kills");
            assertThat(twice).isLessThan(kills * CONNECTIONS * (MIB + IN_FLIGHT));
        }
    }

    @Test
    void twoProgramsThatWantTheSameFileNeverWriteItTogether() throws Exception {
        byte[] file = Bench.bytes(3, 12 * MIB);
        try (PacedServer server = new PacedServer(file, 4 * MIB)) {
            Process one = start(folder.resolve("one.db"), server, file, folder.resolve("one.txt"));
            Process two = start(folder.resolve("two.db"), server, file, folder.resolve("two.txt"));
            assertThat(one.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(two.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(folder.resolve("one.txt")).hasContent("DONE");
            assertThat(folder.resolve("two.txt")).hasContent("DONE");
            assertThat(folder.resolve("file.zip")).hasBinaryContent(file);
            assertThat(server.sent()).isLessThan(file.length + CONNECTIONS * IN_FLIGHT + MIB);
            try (var files = Files.list(folder)) {
                assertThat(files.filter(path -> path.getFileName().toString().startsWith("file"))).containsExactly(folder.resolve("file.zip"));
            }
        }
    }
}
