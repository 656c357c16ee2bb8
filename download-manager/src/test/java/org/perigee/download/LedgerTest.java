package org.perigee.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perigee.access.HttpAccess;
import org.perigee.download.ledger.LedgerDatabase;
import org.perigee.download.ledger.LedgerEntry;

/// What the queue writes into the ledger.
class LedgerTest {

    @TempDir
    private Path folder;

    private final HttpAccess access = HttpAccess.anonymous();
    private LedgerDatabase ledger;
    private TestServer server;

    @BeforeEach
    void open() throws IOException {
        ledger = LedgerDatabase.open(folder.resolve("ledger.db"), 1, Clock.systemUTC());
        server = new TestServer();
    }

    @AfterEach
    void close() throws IOException {
        ledger.close();
        server.close();
        access.close();
    }

    private TransferSnapshot run(TransferRequest request) {
        DownloadSettings settings = new DownloadSettings(folder.resolve("transfers.db"), DownloadLimits.DEFAULT, access, Clock.systemUTC(),
                Duration.ofSeconds(2), Duration.ofSeconds(20)).withLedger(ledger);
        try (DownloadManager manager = Downloads.open(settings)) {
            TransferId id = manager.submit(List.of(request)).getFirst();
            while (!manager.find(id).orElseThrow().state().isFinal()) {
                LockSupport.parkNanos(2_000_000);
            }
            return manager.find(id).orElseThrow();
        }
    }

    private TransferRequest request(String name, URI uri, Digest... digests) {
        return new TransferRequest(folder.resolve("files"), name, List.of(Source.open(uri)), OptionalLong.empty(), false, List.of(digests), null, "", "A product",
                "provider/collection/item");
    }

    @Test
    void aVerifiedFileIsRecordedWithSourceTimeAndDigest() {
        byte[] bytes = Bench.bytes(1, 300_000);
        URI uri = URI.create(server.put("a.bin", bytes) + "?token=secret");
        TransferSnapshot end = run(request("sub/a.bin", uri, new Digest("md5", Bench.hash("MD5", bytes))));
        assertThat(end.verification()).isEqualTo(new Verification.Verified(List.of("md5"), ""));
        LedgerEntry entry = ledger.at(end.target()).getFirst();
        assertThat(entry.name()).isEqualTo("sub/a.bin");
        assertThat(entry.size()).isEqualTo(bytes.length);
        assertThat(entry.verification()).isEqualTo(end.verification());
        assertThat(entry.digests()).containsExactly(new Digest("md5", Bench.hash("MD5", bytes)));
        assertThat(entry.provenance().addresses()).singleElement().satisfies(address -> assertThat(address).contains("/a.bin").doesNotContain("secret"));
        assertThat(entry.provenance().label()).isEqualTo("A product");
        assertThat(entry.provenance().origin()).isEqualTo("provider/collection/item");
        assertThat(Duration.between(entry.when(), java.time.Instant.now())).isLessThan(Duration.ofMinutes(1)).isPositive();
    }

    @Test
    void whereNothingWasPromisedAStrongDigestIsComputedForTheYearsToCome() {
        byte[] bytes = Bench.zip(2, 6_000_000);
        TransferSnapshot end = run(request("a.zip", server.put("a.zip", bytes)));
        assertThat(end.state()).isEqualTo(TransferState.DONE_NOT_VERIFIABLE);
        assertThat(end.verification()).isEqualTo(new Verification.Complete("zip"));
        List<Digest> digests = ledger.at(end.target()).getFirst().digests();
        assertThat(digests).extracting(Digest::algorithm).contains("crc32c");
        // SHA-256 is left out of files that come faster than it is computed.
        assertThat(digests).filteredOn(digest -> digest.algorithm().equals("sha-256")).allMatch(Bench.sha256(bytes)::equals);
        byte[] small = Bench.bytes(3, 10_000);
        assertThat(ledger.at(run(request("b.bin", server.put("b.bin", small))).target()).getFirst().digests()).contains(Bench.sha256(small));
    }

    @Test
    void aMismatchIsRecordedWithWhatWasExpectedAndWhatCame() {
        byte[] bytes = Bench.bytes(4, 100_000);
        String wrong = "0123456789abcdef".repeat(2);
        TransferSnapshot end = run(request("a.bin", server.put("a.bin", bytes), new Digest("md5", wrong)));
        Verification.Mismatch expected = new Verification.Mismatch("md5", wrong, Bench.hash("MD5", bytes));
        assertThat(end.state()).isEqualTo(TransferState.FAILED);
        assertThat(end.verification()).isEqualTo(expected);
        assertThat(ledger.all()).isNotEmpty().allSatisfy(entry -> {
            assertThat(entry.verification()).isEqualTo(expected);
            assertThat(entry.vouches()).isFalse();
        });
    }

    @Test
    void aCutArchiveIsNeverDoneThoughNothingElseIsKnown() {
        byte[] zip = Bench.zip(5, 100_000);
        TransferSnapshot end = run(request("a.zip", server.put("a.zip", Arrays.copyOf(zip, 90_000))));
        assertThat(end.state()).isEqualTo(TransferState.FAILED);
        assertThat(end.problem().kind()).isEqualTo(FailureKind.DAMAGED);
        assertThat(end.problem().message()).contains("cut").contains("a.zip.part.bad");
        assertThat(folder.resolve("files/a.zip")).doesNotExist();
        assertThat(folder.resolve("files/a.zip.part.bad")).exists();
        assertThat(ledger.all()).isNotEmpty().noneMatch(LedgerEntry::vouches);
    }

    @Test
    void anArchiveThatWasPublishedBrokenIsVerifiedWithAWarning() {
        byte[] cut = Arrays.copyOf(Bench.zip(6, 100_000), 90_000);
        TransferSnapshot end = run(request("a.zip", server.put("a.zip", cut), Bench.sha256(cut)));
        assertThat(end.state()).isEqualTo(TransferState.DONE);
        assertThat(end.verification()).isInstanceOfSatisfying(Verification.Verified.class, verified -> assertThat(verified.warning()).contains("cut"));
    }

    @Test
    void aFileThatWasThereBeforeIsRecordedOnce() throws IOException {
        byte[] bytes = Bench.bytes(7, 50_000);
        Files.createDirectories(folder.resolve("files"));
        Files.write(folder.resolve("files/a.bin"), bytes);
        URI uri = server.put("a.bin", bytes);
        run(request("a.bin", uri, Bench.sha256(bytes)));
        run(request("a.bin", uri, Bench.sha256(bytes)));
        assertThat(server.requests).isEmpty();
        assertThat(ledger.all()).hasSize(1).allMatch(entry -> entry.digests().contains(Bench.sha256(bytes)));
    }

    private Process child(Path queue) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(java, "-Xmx128m", "-cp", System.getProperty("java.class.path"), LedgerChildMain.class.getName(), queue.toString(),
                folder.resolve("ledger.db").toString(), folder.resolve("files").toString(), server.server.url("/").toString())
                .redirectErrorStream(true).redirectOutput(folder.resolve("child.txt").toFile()).start();
    }

    private List<Path> named() throws IOException {
        if (!Files.isDirectory(folder.resolve("files"))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.resolve("files"))) {
            return files.filter(file -> file.toString().endsWith(".bin")).toList();
        }
    }

    @Test
    void noFileThatHasItsNameIsEverMissingWhereverTheProgramWasKilled() throws Exception {
        long seed = System.nanoTime();
        System.out.println("LedgerTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < LedgerChildMain.FILES; i++) {
            server.put(i + ".bin", Bench.bytes(i, 20_000));
        }
        int round = 0;
        while (named().size() < LedgerChildMain.FILES && round < 40) {
            round++;
            Process child = child(folder.resolve("queue" + round % 2 + ".db"));
            int until = Math.min(LedgerChildMain.FILES, named().size() + 1 + random.nextInt(LedgerChildMain.FILES / 5));
            while (child.isAlive() && named().size() < until) {
                LockSupport.parkNanos(200_000);
            }
            child.destroyForcibly().waitFor();
            for (Path file : named()) {
                Optional<LedgerEntry> entry = ledger.at(file).stream().filter(LedgerEntry::vouches).findFirst();
                assertThat(entry).as(file + " after kill " + round).isPresent();
                assertThat(entry.orElseThrow().digests()).contains(Bench.sha256(Files.readAllBytes(file)));
            }
        }
        assertThat(named()).as(Files.readString(folder.resolve("child.txt"))).hasSize(LedgerChildMain.FILES);
    }
}
