package org.perigee.stac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.perigee.stac.StacServer.json;
import static org.perigee.stac.StacServer.page;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.perigee.access.AccessException;
import org.perigee.access.CallScope;
import org.perigee.access.FailureKind;
import org.perigee.access.HttpAccess;

/// What goes wrong has a kind, and what only looks wrong is read.
@Timeout(60)
class FaultsTest {

    private final HttpAccess access = HttpAccess.builder().readTimeout(Duration.ofMillis(700)).build();
    private StacServer server;

    @BeforeEach
    void start() throws Exception {
        server = new StacServer().landing(List.of("POST"));
    }

    @AfterEach
    void stop() {
        server.close();
        access.close();
    }

    private AccessException failure() {
        return catchThrowableOfType(AccessException.class, () -> StacClient.open(server.root(), access, StacDialect.STANDARD)
                .search(StacSearchRequest.builder().build()).walk(new CallScope()).next());
    }

    @Test
    void aFailingServerIsNamedWithItsOwnWords() {
        server.on("/search", request -> new MockResponse.Builder().code(500).body("{\"code\":\"X\",\"description\":\"database gone\"}").build());
        assertThat(failure().kind()).isEqualTo(FailureKind.SERVER);
        assertThat(failure()).hasMessageContaining("database gone");
    }

    @Test
    void aBusyServerSaysWhenToComeBack() {
        server.on("/search", request -> new MockResponse.Builder().code(429).addHeader("Retry-After", "30").build());
        assertThat(failure().kind()).isEqualTo(FailureKind.THROTTLED);
        assertThat(failure().retryAfter()).contains(Duration.ofSeconds(30));
    }

    @Test
    void aServerThatHangsIsGivenUp() {
        server.on("/search", request -> new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
        assertThat(failure().kind()).isEqualTo(FailureKind.TIMEOUT);
    }

    @Test
    void aBodyThatIsCutIsAFailureOfTheNetwork() {
        server.on("/search", request -> json(page("", "a")).newBuilder().onResponseBody(SocketEffect.ShutdownConnection.INSTANCE).build());
        assertThat(failure().kind()).isEqualTo(FailureKind.NETWORK);
    }

    @Test
    void aPageInsteadOfJsonIsNoAnswerWhateverItsType() {
        server.on("/search", "\n <html><head><title>Please sign in</title></head></html>");
        assertThat(failure().kind()).isEqualTo(FailureKind.PROTOCOL);
        assertThat(failure()).hasMessageContaining("Please sign in");
    }

    @Test
    void anErrorUnderHttp200IsNoEmptyResult() {
        server.on("/search", "{'errors':['no such collection']}");
        assertThat(failure().kind()).isEqualTo(FailureKind.PROTOCOL);
        assertThat(failure()).hasMessageContaining("no such collection");
    }

    @Test
    void aCompressedAnswerThatDoesNotSaySoIsRead() throws Exception {
        Buffer zipped = new Buffer();
        try (var sink = Okio.buffer(new GzipSink(zipped))) {
            sink.writeUtf8(page("", "a").replace('\'', '"'));
        }
        server.on("/search", request -> new MockResponse.Builder().addHeader("Content-Type", "text/plain").body(zipped.clone()).build());
        var items = StacClient.open(server.root(), access, StacDialect.STANDARD).search(StacSearchRequest.builder().build()).items();
        assertThat(items).extracting(StacItem::id).containsExactly("a");
    }

    @Test
    void aBrokenDocumentIsCountedAndTheOthersKept() throws Exception {
        server.on("/search", page("", "a", "", "b"));
        StacPage page = StacClient.open(server.root(), access, StacDialect.STANDARD).search(StacSearchRequest.builder().build())
                .walk(new CallScope()).next().orElseThrow();
        assertThat(page.items()).extracting(StacItem::id).containsExactly("a", "b");
        assertThat(page.skipped()).isEqualTo(1);
        assertThat(page.problem()).contains("no id");
    }

    @Test
    void cancellingEndsAPageThatIsOnItsWay() throws Exception {
        HttpAccess patient = HttpAccess.builder().readTimeout(Duration.ofSeconds(30)).build();
        CountDownLatch asked = new CountDownLatch(1);
        server.on("/search", request -> {
            asked.countDown();
            return json(page("", "a")).newBuilder().throttleBody(5, 1, TimeUnit.SECONDS).build();
        });
        CallScope scope = new CallScope();
        StacSearch search = StacClient.open(server.root(), patient, StacDialect.STANDARD).search(StacSearchRequest.builder().build());
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<AccessException> failure = executor.submit(() -> catchThrowableOfType(AccessException.class, () -> search.walk(scope).next()));
            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
            scope.cancel();
            assertThat(failure.get(5, TimeUnit.SECONDS).kind()).isEqualTo(FailureKind.CANCELLED);
        } finally {
            patient.close();
        }
    }

    @Test
    void aLandingPageThatFailedIsAskedForAgain() throws Exception {
        server.on("/search", page("", "a"));
        StacClient client = StacClient.open(server.root(), access, StacDialect.STANDARD);
        server.on("/", request -> new MockResponse.Builder().code(503).build());
        assertThat(catchThrowableOfType(AccessException.class, client::conformance).kind()).isEqualTo(FailureKind.SERVER);
        server.landing(List.of("POST"), "item-search#sort");
        assertThat(client.conformance().has(ConformanceClass.SORT)).isTrue();
    }
}
