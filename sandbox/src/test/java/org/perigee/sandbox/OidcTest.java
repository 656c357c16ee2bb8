package org.perigee.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.perigee.sandbox.http.QueryParameters;

class OidcTest {

    private static final String REALM = "/auth/realms/sandbox";
    private static final String TOKEN = REALM + "/protocol/openid-connect/token";
    private static final String REDIRECT = "http://127.0.0.1:51234/callback";
    private static final String VERIFIER = "a-verifier-of-more-than-forty-three-characters-1234567890";

    private final SteppingClock clock = new SteppingClock();
    private Sandbox sandbox;
    private Client client;

    @BeforeEach
    void start() throws Exception {
        sandbox = Sandbox.start(SandboxOptions.forTests().withClock(clock).withTokenLifetime(Duration.ofMinutes(2)));
        client = new Client(sandbox);
    }

    @AfterEach
    void stop() {
        client.close();
        sandbox.close();
    }

    private static JsonNode json(HttpResponse<byte[]> answer) throws Exception {
        return Client.JSON.readTree(answer.body());
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static String challenge() throws Exception {
        return Base64.getUrlEncoder().withoutPadding()
            .encodeToString(MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String[] request() throws Exception {
        return new String[] {"response_type", "code", "client_id", "perigee", "redirect_uri", REDIRECT, "scope", "openid", "state", "s\"<1>",
            "nonce", "n-1", "code_challenge", challenge(), "code_challenge_method", "S256"};
    }

    private HttpResponse<byte[]> login(String password) throws Exception {
        String[] form = java.util.Arrays.copyOf(request(), request().length + 4);
        System.arraycopy(new String[] {"username", "demo", "password", password}, 0, form, request().length, 4);
        return client.form(REALM + "/login-actions/authenticate", form);
    }

    private static Map<String, String> redirected(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).isEqualTo(302);
        URI location = URI.create(answer.headers().firstValue("Location").orElseThrow());
        assertThat(location.toString()).startsWith(REDIRECT);
        return QueryParameters.parse(location.getRawQuery()).asMap();
    }

    private HttpResponse<byte[]> redeem(String code, String verifier) throws Exception {
        return client.form(TOKEN, "grant_type", "authorization_code", "client_id", "perigee", "code", code, "redirect_uri", REDIRECT,
            "code_verifier", verifier);
    }

    @Test
    void signsInThroughTheBrowserWithPkce() throws Exception {
        String page = text(client.get(REALM + "/protocol/openid-connect/auth?" + Client.encoded(request())));
        assertThat(page).contains("password <b>demo</b>").contains("value=\"s&quot;&lt;1&gt;\"").doesNotContain("s\"<1>");
        assertThat(text(login("wrong"))).contains("Invalid username or password.");
        Map<String, String> answer = redirected(login("demo"));
        assertThat(answer).containsEntry("state", "s\"<1>").containsEntry("iss", client.base + REALM);
        JsonNode tokens = json(redeem(answer.get("code"), VERIFIER));
        assertThat(tokens.path("token_type").asText()).isEqualTo("Bearer");
        assertThat(tokens.path("expires_in").asInt()).isEqualTo(120);
        JsonNode id = verified(tokens.path("id_token").asText());
        assertThat(id.path("nonce").asText()).isEqualTo("n-1");
        assertThat(id.path("aud").asText()).isEqualTo("perigee");
        assertThat(json(redeem(answer.get("code"), VERIFIER)).path("error_description").asText()).isEqualTo("Code not valid");
        assertThat(json(client.get(REALM + "/protocol/openid-connect/userinfo", "Authorization", "Bearer " + tokens.path("access_token").asText()))
            .path("preferred_username").asText()).isEqualTo("demo");
    }

    /// The claims of a token whose signature fits the published key.
    private JsonNode verified(String token) throws Exception {
        JsonNode key = client.json(client.json(REALM + "/.well-known/openid-configuration").path("jwks_uri").asText()).path("keys").path(0);
        Base64.Decoder decoder = Base64.getUrlDecoder();
        var spec = new RSAPublicKeySpec(new BigInteger(1, decoder.decode(key.path("n").asText())), new BigInteger(1, decoder.decode(key.path("e").asText())));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(KeyFactory.getInstance("RSA").generatePublic(spec));
        signature.update(token.substring(0, token.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(decoder.decode(token.substring(token.lastIndexOf('.') + 1)))).isTrue();
        return Client.JSON.readTree(decoder.decode(token.split("\\.")[1]));
    }

    @Test
    void refusesAWrongVerifierAndAnOldCode() throws Exception {
        assertThat(json(redeem(redirected(login("demo")).get("code"), "wrong")).path("error_description").asText()).startsWith("PKCE verification failed");
        String code = redirected(login("demo")).get("code");
        clock.step(Duration.ofSeconds(61));
        assertThat(json(redeem(code, VERIFIER)).path("error").asText()).isEqualTo("invalid_grant");
    }

    @Test
    void redirectsOnlyToThisComputerAndOnlyWithPkce() throws Exception {
        String auth = REALM + "/protocol/openid-connect/auth?";
        for (String foreign : new String[] {"https://example.org/", "http://127.0.0.1.example.org/", "http://localhost@example.org/"}) {
            String[] request = request();
            request[5] = foreign;
            var answer = client.get(auth + Client.encoded(request));
            assertThat(answer.statusCode()).as(foreign).isEqualTo(400);
            assertThat(text(answer)).contains("redirect_uri");
        }
        Map<String, String> refused = redirected(client.get(auth + Client.encoded(java.util.Arrays.copyOf(request(), 10))));
        assertThat(refused).containsEntry("error", "invalid_request").containsKey("state");
    }

    @Test
    void rotatesRefreshTokensAndEndsTheSessionWhenOneIsUsedTwice() throws Exception {
        JsonNode first = json(client.form(TOKEN, "grant_type", "password", "client_id", "perigee", "username", "demo", "password", "demo"));
        JsonNode second = json(refresh(first.path("refresh_token").asText()));
        assertThat(second.path("refresh_token").asText()).isNotEqualTo(first.path("refresh_token").asText());
        var reuse = refresh(first.path("refresh_token").asText());
        assertThat(reuse.statusCode()).isEqualTo(400);
        assertThat(json(reuse).path("error_description").asText()).isEqualTo("Maximum allowed refresh token reuse exceeded");
        assertThat(json(refresh(second.path("refresh_token").asText())).path("error").asText()).isEqualTo("invalid_grant");
    }

    private HttpResponse<byte[]> refresh(String token) throws Exception {
        return client.form(TOKEN, "grant_type", "refresh_token", "client_id", "perigee", "refresh_token", token);
    }

    @Test
    void forgetsRefreshTokensAfterSixLivesOfAnAccessToken() throws Exception {
        JsonNode tokens = json(client.form(TOKEN, "grant_type", "password", "client_id", "perigee", "username", "demo", "password", "demo"));
        clock.step(Duration.ofSeconds(tokens.path("refresh_expires_in").asInt() + 1L));
        assertThat(json(refresh(tokens.path("refresh_token").asText())).path("error_description").asText()).isEqualTo("Token is not active");
    }

    @Test
    void answersBadLoginsAsKeycloakDoes() throws Exception {
        var wrong = client.form(TOKEN, "grant_type", "password", "client_id", "perigee", "username", "demo", "password", "no");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(json(wrong).path("error_description").asText()).isEqualTo("Invalid user credentials");
        var stranger = client.form(TOKEN, "grant_type", "password", "client_id", "other", "username", "demo", "password", "demo");
        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(json(stranger).path("error").asText()).isEqualTo("invalid_client");
        assertThat(json(client.form(TOKEN, "grant_type", "magic", "client_id", "perigee")).path("error").asText()).isEqualTo("unsupported_grant_type");
    }

    @Test
    void letsDevicesInOnceTheirUserHasTypedTheCode() throws Exception {
        JsonNode device = json(client.form(REALM + "/protocol/openid-connect/auth/device", "client_id", "perigee"));
        String[] poll = {"grant_type", "urn:ietf:params:oauth:grant-type:device_code", "client_id", "perigee", "device_code",
            device.path("device_code").asText()};
        assertThat(json(client.form(TOKEN, poll)).path("error").asText()).isEqualTo("authorization_pending");
        String code = device.path("user_code").asText();
        assertThat(text(client.get(device.path("verification_uri_complete").asText()))).contains(code);
        assertThat(text(client.form(REALM + "/device", "user_code", "WRNG-CODE", "username", "demo", "password", "demo"))).contains("Invalid code");
        assertThat(text(client.form(REALM + "/device", "user_code", code, "username", "demo", "password", "demo"))).contains("Device connected");
        assertThat(json(client.form(TOKEN, poll)).path("access_token").asText()).isNotEmpty();
        assertThat(json(client.form(TOKEN, poll)).path("error").asText()).isEqualTo("invalid_grant");
    }

    @Test
    void endsSessionsOnLogoutAndRevocation() throws Exception {
        for (String end : new String[] {"/logout", "/revoke"}) {
            JsonNode tokens = json(client.form(TOKEN, "grant_type", "password", "client_id", "perigee", "username", "demo", "password", "demo"));
            String refresh = tokens.path("refresh_token").asText();
            assertThat(client.form(REALM + "/protocol/openid-connect" + end, "client_id", "perigee", "refresh_token", refresh, "token", refresh).statusCode())
                .isIn(200, 204);
            assertThat(refresh(refresh).statusCode()).isEqualTo(400);
            assertThat(client.get(REALM + "/protocol/openid-connect/userinfo", "Authorization", "Bearer " + tokens.path("access_token").asText())
                .statusCode()).isEqualTo(401);
        }
    }
}
