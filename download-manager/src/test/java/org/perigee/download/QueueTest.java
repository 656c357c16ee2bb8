package org.perigee.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.perigee.storage.StorageException;

/// What the queue remembers and obeys.
@Execution(ExecutionMode.CONCURRENT)
class QueueTest {

    private static final int MIB = 1024 * 1024;
    private static final byte[] FILE = Bench.bytes(21, 8 * MIB);

    @TempDir
    Path folder;

    private static TestServer slowServer() throws IOException {
        return new TestServer().with((number, request, answer) -> answer.newBuilder().throttleBody(128 * 1024, 50, TimeUnit.MILLISECONDS).build());
    }

    private static long ranged(TestServer server) {
        return server.requests.stream().map(request -> request.getHeaders().get("Range")).filter(range -> range != null).mapToLong(range -> {
            String[] ends = range.substring(6).split("-", -1);
            return (ends[1].isEmpty() ? FILE.length : Long.parseLong(ends[1]) + 1) - Long.parseLong(ends[0]);
        }).sum();
    }

    @Test
    void aPausedTransferGoesOnWhereItStopped() throws IOException {
        try (TestServer server = slowServer(); Bench bench = new Bench(folder)) {
            TransferId id = bench.submit(bench.request("a.zip", FILE, Source.open(server.put("a.zip", FILE))));
            bench.await(id, now -> now.received() > 2 * MIB);
            bench.manager.pause(id);
            TransferSnapshot paused = bench.await(id, now -> now.state() == TransferState.PAUSED);
            assertThat(paused.received()).isGreaterThan(2 * MIB);
            assertThat(paused.ranges()).isNotEmpty();
            assertThat(folder.resolve("a.zip")).doesNotExist();
            int before = server.requests.size();
            bench.manager.resume(id);
            assertThat(bench.await(id, now -> now.state().isFinal()).state()).isEqualTo(TransferState.DONE);
            assertThat(folder.resolve("a.zip")).hasBinaryContent(FILE);
            assertThat(server.requests.get(before).getHeaders().get("If-Range")).isEqualTo(TestServer.etag(FILE));
        }
    }

    @Test
    void whatWasUnderWayGoesOnWhenTheQueueIsOpenedAgain() throws IOException {
        try (TestServer server = slowServer()) {
            TransferId id;
            long received;
            try (Bench bench = new Bench(folder)) {
                id = bench.submit(bench.request("a.zip", FILE, Source.open(server.put("a.zip", FILE))));
                received = bench.await(id, now -> now.received() > MIB).received();
            }
            server.requests.clear();
            try (Bench bench = new Bench(folder)) {
                assertThat(bench.manager.find(id).orElseThrow().received()).isGreaterThanOrEqualTo(received);
                assertThat(bench.await(id, now -> now.state().isFinal()).state()).isEqualTo(TransferState.DONE);
                assertThat(folder.resolve("a.zip")).hasBinaryContent(FILE);
                assertThat(server.requests).noneMatch(request -> "bytes=0-".equals(request.getHeaders().get("Range")));
            }
        }
    }

    @Test
    void pausedStaysPausedAndEndedStaysEndedAcrossOpenings() throws IOException {
        try (TestServer server = slowServer()) {
            TransferId paused;
            TransferId done;
            try (Bench bench = new Bench(folder)) {
                byte[] small = Bench.bytes(1, 1000);
                done = bench.submit(bench.request("b.zip", small, Source.open(server.put("b.zip", small))));
                bench.await(done, now -> now.state().isFinal());
                paused = bench.submit(bench.request("a.zip", FILE, Source.open(server.put("a.zip", FILE))));
                bench.manager.pause(paused);
                bench.await(paused, now -> now.state() == TransferState.PAUSED);
            }
            try (Bench bench = new Bench(folder)) {
                assertThat(bench.manager.snapshot()).extracting(TransferSnapshot::state).containsExactly(TransferState.DONE, TransferState.PAUSED);
                assertThat(bench.manager.find(done).orElseThrow().verdict()).isEqualTo("sha-256");
                bench.manager.remove(done);
                assertThat(bench.manager.find(done)).isEmpty();
            }
            try (Bench bench = new Bench(folder)) {
                assertThat(bench.manager.snapshot()).extracting(TransferSnapshot::id).containsExactly(paused);
            }
        }
    }

    @Test
    void looksAgainForAFileOnTapeAlsoAfterReopening() throws IOException {
        AtomicBoolean there = new AtomicBoolean();
        try (TestServer server = new TestServer()) {
            server.with((number, request, answer) -> there.get() ? answer
                    : new MockResponse.Builder().code(202).addHeader("Retry-After", "1").body("{\"message\":\"Queued for retrieval\"}").build());
            TransferId id;
            try (Bench bench = new Bench(folder)) {
                id = bench.submit(bench.request("a.zip", FILE, Source.open(server.put("a.zip", FILE))));
                TransferSnapshot waits = bench.await(id, now -> now.state() == TransferState.WAITING_FOR_TAPE);
                assertThat(waits.problem().message()).contains("Queued for retrieval");
                assertThat(waits.problem().retryAt()).isNotNull();
                bench.await(id, now -> server.requests.size() >= 2);
            }
            there.set(true);
            try (Bench bench = new Bench(folder)) {
                assertThat(bench.await(id, now -> now.state().isFinal()).state()).isEqualTo(TransferState.DONE);
            }
        }
    }

    @Test
    void cancellingDeletesThePartAndKeepsTheRecord() throws IOException {
        try (TestServer server = slowServer(); Bench bench = new Bench(folder)) {
            TransferId id = bench.submit(bench.request("a.zip", FILE, Source.open(server.put("a.zip", FILE))));
            bench.await(id, now -> now.received() > MIB);
            assertThat(folder.resolve("a.zip.part")).exists();
            bench.manager.cancel(id);
            bench.await(id, now -> now.state() == TransferState.CANCELLED);
        }
        assertThat(folder.resolve("a.zip.part")).doesNotExist();
        assertThat(folder.resolve("a.zip.part.json")).doesNotExist();
        assertThat(folder.resolve("a.zip")).doesNotExist();
    }

    @Test
    void aFileThatIsAlreadyThereIsNotFetchedAgain() throws IOException {
        Files.write(folder.resolve("a.zip"), FILE);
        try (TestServer server = new TestServer(); Bench bench = new Bench(folder)) {
            TransferSnapshot end = bench.run(bench.request("a.zip", FILE, Source.open(server.put("a.zip", FILE))));
            assertThat(end.state()).isEqualTo(TransferState.DONE);
            assertThat(server.requests).isEmpty();
        }
    }

    @Test
    void anotherFileOfThatNameIsNeverOverwritten() throws IOException {
        Files.writeString(folder.resolve("a.zip"), "precious");
        try (TestServer server = new TestServer(); Bench bench = new Bench(folder)) {
            TransferSnapshot end = bench.run(bench.request("a.zip", FILE, Source.open(server.put("a.zip", FILE))));
            assertThat(end.target()).hasFileName("a (2).zip").hasBinaryContent(FILE);
            assertThat(folder.resolve("a.zip")).hasContent("precious");
        }
    }

    @Test
    void theSameFileIsQueuedOnceAndNamesThatDifferInCaseAreTwoFiles() throws IOException {
        byte[] other = Bench.bytes(5, MIB);
        try (TestServer server = slowServer(); Bench bench = new Bench(folder)) {
            TransferRequest request = bench.request("a.zip", FILE, Source.open(server.put("a.zip", FILE)));
            TransferId id = bench.submit(request);
            bench.await(id, now -> now.state() == TransferState.RUNNING);
            assertThat(bench.submit(request)).isEqualTo(id);
            TransferId second = bench.submit(bench.request("A.zip", other, Source.open(server.put("other.zip", other))));
            TransferId third = bench.submit(bench.request("a.zip", other, Source.open(server.put("third.zip", other))));
            assertThat(List.of(id, second, third)).doesNotHaveDuplicates();
            assertThat(bench.await(second, now -> now.state().isFinal()).target()).hasBinaryContent(other);
            assertThat(bench.await(third, now -> now.state().isFinal()).target()).hasBinaryContent(other);
            assertThat(bench.await(id, now -> now.state().isFinal()).target()).hasBinaryContent(FILE);
            assertThat(bench.manager.snapshot().stream().map(now -> now.target().toString().toLowerCase(Locale.ROOT))).doesNotHaveDuplicates();
            assertThat(bench.submit(request)).isEqualTo(id);
        }
    }

    @Test
    void aFailedTransferTriesAgainWhenAskedAgain() throws IOException {
        AtomicBoolean there = new AtomicBoolean();
        try (TestServer server = new TestServer(); Bench bench = new Bench(folder)) {
            server.with((number, request, answer) -> there.get() ? answer : new MockResponse.Builder().code(404).build());
            TransferRequest request = bench.request("a.zip", FILE, Source.open(server.put("a.zip", FILE)));
            TransferId id = bench.submit(request);
            bench.await(id, now -> now.state() == TransferState.FAILED);
            there.set(true);
            assertThat(bench.submit(request)).isEqualTo(id);
            assertThat(bench.await(id, now -> now.state().isFinal()).state()).isEqualTo(TransferState.DONE);
        }
    }

    @Test
    void aStormOfPausesAndResumesHarmsNothing() throws IOException {
        long seed = System.nanoTime();
        System.out.println("QueueTest seed " + seed);
        Random random = new Random(seed);
        try (TestServer server = slowServer(); Bench bench = new Bench(folder, new DownloadLimits(4, 4, 8, 0))) {
            List<TransferId> ids = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                ids.add(bench.submit(bench.request(i + ".zip", FILE, Source.open(server.put(i + ".zip", FILE)))));
            }
            for (int i = 0; i < 300; i++) {
                TransferId id = ids.get(random.nextInt(ids.size()));
                switch (random.nextInt(5)) {
                    case 0, 1 -> bench.manager.pause(id);
                    case 2 -> bench.manager.pauseAll();
                    case 3 -> bench.manager.resumeAll();
                    default -> bench.manager.resume(id);
                }
                LockSupport.parkNanos(random.nextInt(10_000_000));
            }
            bench.manager.resumeAll();
            for (int i = 0; i < ids.size(); i++) {
                TransferId id = ids.get(i);
                assertThat(bench.await(id, now -> {
                    if (now.state() == TransferState.PAUSED) {
                        bench.manager.resume(id);
                    }
                    return now.state().isFinal();
                }).state()).isEqualTo(TransferState.DONE);
                assertThat(folder.resolve(i + ".zip")).hasBinaryContent(FILE);
            }
        }
    }

    @Test
    void twoProgramsNeverWorkOnOneQueue() throws IOException {
        Bench bench = new Bench(folder);
        assertThatThrownBy(() -> new Bench(folder)).isInstanceOfSatisfying(StorageException.class,
                failure -> assertThat(failure.kind()).isEqualTo(StorageException.Kind.BUSY));
        bench.close();
        new Bench(folder).close();
    }

    @Test
    void theSpeedLimitHoldsAndCanBeLifted() throws IOException {
        byte[] bytes = Bench.bytes(4, 3 * MIB);
        try (TestServer server = new TestServer(); Bench bench = new Bench(folder, new DownloadLimits(1, 2, 2, MIB))) {
            long begin = System.nanoTime();
            TransferId id = bench.submit(bench.request("a.zip", bytes, Source.open(server.put("a.zip", bytes))));
            bench.await(id, now -> now.received() >= 3 * MIB / 2);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(1_000));
            bench.manager.setLimits(new DownloadLimits(1, 2, 2, 0));
            assertThat(bench.manager.limits().bytesPerSecond()).isZero();
            assertThat(bench.await(id, now -> now.state().isFinal()).state()).isEqualTo(TransferState.DONE);
        }
    }

    @Test
    void listenersHearEachStateInOrder() throws Exception {
        ConcurrentLinkedQueue<TransferState> heard = new ConcurrentLinkedQueue<>();
        try (TestServer server = new TestServer(); Bench bench = new Bench(folder)) {
            try (AutoCloseable subscription = bench.manager.listen(now -> heard.add(now.state()))) {
                assertThat(subscription).isNotNull();
                TransferId id = bench.submit(bench.request("a.zip", FILE, Source.open(server.put("a.zip", FILE))));
                bench.await(id, now -> now.state().isFinal() && heard.contains(TransferState.DONE));
            }
            assertThat(heard).containsSubsequence(TransferState.QUEUED, TransferState.STARTING, TransferState.RUNNING, TransferState.VERIFYING,
                    TransferState.DONE);
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsAFailureOfTheFile() throws IOException {
        Files.writeString(folder.resolve("file"), "x");
        try (TestServer server = new TestServer(); Bench bench = new Bench(folder)) {
            TransferSnapshot end = bench.run(TransferRequest.of(folder.resolve("file"), "a.zip", Source.open(server.put("a.zip", FILE))));
            assertThat(end.state()).isEqualTo(TransferState.FAILED);
            assertThat(end.problem().kind()).isEqualTo(FailureKind.FILE_IO);
        }
    }

    @Test
    void aFileThatCannotFitPausesWithTheReason() throws IOException {
        try (TestServer server = new TestServer(); Bench bench = new Bench(folder)) {
            TransferRequest request = new TransferRequest(folder, "a.zip", List.of(Source.open(server.put("a.zip", FILE))),
                    OptionalLong.of(1L << 60), true, List.of(), null, "", "", "");
            TransferId id = bench.submit(request);
            TransferSnapshot paused = bench.await(id, now -> now.state() == TransferState.PAUSED);
            assertThat(paused.problem().kind()).isEqualTo(FailureKind.DISK_FULL);
            assertThat(server.requests).isEmpty();
        }
    }

    @Test
    void resumingCostsNoByteTwice() throws IOException {
        try (TestServer server = slowServer(); Bench bench = new Bench(folder, new DownloadLimits(1, 1, 1, 0))) {
            TransferId id = bench.submit(bench.request("a.zip", FILE, Source.open(server.put("a.zip", FILE))));
            bench.await(id, now -> now.received() > 2 * MIB);
            bench.manager.pause(id);
            long received = bench.await(id, now -> now.state() == TransferState.PAUSED).received();
            server.requests.clear();
            bench.manager.resume(id);
            bench.await(id, now -> now.state().isFinal());
            assertThat(ranged(server)).isEqualTo(FILE.length - received);
        }
    }
}
