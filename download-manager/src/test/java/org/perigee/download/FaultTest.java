package org.perigee.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import okio.BufferedSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.perigee.access.HttpAccess;

/// What servers do wrong, and what becomes of the file.
@Execution(ExecutionMode.CONCURRENT)
class FaultTest {

    private static final int MIB = 1024 * 1024;
    private static final byte[] FILE = Bench.zip(7, 3 * MIB);
    private static final String PAGE = "<!DOCTYPE html><html><head><title>Please sign in</title></head><body>…</body></html>";

    @TempDir
    Path folder;

    private TransferSnapshot run(TestServer.Fault fault, boolean digestKnown) throws IOException {
        try (TestServer server = new TestServer(); Bench bench = new Bench(folder)) {
            Source source = Source.open(server.put("a.zip", FILE));
            server.with(fault);
            return bench.run(digestKnown ? bench.request("a.zip", FILE, source) : bench.request("a.zip", source));
        }
    }

    private void comesThrough(TestServer.Fault fault) throws IOException {
        comesThrough(fault, true);
        Files.delete(folder.resolve("a.zip"));
        comesThrough(fault, false);
    }

    private void comesThrough(TestServer.Fault fault, boolean digestKnown) throws IOException {
        TransferSnapshot end = run(fault, digestKnown);
        assertThat(end.problem()).isNull();
        assertThat(end.state()).isEqualTo(digestKnown ? TransferState.DONE : TransferState.DONE_NOT_VERIFIABLE);
        assertThat(end.target()).hasBinaryContent(FILE);
    }

    private TransferProblem fails(TestServer.Fault fault, FailureKind kind) throws IOException {
        TransferSnapshot end = run(fault, true);
        assertThat(end.state()).isEqualTo(TransferState.FAILED);
        assertThat(end.problem().kind()).as(end.problem().message()).isEqualTo(kind);
        assertThat(folder.resolve("a.zip")).doesNotExist();
        return end.problem();
    }

    private static MockResponse status(int code, String... header) {
        MockResponse.Builder answer = new MockResponse.Builder().code(code).body("{\"detail\":\"not just now\"}");
        for (int i = 0; i < header.length; i += 2) {
            answer.addHeader(header[i], header[i + 1]);
        }
        return answer.build();
    }

    @Test
    void goesOnWhereAnAnswerWasCut() throws IOException {
        comesThrough((number, request, answer) -> number <= 2 ? answer.newBuilder().onResponseBody(new SocketEffect.CloseSocket()).build() : answer);
    }

    @Test
    void triesAgainWhenTheConnectionClosesWithoutAnAnswer() throws IOException {
        comesThrough((number, request, answer) -> number <= 2 ? answer.newBuilder().onResponseStart(new SocketEffect.CloseSocket()).build() : answer);
    }

    @Test
    void givesUpASilentConnectionAndGoesOn() throws IOException {
        comesThrough((number, request, answer) -> number == 1 ? answer.newBuilder().onResponseBody(SocketEffect.Stall.INSTANCE).build() : answer, true);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 429, 408})
    void triesAgainAfter(int status) throws IOException {
        comesThrough((number, request, answer) -> number == 1 ? status(status) : answer, true);
    }

    @Test
    void leavesAHostAloneAsLongAsItAsks() throws IOException {
        Map<Integer, Instant> asked = new ConcurrentHashMap<>();
        comesThrough((number, request, answer) -> {
            asked.put(number, Instant.now());
            return number == 1 ? status(429, "Retry-After", "2") : answer;
        }, true);
        assertThat(Duration.between(asked.get(1), asked.get(2))).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void understandsARetryAfterDate() throws IOException {
        Map<Integer, Instant> asked = new ConcurrentHashMap<>();
        Instant[] until = new Instant[1];
        comesThrough((number, request, answer) -> {
            asked.put(number, Instant.now());
            if (number > 1) {
                return answer;
            }
            until[0] = Instant.now().plusSeconds(3).truncatedTo(ChronoUnit.SECONDS);
            return status(503, "Retry-After", DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT).format(until[0].atZone(ZoneOffset.UTC)));
        }, true);
        assertThat(asked.get(2)).isAfterOrEqualTo(until[0]);
    }

    @Test
    void takesTheWholeFileFromAServerWithoutRanges() throws IOException {
        comesThrough((number, request, answer) -> whole(FILE).build());
    }

    @Test
    void startsOverAtAServerWithoutRangesThatCutItsAnswer() throws IOException {
        comesThrough((number, request, answer) -> number == 1 ? whole(FILE).onResponseBody(new SocketEffect.CloseSocket()).build() : whole(FILE).build());
    }

    private static MockResponse.Builder whole(byte[] bytes) {
        return new MockResponse.Builder().body(new Buffer().write(bytes));
    }

    @Test
    void startsOverWhenTheFileHasChanged() throws IOException {
        byte[] newer = Bench.zip(8, 3 * MIB + 5);
        TransferSnapshot end = run((number, request, answer) -> number == 1 ? answer.newBuilder().onResponseBody(new SocketEffect.CloseSocket()).build()
                : TestServer.answer(request, newer, TestServer.etag(newer)), false);
        assertThat(end.state()).isEqualTo(TransferState.DONE_NOT_VERIFIABLE);
        assertThat(end.target()).hasBinaryContent(newer);
    }

    @Test
    void neverMixesVersionsThoughTheServerIgnoresTheCondition() throws IOException {
        byte[] newer = Bench.zip(9, 3 * MIB);
        TransferSnapshot end = run((number, request, answer) -> number == 1 ? answer.newBuilder().onResponseBody(new SocketEffect.CloseSocket()).build()
                : TestServer.answer(withoutCondition(request), newer, TestServer.etag(newer)), false);
        assertThat(end.target()).hasBinaryContent(newer);
    }

    private static RecordedRequest withoutCondition(RecordedRequest request) {
        return new RecordedRequest(request.getConnectionIndex(), request.getExchangeIndex(), request.getHandshake(),
                request.getHandshakeServerNames(), request.getMethod(), request.getTarget(), request.getVersion(), request.getUrl(),
                request.getHeaders().newBuilder().removeAll("If-Range").build(), request.getBody(), request.getBodySize(), request.getChunkSizes(),
                request.getFailure());
    }

    @Test
    void distrustsAPartThatStartsElsewhere() throws IOException {
        comesThrough((number, request, answer) -> {
            if (number == 1) {
                return answer.newBuilder().onResponseBody(new SocketEffect.CloseSocket()).build();
            }
            boolean ranged = request.getHeaders().get("Range") != null;
            return ranged ? new MockResponse.Builder().code(206).addHeader("ETag", TestServer.etag(FILE))
                    .addHeader("Content-Range", "bytes 10-" + (FILE.length - 1) + "/" + FILE.length).body(new Buffer().write(FILE, 10, FILE.length - 10)).build()
                    : whole(FILE).build();
        });
    }

    @Test
    void asksForTheWholeWhenEveryRangeIsRefused() throws IOException {
        comesThrough((number, request, answer) -> request.getHeaders().get("Range") == null ? whole(FILE).build()
                : status(416, "Content-Range", "bytes */" + FILE.length));
    }

    @Test
    void takesAPartWithTheWrongStatusForWhatItIs() throws IOException {
        comesThrough((number, request, answer) -> number == 1 ? answer.newBuilder().onResponseBody(new SocketEffect.CloseSocket()).build()
                : answer.newBuilder().code(200).build());
    }

    @Test
    void followsASenderOfSmallParts() throws IOException {
        comesThrough((number, request, answer) -> {
            String[] ends = request.getHeaders().get("Range").substring("bytes=".length()).split("-", -1);
            int from = Integer.parseInt(ends[0]);
            int to = Math.min(ends[1].isEmpty() ? FILE.length : Integer.parseInt(ends[1]) + 1, from + 400_000);
            return new MockResponse.Builder().code(206).addHeader("ETag", "\"x\"").addHeader("Content-Range", "bytes " + from + "-" + (to - 1) + "/"
                    + FILE.length).body(new Buffer().write(FILE, from, to - from)).build();
        });
    }

    @Test
    void neverTakesAPageForTheFile() throws IOException {
        TransferProblem problem = fails((number, request, answer) -> new MockResponse.Builder().addHeader("Content-Type", "text/html").body(PAGE).build(),
                FailureKind.NOT_THE_FILE);
        assertThat(problem.message()).contains("Please sign in");
    }

    @Test
    void neverTakesAnErrorDocumentForTheFile() throws IOException {
        TransferSnapshot end = run((number, request, answer) -> new MockResponse.Builder().addHeader("Content-Type", "application/json")
                .body("{\"detail\":\"Product is offline\"}").build(), false);
        assertThat(end.state()).isEqualTo(TransferState.FAILED);
        assertThat(end.problem().kind()).isEqualTo(FailureKind.NOT_THE_FILE);
        assertThat(end.problem().message()).contains("Product is offline");
    }

    @Test
    void getsOverAPageThatComesOnce() throws IOException {
        comesThrough((number, request, answer) -> number == 1 ? new MockResponse.Builder().addHeader("Content-Type", "text/html").body(PAGE).build() : answer);
    }

    @Test
    void aDocumentThatWasAskedForIsTheFile() throws IOException {
        byte[] json = "{\"type\":\"Feature\"}".getBytes(StandardCharsets.UTF_8);
        try (TestServer server = new TestServer(); Bench bench = new Bench(folder)) {
            URI uri = server.put("item", json);
            server.with((number, request, answer) -> answer.newBuilder().setHeader("Content-Type", "application/json").build());
            assertThat(bench.run(bench.request("item.json", Source.open(uri))).state()).isEqualTo(TransferState.DONE_NOT_VERIFIABLE);
        }
    }

    @Test
    void whatIsNotThereFailsAtOnceAndLeavesNothing() throws IOException {
        assertThat(fails((number, request, answer) -> status(404), FailureKind.NOT_FOUND).message()).contains("not just now");
        assertThat(folder).isDirectoryNotContaining(path -> path.getFileName().toString().contains("a.zip"));
    }

    @Test
    void aRefusalIsToldInTheServersWords() throws IOException {
        assertThat(fails((number, request, answer) -> new MockResponse.Builder().code(403).body("{\"message\":\"No licence for this collection\"}").build(),
                FailureKind.FORBIDDEN).message()).contains("No licence for this collection");
    }

    @Test
    void anotherLengthThanPromisedIsAFailure() throws IOException {
        fails((number, request, answer) -> {
            byte[] shorter = Bench.zip(7, 2 * MIB);
            return TestServer.answer(request, shorter, TestServer.etag(shorter));
        }, FailureKind.SIZE);
    }

    @Test
    void wrongBytesAreFetchedOnceMoreThenKeptAside() throws IOException {
        byte[] wrong = FILE.clone();
        wrong[MIB] ^= 1;
        TransferProblem problem = fails((number, request, answer) -> TestServer.answer(request, wrong, "\"w\""), FailureKind.CHECKSUM);
        assertThat(problem.message()).contains(Bench.sha256(FILE).hex()).contains(Bench.sha256(wrong).hex());
        assertThat(folder.resolve("a.zip.part.bad")).hasBinaryContent(wrong);
        assertThat(folder.resolve("a.zip.part")).doesNotExist();
        assertThat(folder.resolve("a.zip.part.json")).doesNotExist();
    }

    @Test
    void bytesThatWereWrongOnceAreFetchedAgain() throws IOException {
        byte[] wrong = FILE.clone();
        wrong[MIB] ^= 1;
        comesThrough((number, request, answer) -> number == 1 ? TestServer.answer(request, wrong, TestServer.etag(FILE)) : answer, true);
    }

    @Test
    void anAnswerWithoutALengthEndsWhereItEnds() throws IOException {
        comesThrough((number, request, answer) -> new MockResponse.Builder().chunkedBody(new Buffer().write(FILE), 50_000).build());
    }

    @Test
    void aCutAnswerWithoutALengthIsNoFile() throws IOException {
        comesThrough((number, request, answer) -> {
            MockResponse.Builder chunked = new MockResponse.Builder().chunkedBody(new Buffer().write(FILE), 50_000);
            return (number == 1 ? chunked.onResponseBody(new SocketEffect.CloseSocket()) : chunked).build();
        });
    }

    @Test
    void unpacksWhatTheServerPackedUnasked() throws IOException {
        comesThrough((number, request, answer) -> new MockResponse.Builder().addHeader("Content-Encoding", "gzip").body(packed()).build());
    }

    @Test
    void aTruncatedPackedAnswerIsNoFile() throws IOException {
        fails((number, request, answer) -> {
            Buffer packed = packed();
            Buffer less = new Buffer();
            less.write(packed, packed.size() - 5_000);
            return new MockResponse.Builder().addHeader("Content-Encoding", "gzip").body(less).build();
        }, FailureKind.NETWORK);
    }

    private static Buffer packed() {
        Buffer packed = new Buffer();
        try (BufferedSink sink = Okio.buffer(new GzipSink(packed))) {
            sink.write(FILE);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return packed;
    }

    @Test
    void failsAfterItsPatienceNotAfterANumberOfTries() throws IOException {
        try (TestServer server = new TestServer();
                Bench bench = new Bench(folder, DownloadLimits.DEFAULT, HttpAccess.anonymous(), Duration.ofSeconds(1), Duration.ofSeconds(3))) {
            server.with((number, request, answer) -> status(500));
            TransferSnapshot end = bench.run(bench.request("a.zip", Source.open(server.put("a.zip", FILE))));
            assertThat(end.state()).isEqualTo(TransferState.FAILED);
            assertThat(end.problem().kind()).isEqualTo(FailureKind.SERVER);
            assertThat(server.requests.size()).isBetween(2, 6);
        }
    }

    @Test
    void aRedirectInCirclesFails() throws IOException {
        fails((number, request, answer) -> new MockResponse.Builder().code(302).addHeader("Location", "/a.zip").build(), FailureKind.PROTOCOL);
    }

    @Test
    void anUnsafeNameIsRefusedBeforeAnythingIsAsked() throws IOException {
        try (TestServer server = new TestServer(); Bench bench = new Bench(folder.resolve("in"))) {
            for (String name : List.of("../a.zip", "/etc/a.zip", "x/../../a.zip", "..\\a.zip", "C:\\a.zip", "CON", "a/%2e%2e/b")) {
                TransferSnapshot end = bench.run(bench.request(name, Source.open(server.put("a.zip", FILE))));
                assertThat(end.state()).as(name).isEqualTo(TransferState.FAILED);
                assertThat(end.problem().kind()).isEqualTo(FailureKind.UNSAFE_NAME);
            }
            assertThat(server.requests).isEmpty();
            assertThat(folder.resolve("a.zip")).doesNotExist();
        }
    }
}
