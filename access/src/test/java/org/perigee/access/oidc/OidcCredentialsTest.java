package org.perigee.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.perigee.access.AccessException;
import org.perigee.access.CallScope;
import org.perigee.access.FailureKind;
import org.perigee.access.HttpAccess;
import org.perigee.access.Realm;
import org.perigee.access.secret.MemorySecretStore;

class OidcCredentialsTest {

    private final MockWebServer server = new MockWebServer();
    private final HttpAccess access = HttpAccess.anonymous();
    private final MemorySecretStore secrets = new MemorySecretStore();
    private final FakeRealm realm = new FakeRealm();
    private OidcCredentials credentials;

    /// A realm with rotating refresh tokens and an archive that takes only the newest access token.
    private final class FakeRealm extends Dispatcher {

        private final AtomicInteger issued = new AtomicInteger();
        private final AtomicInteger refreshes = new AtomicInteger();
        private final Map<String, String> challenges = new ConcurrentHashMap<>();
        private final List<String> refused = new ArrayList<>();
        private volatile String liveRefresh = "";
        private volatile String liveAccess = "";
        private volatile int life = 600;

        @Override
        public MockResponse dispatch(RecordedRequest request) {
            return switch (request.getUrl().encodedPath()) {
                case "/realm/.well-known/openid-configuration" -> json(200, """
                        {"token_endpoint":"%1$s","authorization_endpoint":"%2$s"}""".formatted(server.url("/token"), server.url("/login")));
                case "/token" -> token(form(request));
                case "/login" -> login(request.getUrl());
                default -> ("Bearer " + liveAccess).equals(request.getHeaders().get("Authorization")) ? json(200, "{}") : json(401, "{}");
            };
        }

        private MockResponse login(HttpUrl url) {
            challenges.put("the-code", url.queryParameter("code_challenge"));
            HttpUrl back = HttpUrl.get(url.queryParameter("redirect_uri")).newBuilder()
                    .addQueryParameter("code", "the-code").addQueryParameter("state", url.queryParameter("state")).build();
            return new MockResponse.Builder().code(302).addHeader("Location", back.toString()).build();
        }

        private synchronized MockResponse token(HttpUrl form) {
            return switch (form.queryParameter("grant_type")) {
                case "password" -> "right".equals(form.queryParameter("password")) ? issue()
                        : json(401, "{\"error\":\"invalid_grant\",\"error_description\":\"Invalid user credentials\"}");
                case "authorization_code" -> challenges.containsKey(form.queryParameter("code"))
                        && challenge(form.queryParameter("code_verifier")).equals(challenges.get("the-code")) ? issue()
                                : json(400, "{\"error\":\"invalid_grant\"}");
                default -> refresh(form.queryParameter("refresh_token"));
            };
        }

        private MockResponse refresh(String presented) {
            refreshes.incrementAndGet();
            if (!presented.equals(liveRefresh)) {
                refused.add(presented);
                return json(400, "{\"error\":\"invalid_grant\",\"error_description\":\"Token is not active\"}");
            }
            return issue();
        }

        private MockResponse issue() {
            int n = issued.incrementAndGet();
            liveAccess = "access-" + n;
            liveRefresh = "refresh-" + n;
            return json(200, """
                    {"access_token":"%s","refresh_token":"%s","expires_in":%d,"token_type":"Bearer"}""".formatted(liveAccess, liveRefresh, life));
        }

        private static String challenge(String verifier) {
            try {
                byte[] digest = java.security.MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                return java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
            } catch (java.security.NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        private static HttpUrl form(RecordedRequest request) {
            return HttpUrl.get("http://form/?" + request.getBody().utf8());
        }

        private static MockResponse json(int code, String body) {
            return new MockResponse.Builder().code(code).addHeader("Content-Type", "application/json").body(body).build();
        }
    }

    @BeforeEach
    void start() throws Exception {
        server.setDispatcher(realm);
        server.start();
        OidcConfig config = new OidcConfig(new Realm("r"), server.url("/realm").uri(), "perigee", "", Set.of("openid"),
                Set.of(server.getHostName() + ":" + server.getPort()));
        credentials = new OidcCredentials(config, access, secrets, Clock.systemUTC());
        access.register(credentials);
    }

    @AfterEach
    void stop() {
        access.close();
        server.close();
    }

    private Request file() {
        return new Request.Builder().url(server.url("/file")).tag(Realm.class, new Realm("r")).build();
    }

    private int statusOfFile() {
        try (Response response = access.send(file(), new CallScope())) {
            return response.code();
        } catch (AccessException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aPasswordSignsInAndIsNeverKept() throws Exception {
        credentials.signIn("me", "right", "", new CallScope());
        assertThat(statusOfFile()).isEqualTo(200);
        assertThat(secrets.get("refresh-token/r/perigee")).contains("refresh-1");
        assertThat(credentials.isSignedIn()).isTrue();
    }

    @Test
    void aWrongPasswordIsToldInTheRealmsWords() {
        assertThatThrownBy(() -> credentials.signIn("me", "wrong", "", new CallScope())).isInstanceOfSatisfying(AccessException.class, e -> {
            assertThat(e.kind()).isEqualTo(FailureKind.AUTHENTICATION);
            assertThat(e).hasMessageContaining("Invalid user credentials");
        });
        assertThat(credentials.isSignedIn()).isFalse();
    }

    @Test
    void aStoredSignInIsTakenUpAgainByANewProgram() throws Exception {
        credentials.signIn("me", "right", "", new CallScope());
        OidcCredentials later = new OidcCredentials(credentials.config(), access, secrets, Clock.systemUTC());
        access.register(later);
        assertThat(later.isSignedIn()).isTrue();
        assertThat(statusOfFile()).isEqualTo(200);
        assertThat(secrets.get("refresh-token/r/perigee")).contains("refresh-2");
    }

    @Test
    void aHundredRequestsWithADeadTokenShareOneRefreshAndNoRotatedTokenIsUsedTwice() throws Exception {
        credentials.signIn("me", "right", "", new CallScope());
        realm.liveAccess = "revoked by the server";
        List<CompletableFuture<Integer>> all = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            CompletableFuture<Integer> status = new CompletableFuture<>();
            Thread.ofVirtual().start(() -> status.complete(statusOfFile()));
            all.add(status);
        }
        assertThat(all).allSatisfy(status -> assertThat(status.get()).isEqualTo(200));
        assertThat(realm.refreshes).hasValue(1);
        assertThat(realm.refused).isEmpty();
    }

    @Test
    void aDeadRefreshTokenSignsOutInsteadOfAskingForEver() throws Exception {
        credentials.signIn("me", "right", "", new CallScope());
        realm.liveAccess = "revoked";
        realm.liveRefresh = "revoked";
        assertThat(statusOfFile()).isEqualTo(401);
        assertThat(credentials.isSignedIn()).isFalse();
        assertThat(statusOfFile()).isEqualTo(401);
        assertThat(realm.refreshes).hasValue(1);
    }

    @Test
    void theBrowserFlowProvesWithPkceThatItEndsWhatItBegan() throws Exception {
        try (BrowserSignIn signIn = new BrowserSignIn(credentials, "<html>You may close this tab</html>")) {
            CompletableFuture<String> browser = CompletableFuture.supplyAsync(() -> open(signIn));
            signIn.await();
            assertThat(browser.get()).contains("You may close this tab");
        }
        assertThat(statusOfFile()).isEqualTo(200);
    }

    @Test
    void aRedirectWithAForeignStateIsRefused() throws Exception {
        try (BrowserSignIn signIn = new BrowserSignIn(credentials, "done")) {
            HttpUrl redirect = HttpUrl.get(HttpUrl.get(signIn.page()).queryParameter("redirect_uri"));
            CompletableFuture.supplyAsync(() -> fetch(redirect.newBuilder().addQueryParameter("code", "x").addQueryParameter("state", "y").build()));
            assertThatThrownBy(signIn::await).isInstanceOfSatisfying(AccessException.class,
                    e -> assertThat(e.kind()).isEqualTo(FailureKind.AUTHENTICATION));
        }
        assertThat(credentials.isSignedIn()).isFalse();
    }

    @Test
    void aCancelledBrowserSignInEndsAtOnce() throws Exception {
        try (BrowserSignIn signIn = new BrowserSignIn(credentials, "done")) {
            signIn.cancel();
            assertThatThrownBy(signIn::await).isInstanceOfSatisfying(AccessException.class,
                    e -> assertThat(e.kind()).isEqualTo(FailureKind.CANCELLED));
        }
    }

    private static String open(BrowserSignIn signIn) {
        try {
            return fetch(HttpUrl.get(signIn.page()));
        } catch (AccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String fetch(HttpUrl url) {
        try (Response response = new OkHttpClient().newCall(new Request.Builder().url(url).build()).execute()) {
            return response.body().string();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
