package org.perigee.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.perigee.access.Credentials;
import org.perigee.access.Realm;

/// Several sources for one file.
@Execution(ExecutionMode.CONCURRENT)
class MirrorTest {

    private static final int MIB = 1024 * 1024;
    private static final byte[] FILE = Bench.bytes(11, 6 * MIB);

    @TempDir
    Path folder;

    private static Source source(URI uri, int priority) {
        return new Source(uri, priority, "", "mirror " + priority);
    }

    @Test
    void takesOverFromASourceThatHasNothing() throws IOException {
        try (TestServer empty = new TestServer(); TestServer good = new TestServer(); Bench bench = new Bench(folder)) {
            TransferSnapshot end = bench.run(bench.request("a.zip", FILE, source(empty.server.url("/a.zip").uri(), 1), source(good.put("a.zip", FILE), 2)));
            assertThat(end.state()).isEqualTo(TransferState.DONE);
            assertThat(end.target()).hasBinaryContent(FILE);
            assertThat(empty.requests).hasSize(1);
            assertThat(end.source()).isEqualTo("mirror 2");
        }
    }

    @Test
    void dropsASourceOfAnotherFileWithoutHarm() throws IOException {
        byte[] other = Bench.bytes(12, 5 * MIB);
        try (TestServer wrong = new TestServer(); TestServer good = new TestServer(); Bench bench = new Bench(folder)) {
            TransferSnapshot end = bench.run(bench.request("a.zip", FILE, source(wrong.put("a.zip", other), 1), source(good.put("a.zip", FILE), 2)));
            assertThat(end.state()).isEqualTo(TransferState.DONE);
            assertThat(end.target()).hasBinaryContent(FILE);
        }
    }

    @Test
    void fetchesAFileWithAWrongDigestFromTheOthers() throws IOException {
        byte[] wrong = FILE.clone();
        wrong[100] ^= 1;
        try (TestServer lying = new TestServer(); TestServer good = new TestServer();
                Bench bench = new Bench(folder, new DownloadLimits(1, 1, 1, 0))) {
            TransferSnapshot end = bench.run(bench.request("a.zip", FILE, source(lying.put("a.zip", wrong), 1), source(good.put("a.zip", FILE), 2)));
            assertThat(end.problem()).isNull();
            assertThat(end.state()).isEqualTo(TransferState.DONE);
            assertThat(end.target()).hasBinaryContent(FILE);
        }
    }

    @Test
    void fetchesOnlyTheWrongPieceAgainAndFromAnother() throws IOException {
        byte[] wrong = FILE.clone();
        wrong[2 * MIB + 5] ^= 1;
        List<String> hashes = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            hashes.add(Bench.hash("SHA-1", Arrays.copyOfRange(FILE, i * MIB, (i + 1) * MIB)));
        }
        try (TestServer lying = new TestServer(); TestServer good = new TestServer();
                Bench bench = new Bench(folder, new DownloadLimits(1, 1, 1, 0))) {
            TransferRequest request = new TransferRequest(folder, "a.zip", List.of(source(lying.put("a.zip", wrong), 1), source(good.put("a.zip", FILE), 2)),
                    OptionalLong.of(FILE.length), true, List.of(Bench.sha256(FILE)), new Pieces("sha-1", MIB, hashes), "", "", "");
            TransferSnapshot end = bench.run(request);
            assertThat(end.state()).isEqualTo(TransferState.DONE);
            assertThat(end.target()).hasBinaryContent(FILE);
            assertThat(good.requests.stream().map(asked -> asked.getHeaders().get("Range"))).contains("bytes=" + 2 * MIB + "-" + (3 * MIB - 1));
        }
    }

    @Test
    void credentialsGoOnlyToTheSourceOfTheirRealm() throws IOException {
        try (TestServer closed = new TestServer(); TestServer open = new TestServer(); Bench bench = new Bench(folder)) {
            bench.access.register(new Key(closed.server.getPort()));
            URI first = closed.put("a.zip", FILE);
            Key.guard(closed);
            slow(open);
            TransferSnapshot end = bench.run(bench.request("a.zip", FILE, new Source(first, 1, "r", ""), source(open.put("a.zip", FILE), 1)));
            assertThat(end.state()).isEqualTo(TransferState.DONE);
            assertThat(open.requests).allMatch(request -> request.getHeaders().get("Authorization") == null);
            assertThat(closed.requests).isNotEmpty().allMatch(request -> "Key 1".equals(request.getHeaders().get("Authorization")));
        }
    }

    @Test
    void theRedirectsTargetNeverSeesTheCredentials() throws IOException {
        try (TestServer closed = new TestServer(); TestServer open = new TestServer(); Bench bench = new Bench(folder)) {
            bench.access.register(new Key(closed.server.getPort()));
            URI elsewhere = open.put("a.zip", FILE);
            closed.with((number, request, answer) -> new MockResponse.Builder().code(302).addHeader("Location", elsewhere).build());
            TransferSnapshot end = bench.run(bench.request("a.zip", FILE, new Source(closed.server.url("/a.zip").uri(), 1, "r", "")));
            assertThat(end.state()).isEqualTo(TransferState.DONE);
            assertThat(closed.requests).allMatch(request -> "Key 1".equals(request.getHeaders().get("Authorization")));
            assertThat(open.requests).isNotEmpty().allMatch(request -> request.getHeaders().get("Authorization") == null);
        }
    }

    @Test
    void waitsForASignInAndGoesOnAfterIt() throws IOException {
        try (TestServer closed = new TestServer(); Bench bench = new Bench(folder)) {
            URI uri = closed.put("a.zip", FILE);
            Key.guard(closed);
            TransferId id = bench.submit(bench.request("a.zip", FILE, new Source(uri, 1, "r", "")));
            TransferSnapshot waits = bench.await(id, now -> now.state() == TransferState.WAITING_FOR_SIGN_IN);
            assertThat(waits.problem().kind()).isEqualTo(FailureKind.AUTHENTICATION);
            assertThat(waits.problem().retryAt()).isNull();
            bench.access.register(new Key(closed.server.getPort()));
            bench.manager.resume(id);
            assertThat(bench.await(id, now -> now.state().isFinal()).state()).isEqualTo(TransferState.DONE);
        }
    }

    @Test
    void aHostsLimitCountsOverAllTransfers() throws IOException {
        AtomicInteger open = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (TestServer server = new TestServer(); Bench bench = new Bench(folder, new DownloadLimits(6, 4, 2, 0))) {
            server.with((number, request, answer) -> {
                most.accumulateAndGet(open.incrementAndGet(), Math::max);
                TimeUnit.MILLISECONDS.sleep(20);
                open.decrementAndGet();
                return answer;
            });
            List<TransferId> ids = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                ids.add(bench.submit(bench.request(i + ".bin", Source.open(server.put(i + ".bin", Bench.bytes(i, 50_000))))));
            }
            ids.forEach(id -> assertThat(bench.await(id, now -> now.state().isFinal()).state().isSuccess()).isTrue());
            assertThat(most.get()).isEqualTo(2);
        }
    }

    private static void slow(TestServer server) {
        server.with((number, request, answer) -> answer.newBuilder().throttleBody(64 * 1024, 20, TimeUnit.MILLISECONDS).build());
    }

    private record Key(int port) implements Credentials {

        static void guard(TestServer server) {
            server.with((number, request, answer) -> {
                if ("Key 1".equals(request.getHeaders().get("Authorization"))) {
                    return answer.newBuilder().throttleBody(64 * 1024, 20, TimeUnit.MILLISECONDS).build();
                }
                return new MockResponse.Builder().code(401).body("{\"detail\":\"Sign in\"}").build();
            });
        }

        @Override
        public Realm realm() {
            return new Realm("r");
        }

        @Override
        public boolean covers(HttpUrl url) {
            return url.port() == port;
        }

        @Override
        public Request authorize(Request request) {
            return request.newBuilder().header("Authorization", "Key 1").build();
        }

        @Override
        public Optional<Request> renew(Request rejected) {
            return Optional.empty();
        }
    }
}
