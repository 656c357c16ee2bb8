package org.perigee.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perigee.access.AccessException;
import org.perigee.access.Credentials;
import org.perigee.access.HttpAccess;
import org.perigee.access.Realm;

/// Links that hold a token for a day: they are renewed where they came from, and never written down.
class RenewedAddressTest {

    private static final byte[] FILE = Bench.zip(41, 3 * 1024 * 1024);
    private static final Realm REALM = new Realm("r");

    @TempDir
    Path folder;

    /// Gives the file only to those with the token of the day.
    private static TestServer server(String token) throws IOException {
        return new TestServer().with((number, request, answer) -> isLetIn(request, token) ? answer
                : new MockResponse.Builder().code(403).body("{\"ErrorMessage\":\"Forbidden\"}").build());
    }

    private static boolean isLetIn(RecordedRequest request, String token) {
        return token.equals(request.getUrl().queryParameter("_tk")) || "Basic secret".equals(request.getHeaders().get("Authorization"));
    }

    private DownloadManager open(SourceRefresher refresher, HttpAccess access) {
        return Downloads.open(new DownloadSettings(folder.resolve("transfers.db"), DownloadLimits.DEFAULT, access, Clock.systemUTC(),
                Duration.ofSeconds(2), Duration.ofSeconds(10)).withRefresher(refresher));
    }

    private TransferRequest request(URI address, String realm) {
        return new TransferRequest(folder, "a.zip", List.of(new Source(address, 1, realm, "")), OptionalLong.empty(), false, List.of(), null, "", "a",
                "https://archive.example/orders/1.meta4?token=S3CR3T");
    }

    private static TransferSnapshot end(DownloadManager manager, TransferId id) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        TransferSnapshot now = manager.find(id).orElseThrow();
        while (!now.state().isFinal() && now.state() != TransferState.WAITING_FOR_SIGN_IN) {
            assertThat(System.nanoTime()).as("%s %s", now.state(), now.problem()).isLessThan(deadline);
            Thread.onSpinWait();
            now = manager.find(id).orElseThrow();
        }
        return now;
    }

    private static URI with(URI address, String token) {
        return URI.create(address + "?_tk=" + token);
    }

    @Test
    void aLinkThatHasRunOutIsRenewedWhereItCameFrom() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        try (TestServer server = server("todays-token")) {
            URI address = server.put("a.zip", FILE);
            SourceRefresher refresher = (request, scope) -> {
                asked.incrementAndGet();
                return List.of(Source.open(with(address, "todays-token")));
            };
            try (DownloadManager manager = open(refresher, HttpAccess.anonymous())) {
                TransferSnapshot end = end(manager, manager.submit(List.of(request(with(address, "yesterdays-token"), ""))).getFirst());
                assertThat(end.state()).as("%s", end.problem()).isEqualTo(TransferState.DONE_NOT_VERIFIABLE);
                assertThat(end.target()).hasBinaryContent(FILE);
                assertThat(asked).hasValue(1);
            }
        }
        assertThatNothingHolds("yesterdays-token", "todays-token", "S3CR3T");
    }

    @Test
    void whatWasWrittenDownHasNoSecretAndIsRenewedBeforeItGoesOn() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        try (TestServer server = server("t0k3n")) {
            URI address = server.put("a.zip", FILE);
            SourceRefresher refresher = (request, scope) -> {
                asked.incrementAndGet();
                assertThat(request.sources()).singleElement().matches(Source::stale).matches(source -> source.uri().equals(address));
                return List.of(Source.open(with(address, "t0k3n")));
            };
            server.with((number, request, answer) -> number < 3 ? new MockResponse.Builder().code(503).addHeader("Retry-After", "3600").build() : answer);
            TransferId id;
            try (DownloadManager manager = open(refresher, HttpAccess.anonymous())) {
                id = manager.submit(List.of(request(with(address, "t0k3n"), ""))).getFirst();
                manager.pause(id);
            }
            assertThatNothingHolds("t0k3n", "S3CR3T");
            server.with((number, request, answer) -> isLetIn(request, "t0k3n") ? answer : new MockResponse.Builder().code(403).build());
            try (DownloadManager manager = open(refresher, HttpAccess.anonymous())) {
                manager.resume(id);
                assertThat(end(manager, id).state()).isEqualTo(TransferState.DONE_NOT_VERIFIABLE);
                assertThat(asked).hasValue(1);
            }
        }
    }

    @Test
    void withoutAnOriginASignInOpensTheSameAddressAndThePasswordNeverMeetsTheToken() throws IOException {
        try (TestServer server = server("none"); HttpAccess access = HttpAccess.anonymous()) {
            URI address = server.put("a.zip", FILE);
            access.register(new Basic(address.getHost()));
            try (DownloadManager manager = open(SourceRefresher.NONE, access)) {
                TransferSnapshot end = end(manager, manager.submit(List.of(request(with(address, "yesterdays-token"), "r"))).getFirst());
                assertThat(end.state()).as("%s", end.problem()).isEqualTo(TransferState.DONE_NOT_VERIFIABLE);
            }
            assertThat(server.requests).noneMatch(request -> request.getUrl().queryParameter("_tk") != null && request.getHeaders().get("Authorization") != null);
        }
    }

    @Test
    void aLinkThatNobodyCanRenewSaysWhatToDo() throws IOException {
        try (TestServer server = server("none"); DownloadManager manager = open(SourceRefresher.NONE, HttpAccess.anonymous())) {
            TransferSnapshot end = end(manager, manager.submit(List.of(request(with(server.put("a.zip", FILE), "yesterdays-token"), ""))).getFirst());
            assertThat(end.state()).isEqualTo(TransferState.FAILED);
            assertThat(end.problem().kind()).isEqualTo(FailureKind.FORBIDDEN);
            assertThat(end.problem().message()).contains("run out", "again").doesNotContain("yesterdays-token");
            assertThat(server.requests).hasSize(1);
        }
    }

    @Test
    void freshLinksThatDoNotHelpAreNotAskedForForever() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        try (TestServer server = server("none")) {
            URI address = server.put("a.zip", FILE);
            SourceRefresher refresher = (request, scope) -> List.of(Source.open(with(address, "x" + asked.incrementAndGet())));
            try (DownloadManager manager = open(refresher, HttpAccess.anonymous())) {
                assertThat(end(manager, manager.submit(List.of(request(with(address, "yesterdays-token"), ""))).getFirst()).state()).isEqualTo(TransferState.FAILED);
            }
            assertThat(asked.get()).isBetween(1, 3);
        }
    }

    @Test
    void whoMustSignInToRenewIsTold() throws IOException {
        SourceRefresher refresher = (request, scope) -> {
            throw AccessException.of(org.perigee.access.FailureKind.AUTHENTICATION, "https://archive.example/orders/1", "Sign in", null);
        };
        try (TestServer server = server("none"); DownloadManager manager = open(refresher, HttpAccess.anonymous())) {
            TransferSnapshot end = end(manager, manager.submit(List.of(request(with(server.put("a.zip", FILE), "yesterdays-token"), ""))).getFirst());
            assertThat(end.state()).isEqualTo(TransferState.WAITING_FOR_SIGN_IN);
        }
    }

    private void assertThatNothingHolds(String... secrets) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).filter(path -> !path.endsWith("a.zip")).toList()) {
                String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertThat(content).as(file.toString()).doesNotContain(secrets);
            }
        }
    }

    /// A realm of one host.
    private record Basic(String host) implements Credentials {

        @Override
        public Realm realm() {
            return REALM;
        }

        @Override
        public boolean covers(HttpUrl url) {
            return url.host().equals(host);
        }

        @Override
        public Request authorize(Request request) {
            return request.newBuilder().header("Authorization", "Basic secret").build();
        }

        @Override
        public java.util.Optional<Request> renew(Request rejected) {
            return java.util.Optional.empty();
        }
    }
}
