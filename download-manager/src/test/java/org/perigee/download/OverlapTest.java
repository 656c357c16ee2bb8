package org.perigee.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Servers whose parts of a file look right and are not, where no digest would tell.
@Execution(ExecutionMode.CONCURRENT)
class OverlapTest {

    private static final int MIB = 1024 * 1024;
    private static final int OVERLAP = 8 * 1024;
    private static final byte[] FILE = Bench.bytes(21, 6 * MIB);
    private static final byte[] OTHER = Bench.bytes(22, 6 * MIB);
    private static final DownloadLimits ONE_CONNECTION = new DownloadLimits(1, 1, 1, 0);

    @TempDir
    Path folder;

    private static Source source(URI uri, int priority) {
        return new Source(uri, priority, "", "mirror " + priority);
    }

    private static MockResponse slow(MockResponse answer) {
        return answer.newBuilder().throttleBody(64 * 1024, 10, TimeUnit.MILLISECONDS).build();
    }

    private static int from(RecordedRequest request) {
        String range = request.getHeaders().get("Range");
        return range == null ? 0 : Integer.parseInt(range.substring("bytes=".length(), range.indexOf('-')));
    }

    /// Says that it sends what was asked for, and sends what stands seven bytes further on.
    private static MockResponse shifted(RecordedRequest request, MockResponse honest) {
        if (from(request) == 0) {
            return honest;
        }
        int length = Integer.parseInt(honest.getHeaders().get("Content-Length"));
        byte[] bytes = Arrays.copyOfRange(FILE, from(request) + 7, from(request) + 7 + length);
        return honest.newBuilder().body(new Buffer().write(bytes)).build();
    }

    private void isRight(TransferSnapshot end, byte[] expected) {
        assertThat(end.problem()).isNull();
        assertThat(end.state()).isEqualTo(TransferState.DONE_NOT_VERIFIABLE);
        assertThat(end.target()).hasBinaryContent(expected);
    }

    @Test
    void shiftedPartsOfSeveralConnectionsAreFoundOut() throws IOException {
        AtomicBoolean lied = new AtomicBoolean();
        try (TestServer server = new TestServer(); Bench bench = new Bench(folder)) {
            server.with((number, request, answer) -> {
                lied.compareAndSet(false, from(request) > 0);
                return slow(shifted(request, answer));
            });
            isRight(bench.run(bench.request("a.bin", Source.open(server.put("a.bin", FILE)))), FILE);
            assertThat(lied).as("asked for parts").isTrue();
            assertThat(server.requests.getLast().getHeaders().get("Range")).as("the last request").isNull();
        }
    }

    @Test
    void aShiftedRestOfACutAnswerIsNeverWritten() throws IOException {
        try (TestServer server = new TestServer(); Bench bench = new Bench(folder, ONE_CONNECTION)) {
            server.with((number, request, answer) -> number == 1 ? answer.newBuilder().onResponseBody(new SocketEffect.CloseSocket()).build()
                    : shifted(request, answer));
            isRight(bench.run(bench.request("a.bin", Source.open(server.put("a.bin", FILE)))), FILE);
        }
    }

    @Test
    void aMirrorsOtherVersionOfTheSameLengthIsLeftOut() throws IOException {
        try (TestServer first = new TestServer(); TestServer second = new TestServer(); Bench bench = new Bench(folder)) {
            first.with((number, request, answer) -> slow(answer));
            second.with((number, request, answer) -> slow(answer));
            isRight(bench.run(bench.request("a.bin", source(first.put("a.bin", FILE), 1), source(second.put("a.bin", OTHER), 2))), FILE);
            assertThat(second.requests).isNotEmpty();
        }
    }

    @Test
    void aMirrorThatIsLeftAloneWithAnotherVersionDeliversAllOfIt() throws IOException {
        try (TestServer first = new TestServer(); TestServer second = new TestServer(); Bench bench = new Bench(folder, ONE_CONNECTION)) {
            first.with((number, request, answer) -> number == 1 ? answer.newBuilder().onResponseBody(new SocketEffect.CloseSocket()).build()
                    : new MockResponse.Builder().code(404).build());
            isRight(bench.run(bench.request("a.bin", source(first.put("a.bin", FILE), 1), source(second.put("a.bin", OTHER), 2))), OTHER);
        }
    }

    @Test
    void aFileThatChangedBetweenRunsButKeptItsVersionStartsOver() throws IOException {
        try (TestServer server = new TestServer(); Bench bench = new Bench(folder, ONE_CONNECTION)) {
            server.with((number, request, answer) -> slow(TestServer.answer(request, FILE, "\"same\"")));
            TransferId id = bench.submit(bench.request("a.bin", Source.open(server.put("a.bin", FILE))));
            bench.await(id, now -> now.received() > MIB);
            bench.manager.pause(id);
            bench.await(id, now -> now.state() == TransferState.PAUSED);
            server.with((number, request, answer) -> TestServer.answer(request, OTHER, "\"same\""));
            bench.manager.resume(id);
            isRight(bench.await(id, now -> now.state().isFinal()), OTHER);
        }
    }

    /// Sends no more than 400,000 bytes at a time, so that the file takes many requests one after the other.
    private long sent(boolean digestKnown) throws IOException {
        AtomicLong sent = new AtomicLong();
        try (TestServer server = new TestServer(); Bench bench = new Bench(folder, ONE_CONNECTION)) {
            server.with((number, request, answer) -> {
                int to = Math.min(FILE.length, from(request) + 400_000);
                sent.addAndGet(to - from(request));
                return new MockResponse.Builder().code(206).addHeader("ETag", "\"x\"")
                        .addHeader("Content-Range", "bytes " + from(request) + "-" + (to - 1) + "/" + FILE.length)
                        .body(new Buffer().write(FILE, from(request), to - from(request))).build();
            });
            Source source = Source.open(server.put("a.bin", FILE));
            TransferSnapshot end = bench.run(digestKnown ? bench.request("a.bin", FILE, source) : bench.request("a.bin", source));
            assertThat(end.target()).hasBinaryContent(FILE);
        }
        return sent.get();
    }

    @Test
    void anHonestServerSendsOneOverlapAndNoMore() throws IOException {
        assertThat(sent(false)).isEqualTo(FILE.length + OVERLAP);
    }

    @Test
    void nothingIsSentTwiceWhereADigestTells() throws IOException {
        assertThat(sent(true)).isEqualTo(FILE.length);
    }

    @Test
    void honestMirrorsAreFoundHonest() throws IOException {
        try (TestServer first = new TestServer(); TestServer second = new TestServer(); Bench bench = new Bench(folder)) {
            for (TestServer server : List.of(first, second)) {
                server.with((number, request, answer) -> slow(answer));
            }
            isRight(bench.run(bench.request("a.bin", source(first.put("a.bin", FILE), 1), source(second.put("a.bin", FILE), 2))), FILE);
            assertThat(second.requests).as("asked of the second").isNotEmpty();
            assertThat(first.requests.stream().filter(request -> from(request) == 0)).as("starts from the first byte").hasSize(1);
            assertThat(second.requests).as("starts from the first byte").allMatch(request -> from(request) > 0);
        }
    }
}
