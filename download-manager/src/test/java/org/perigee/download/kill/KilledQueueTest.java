package org.perigee.download.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perigee.download.Digest;
import org.perigee.download.DownloadLimits;
import org.perigee.download.Verification;
import org.perigee.download.ledger.LedgerDatabase;
import org.perigee.download.ledger.LedgerEntry;

/// A whole batch fetched by a program that is killed again and again, from a server that is rough with it.
///
/// Small as it stands; `benchmarks/kill-downloads.sh` runs it with two hundred kills over fifty files of up to 200 MB.
class KilledQueueTest {

    private static final long MB = 1_000_000;
    private static final long MIB = 1024 * 1024;
    private static final int KILLS = Integer.getInteger("perigee.kills", 6);
    private static final int FILES = Integer.getInteger("perigee.kill.files", 12);
    private static final long LARGEST = Long.getLong("perigee.kill.largest", 8) * MB;
    private static final int CONNECTIONS = DownloadLimits.DEFAULT.perHost();
    /// What lies in the sockets of a connection between server and client, where nobody can count it.
    private static final long IN_FLIGHT = 512 * 1024L;
    private static final long BYTES_PER_SECOND = 16 * MB;
    private static final Duration LONGEST_RUN = Duration.ofMinutes(10);
    private static final Duration NO_PROGRESS = Duration.ofSeconds(6);

    @TempDir
    Path scratch;

    private final long seed = Long.getLong("perigee.kill.seed", System.nanoTime());
    private final Random random = new Random(seed);

    private List<MadeUpFile> files() {
        List<MadeUpFile> files = new ArrayList<>();
        for (int i = 0; i < FILES; i++) {
            long size = MB + (long) (random.nextDouble() * (LARGEST - MB));
            files.add(new MadeUpFile(String.format("file-%02d.bin", i), size / 8 * 8, random.nextLong()));
        }
        return files;
    }

    /// What happens between a kill and the next start.
    @FunctionalInterface
    private interface Meanwhile {
        void happen(int kill) throws IOException;
    }

    /// Every second file has a digest; the others are told from other versions by their entity tags alone.
    private void write(Path list, List<MadeUpFile> files, RoughServer server) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            MadeUpFile file = files.get(i);
            lines.add(file.name() + " " + server.uri(file.name()) + " " + file.size() + " " + (i % 2 == 0 ? file.sha256(1) : "-"));
        }
        Files.write(list, lines);
    }

    private Path ledgerFile() {
        return scratch.resolve("library.db");
    }

    private Process start(Path folder) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx192m", "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED", "-cp", classPath, QueueMain.class.getName(), scratch.resolve("transfers.db").toString(),
                folder.toString(), scratch.resolve("list.txt").toString(), ledgerFile().toString())
                .redirectErrorStream(true).redirectOutput(scratch.resolve("out.txt").toFile()).start();
    }

    private void run(Path folder, List<MadeUpFile> files, RoughServer server, Meanwhile meanwhile) throws Exception {
        System.out.println("KilledQueueTest seed " + seed + ": " + KILLS + " kills, " + FILES + " files of up to " + LARGEST / MB + " MB");
        write(scratch.resolve("list.txt"), files, server);
        long all = files.stream().mapToLong(MadeUpFile::size).sum();
        for (int kill = 1; kill <= KILLS; kill++) {
            Process child = start(folder);
            killAfter(child, server, (long) (all / (KILLS + 1.0) * 2 * random.nextDouble()));
            meanwhile.happen(kill);
        }
        Process last = start(folder);
        assertThat(last.waitFor(LONGEST_RUN.toSeconds(), TimeUnit.SECONDS)).as("ended").isTrue();
    }

    /// After so many bytes, or where nothing comes any more, or when it has ended by itself.
    private static void killAfter(Process child, RoughServer server, long bytes) throws InterruptedException {
        long before = server.sent();
        long seen = before;
        long movedAt = System.nanoTime();
        while (child.isAlive() && server.sent() < before + bytes && System.nanoTime() - movedAt < NO_PROGRESS.toNanos()) {
            LockSupport.parkNanos(1_000_000);
            if (server.sent() != seen) {
                seen = server.sent();
                movedAt = System.nanoTime();
            }
        }
        child.destroyForcibly().waitFor();
    }

    private void assertAllRight(Path folder, List<MadeUpFile> files, Map<String, Integer> versions) throws Exception {
        assertThat(Files.readAllLines(scratch.resolve("out.txt"))).as("seed " + seed).hasSize(files.size())
                .allSatisfy(line -> assertThat(line).contains(" DONE"));
        for (MadeUpFile file : files) {
            assertThat(sha256(folder.resolve(file.name()))).as(file.name() + ", seed " + seed)
                    .isEqualTo(file.sha256(versions.getOrDefault(file.name(), 1)));
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString())).as("seed " + seed)
                    .containsExactlyInAnyOrderElementsOf(files.stream().map(MadeUpFile::name).toList());
        }
        assertLedgerComplete(folder, files, versions);
    }

    /// The ledger tells of each file what it is now: how many bytes, whether they were verified, and what they add up to.
    private void assertLedgerComplete(Path folder, List<MadeUpFile> files, Map<String, Integer> versions) {
        try (LedgerDatabase ledger = LedgerDatabase.open(ledgerFile(), QueueMain.OWNER, Clock.systemUTC())) {
            for (int i = 0; i < files.size(); i++) {
                MadeUpFile file = files.get(i);
                List<LedgerEntry> entries = ledger.at(folder.resolve(file.name()).toAbsolutePath());
                assertThat(entries).as("entries of " + file.name() + ", seed " + seed).isNotEmpty();
                LedgerEntry last = entries.getFirst();
                assertThat(last.size()).isEqualTo(file.size());
                assertThat(last.vouches()).isTrue();
                assertThat(last.verification() instanceof Verification.Verified).as(file.name() + " verified").isEqualTo(i % 2 == 0);
                assertThat(last.digests()).as("digests of " + file.name()).isNotEmpty();
                assertThat(last.digests()).filteredOn(digest -> digest.algorithm().equals("sha-256")).extracting(Digest::hex)
                        .allMatch(file.sha256(versions.getOrDefault(file.name(), 1))::equals);
            }
        }
    }

    private static String sha256(Path file) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (var in = Files.newInputStream(file)) {
            byte[] buffer = new byte[256 * 1024];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    @Test
    void aBatchSurvivesKillsAndARoughServerAndFetchesLittleTwice() throws Exception {
        List<MadeUpFile> files = files();
        try (RoughServer server = new RoughServer(files, BYTES_PER_SECOND, seed)) {
            Path folder = Files.createDirectory(scratch.resolve("products"));
            run(folder, files, server, kill -> { });
            assertAllRight(folder, files, Map.of());
            long twice = server.sent() - files.stream().mapToLong(MadeUpFile::size).sum();
            long bound = (long) KILLS * CONNECTIONS * (MIB + IN_FLIGHT) + server.breaks() * IN_FLIGHT;
            System.out.println("KilledQueueTest: " + twice / 1024 + " KiB fetched twice in " + KILLS + " kills and " + server.breaks()
                    + " broken answers; bound " + bound / 1024 + " KiB");
            assertThat(twice).as("seed " + seed).isLessThan(bound);
        }
    }

    @Test
    void filesThatChangeBetweenKillsAreNeverMixed() throws Exception {
        List<MadeUpFile> files = files();
        Map<String, Integer> versions = new HashMap<>();
        try (RoughServer server = new RoughServer(files, BYTES_PER_SECOND, seed)) {
            Path folder = Files.createDirectory(scratch.resolve("products"));
            run(folder, files, server, kill -> {
                // Those with a digest promise their bytes.
                MadeUpFile file = files.get(random.nextInt(FILES / 2) * 2 + 1);
                if (!Files.exists(folder.resolve(file.name()))) {
                    server.replace(file.name());
                    versions.put(file.name(), server.version(file.name()));
                }
            });
            assertAllRight(folder, files, versions);
            System.out.println("KilledQueueTest: " + versions.size() + " files were replaced while they were on their way");
        }
    }

    @Test
    void aDiskThatFillsUpAndIsFreedCostsNothingButTime() throws Exception {
        List<MadeUpFile> files = files();
        long all = files.stream().mapToLong(MadeUpFile::size).sum();
        Path disk = Files.createDirectory(scratch.resolve("disk"));
        assumeThat(mount(disk, all + 64 * MB)).as("may mount a small disk (needs root on Linux)").isTrue();
        try (RoughServer server = new RoughServer(files, BYTES_PER_SECOND, seed)) {
            Path folder = Files.createDirectory(disk.resolve("products"));
            Path filler = disk.resolve("filler");
            run(folder, files, server, kill -> {
                if (kill % 2 == 0 || kill == KILLS) {
                    Files.deleteIfExists(filler);
                } else {
                    fill(filler, (long) (Files.getFileStore(disk).getUsableSpace() * (0.5 + random.nextDouble() / 2)));
                }
            });
            assertAllRight(folder, files, Map.of());
        } finally {
            new ProcessBuilder("umount", "-l", disk.toString()).start().waitFor();
        }
    }

    private static boolean mount(Path disk, long bytes) throws InterruptedException {
        try {
            return new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=" + bytes, "perigee-test", disk.toString())
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static void fill(Path filler, long bytes) throws IOException {
        byte[] zeros = new byte[1 << 20];
        try (RandomAccessFile out = new RandomAccessFile(filler.toFile(), "rw")) {
            for (long left = bytes; left > 0; left -= zeros.length) {
                out.write(zeros, 0, (int) Math.min(left, zeros.length));
            }
        }
    }
}
