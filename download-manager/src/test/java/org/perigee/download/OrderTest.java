package org.perigee.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What comes first, and what a batch obeys.
@Execution(ExecutionMode.CONCURRENT)
class OrderTest {

    private static final byte[] FILE = Bench.bytes(5, 20_000);

    @TempDir
    Path folder;

    private List<TransferId> submit(Bench bench, TestServer server, int count) {
        List<TransferRequest> requests = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Source source = Source.open(server.put(i + ".bin", FILE));
            requests.add(new TransferRequest(folder, i + ".bin", List.of(source), OptionalLong.empty(), false, List.of(), null,
                    i % 2 == 0 ? "even" : "odd", "", ""));
        }
        return bench.manager.submit(requests);
    }

    private static List<String> order(DownloadManager manager) {
        return manager.snapshot().stream().map(now -> now.request().name().substring(0, 1)).toList();
    }

    private static List<String> asked(TestServer server) {
        return server.requests.stream().map(RecordedRequest::getUrl).map(url -> url.encodedPath().substring(1, 2)).distinct().toList();
    }

    private static TestServer still() throws IOException {
        return new TestServer().with((number, request, answer) -> answer.newBuilder().headersDelay(60, TimeUnit.SECONDS).build());
    }

    @Test
    void theOrderAPersonGaveIsRememberedWithPriorityAndLimit() throws IOException {
        try (TestServer server = still()) {
            TransferId limited;
            try (Bench bench = new Bench(folder)) {
                List<TransferId> ids = submit(bench, server, 6);
                bench.manager.pauseAll();
                bench.manager.move(List.of(ids.get(5), ids.get(3)), ids.get(1));
                bench.manager.move(List.of(ids.get(0)), null);
                bench.manager.move(List.of(ids.get(4)), ids.get(5));
                assertThat(order(bench.manager)).containsExactly("4", "5", "3", "1", "2", "0");
                for (int i = 0; i < 60; i++) {
                    bench.manager.move(List.of(ids.get(i % 2)), ids.get(2));
                }
                assertThat(order(bench.manager)).containsExactly("4", "5", "3", "0", "1", "2");
                limited = ids.get(2);
                bench.manager.prioritise(List.of(limited), TransferPriority.HIGH);
                bench.manager.limit(limited, 12_345);
            }
            try (Bench bench = new Bench(folder)) {
                assertThat(order(bench.manager)).containsExactly("4", "5", "3", "0", "1", "2");
                TransferPlace place = bench.manager.find(limited).orElseThrow().place();
                assertThat(place.priority()).isEqualTo(TransferPriority.HIGH);
                assertThat(place.bytesPerSecond()).isEqualTo(12_345);
            }
        }
    }

    @Test
    void whatIsUrgentStartsFirstThenTheOrderCounts() throws IOException {
        try (TestServer server = new TestServer(); Bench bench = new Bench(folder, new DownloadLimits(1, 1, 1, 0))) {
            server.with((number, request, answer) -> answer.newBuilder().headersDelay(number == 1 ? 1500 : 0, TimeUnit.MILLISECONDS).build());
            List<TransferId> ids = submit(bench, server, 5);
            bench.await(ids.getFirst(), now -> now.state() == TransferState.STARTING);
            bench.manager.prioritise(List.of(ids.get(4)), TransferPriority.HIGH);
            bench.manager.prioritise(List.of(ids.get(1)), TransferPriority.LOW);
            bench.manager.move(List.of(ids.get(3)), ids.get(2));
            ids.forEach(id -> bench.await(id, now -> now.state().isFinal()));
            assertThat(asked(server)).containsExactly("0", "4", "3", "2", "1");
        }
    }

    @Test
    void aBatchIsPausedResumedAndCancelledAsOne() throws IOException {
        try (TestServer server = still(); Bench bench = new Bench(folder)) {
            List<TransferId> ids = submit(bench, server, 4);
            bench.manager.pauseBatch("even");
            bench.await(ids.get(0), now -> now.state() == TransferState.PAUSED);
            bench.await(ids.get(2), now -> now.state() == TransferState.PAUSED);
            assertThat(bench.manager.find(ids.get(1)).orElseThrow().state()).isNotEqualTo(TransferState.PAUSED);
            bench.manager.cancelBatch("odd");
            bench.await(ids.get(1), now -> now.state() == TransferState.CANCELLED);
            bench.await(ids.get(3), now -> now.state() == TransferState.CANCELLED);
            server.with((number, request, answer) -> answer);
            bench.manager.resumeBatch("even");
            bench.await(ids.get(0), now -> now.state().isSuccess());
            bench.await(ids.get(2), now -> now.state().isSuccess());
            assertThat(bench.manager.find(ids.get(3)).orElseThrow().state()).isEqualTo(TransferState.CANCELLED);
        }
    }
}
