package org.perigee.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpAccessTest {

    private static final Realm REALM = new Realm("test");

    private final MockWebServer home = new MockWebServer();
    private final MockWebServer elsewhere = new MockWebServer();
    private final HttpAccess access = HttpAccess.builder().readTimeout(Duration.ofMillis(500)).userAgent("Perigee/test").build();

    @BeforeEach
    void start() throws Exception {
        home.start();
        elsewhere.start();
    }

    @AfterEach
    void stop() {
        access.close();
        home.close();
        elsewhere.close();
    }

    private Request get(MockWebServer server, Realm realm) {
        Request.Builder request = new Request.Builder().url(server.url("/file?token=very-secret"));
        return (realm == null ? request : request.tag(Realm.class, realm)).build();
    }

    private HeaderCredentials credentialsFor(MockWebServer server) {
        return HeaderCredentials.apiKey(REALM, url -> url.port() == server.getPort(), "Authorization", "Bearer abc.def");
    }

    @Test
    void credentialsGoOnlyToRequestsThatNameTheirRealm() throws Exception {
        access.register(credentialsFor(home));
        home.enqueue(new MockResponse.Builder().body("a").build());
        home.enqueue(new MockResponse.Builder().body("b").build());
        access.text(get(home, REALM), new CallScope());
        access.text(get(home, null), new CallScope());
        assertThat(home.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer abc.def");
        assertThat(home.takeRequest().getHeaders().get("Authorization")).isNull();
    }

    @Test
    void credentialsNeverFollowARedirectToAHostTheRealmDoesNotCover() throws Exception {
        access.register(credentialsFor(home));
        home.enqueue(new MockResponse.Builder().code(302).addHeader("Location", elsewhere.url("/signed")).build());
        elsewhere.enqueue(new MockResponse.Builder().body("bytes").build());
        assertThat(access.text(get(home, REALM), new CallScope())).isEqualTo("bytes");
        RecordedRequest there = elsewhere.takeRequest();
        assertThat(there.getHeaders().get("Authorization")).isNull();
    }

    @Test
    void credentialsDoFollowARedirectToAHostTheRealmCovers() throws Exception {
        access.register(HeaderCredentials.apiKey(REALM, url -> true, "Authorization", "Bearer abc.def"));
        home.enqueue(new MockResponse.Builder().code(301).addHeader("Location", elsewhere.url("/download")).build());
        elsewhere.enqueue(new MockResponse.Builder().body("bytes").build());
        access.text(get(home, REALM), new CallScope());
        assertThat(elsewhere.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer abc.def");
    }

    @Test
    void aRefusedTokenIsRenewedOnceAndTheRequestRepeated() throws Exception {
        AtomicInteger renewals = new AtomicInteger();
        access.register(new Credentials() {
            @Override
            public Realm realm() {
                return REALM;
            }

            @Override
            public boolean covers(HttpUrl url) {
                return true;
            }

            @Override
            public Request authorize(Request request) {
                return request.newBuilder().header("Authorization", "Bearer " + renewals.get()).build();
            }

            @Override
            public Optional<Request> renew(Request rejected) {
                renewals.incrementAndGet();
                return Optional.of(rejected);
            }
        });
        home.enqueue(new MockResponse.Builder().code(401).build());
        home.enqueue(new MockResponse.Builder().body("in").build());
        assertThat(access.text(get(home, REALM), new CallScope())).isEqualTo("in");
        home.enqueue(new MockResponse.Builder().code(401).build());
        home.enqueue(new MockResponse.Builder().code(401).build());
        assertThatThrownBy(() -> access.text(get(home, REALM), new CallScope()))
                .isInstanceOfSatisfying(AccessException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.AUTHENTICATION));
        assertThat(renewals).hasValue(2);
    }

    @Test
    void aRoutedHostNameReachesTheLocalServerWhateverPortTheUrlNames() throws Exception {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), home.getPort());
        try (HttpAccess routed = HttpAccess.builder().route(new HostRoute("archive.localhost", address)).build()) {
            home.enqueue(new MockResponse.Builder().body("routed").build());
            Request request = new Request.Builder().url("http://archive.localhost/x").build();
            assertThat(routed.text(request, new CallScope())).isEqualTo("routed");
            assertThat(home.takeRequest().getHeaders().get("Host")).isEqualTo("archive.localhost");
        }
    }

    @Test
    void theServersOwnWordsAndItsWishToBeLeftAloneAreInTheFailure() {
        home.enqueue(new MockResponse.Builder().code(429).addHeader("Retry-After", "7")
                .body("{\"detail\":{\"message\":\"Too many sessions\",\"request_id\":\"x\"}}").build());
        assertThatThrownBy(() -> access.text(get(home, null), new CallScope())).isInstanceOfSatisfying(AccessException.class, e -> {
            assertThat(e.kind()).isEqualTo(FailureKind.THROTTLED);
            assertThat(e.serverMessage()).isEqualTo("Too many sessions");
            assertThat(e.retryAfter()).contains(Duration.ofSeconds(7));
            assertThat(e.getMessage()).doesNotContain("very-secret").contains("token=***");
        });
    }

    @Test
    void aSilentServerIsATimeout() {
        home.enqueue(new MockResponse.Builder().headersDelay(1, TimeUnit.MINUTES).build());
        assertThatThrownBy(() -> access.text(get(home, null), new CallScope()))
                .isInstanceOfSatisfying(AccessException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.TIMEOUT));
    }

    @Test
    void aBrokenConnectionIsANetworkFailure() {
        home.enqueue(new MockResponse.Builder().body("x".repeat(100_000)).onResponseBody(new SocketEffect.CloseSocket()).build());
        assertThatThrownBy(() -> access.text(get(home, null), new CallScope()))
                .isInstanceOfSatisfying(AccessException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.NETWORK));
    }

    @Test
    void cancellingEndsACallThatWaits() throws Exception {
        HttpAccess patient = HttpAccess.builder().readTimeout(Duration.ofMinutes(5)).build();
        home.enqueue(new MockResponse.Builder().headersDelay(1, TimeUnit.MINUTES).build());
        CallScope scope = new CallScope();
        CompletableFuture<String> call = CompletableFuture.supplyAsync(() -> {
            try {
                return patient.text(get(home, null), scope);
            } catch (AccessException e) {
                return e.kind().name();
            }
        });
        home.takeRequest();
        scope.cancel();
        assertThat(call.get(10, TimeUnit.SECONDS)).isEqualTo("CANCELLED");
        assertThat(scope.isCancelled()).isTrue();
        patient.close();
    }

    @Test
    void everyRequestCarriesTheOneHonestName() throws Exception {
        home.enqueue(new MockResponse.Builder().body("a").build());
        try (Response response = access.send(get(home, null), new CallScope())) {
            assertThat(response.code()).isEqualTo(200);
        }
        assertThat(home.takeRequest().getHeaders().get("User-Agent")).isEqualTo("Perigee/test");
    }
}
