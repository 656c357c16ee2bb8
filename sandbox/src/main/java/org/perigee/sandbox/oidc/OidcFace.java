package org.perigee.sandbox.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.perigee.sandbox.download.ServiceLinks;
import org.perigee.sandbox.http.Handler;
import org.perigee.sandbox.http.HttpCall;
import org.perigee.sandbox.http.QueryParameters;

/// The endpoints of the realm (OpenID Connect Core 1.0, RFC 6749, 7009, 7636, 8252, 8628).
public final class OidcFace implements Handler {

    private static final String PROTOCOL = "/protocol/openid-connect";
    private static final String HTML = "text/html;charset=utf-8";
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final int DEVICE_SECONDS = 600;

    private final Realm realm;

    public OidcFace(Realm realm) {
        this.realm = realm;
    }

    @Override
    public void handle(HttpCall call) throws IOException {
        if (!call.path().startsWith(ServiceLinks.REALM + '/')) {
            throw OidcError.of(404, "Realm does not exist", "");
        }
        call.set("Cache-Control", "no-store");
        String base = call.baseUri() + ServiceLinks.REALM;
        switch (call.path().substring(ServiceLinks.REALM.length())) {
            case "/.well-known/openid-configuration" -> call.json(200, Discovery.document(base));
            case PROTOCOL + "/certs" -> call.json(200, realm.tokens().keySet());
            case PROTOCOL + "/auth" -> authorize(call);
            case "/login-actions/authenticate" -> authenticate(call);
            case PROTOCOL + "/token" -> token(call);
            case PROTOCOL + "/userinfo" -> userinfo(call);
            case PROTOCOL + "/logout" -> logout(call);
            case PROTOCOL + "/revoke" -> {
                realm.sessions().revoke(client(call.form()).first("token").orElse(""));
                call.empty(200);
            }
            case PROTOCOL + "/auth/device" -> startDevice(call, base);
            case "/device" -> device(call);
            default -> throw OidcError.of(404, "Not Found", "");
        }
    }

    private static QueryParameters client(QueryParameters form) {
        if (!form.first("client_id").orElse("").equals(Realm.CLIENT)) {
            throw OidcError.of(401, "invalid_client", "Invalid client or Invalid client credentials");
        }
        return form;
    }

    private void authorize(HttpCall call) throws IOException {
        QueryParameters query = call.query();
        if (refused(call, query)) {
            return;
        }
        call.text(200, HTML, LoginPages.login(ServiceLinks.REALM + "/login-actions/authenticate", query.asMap(), ""));
    }

    /// Answers requests that nobody may sign in for. What concerns the redirect address is told to the browser, the rest to
    /// the program behind that address.
    private boolean refused(HttpCall call, QueryParameters request) throws IOException {
        String redirect = request.first("redirect_uri").orElse("");
        if (!request.first("client_id").orElse("").equals(Realm.CLIENT)) {
            call.text(400, HTML, LoginPages.message("We are sorry...", "Client not found."));
        } else if (!isLoopback(redirect)) {
            call.text(400, HTML, LoginPages.message("We are sorry...", "Invalid parameter: redirect_uri"));
        } else if (!request.first("response_type").orElse("").equals("code")) {
            call.redirect(302, back(redirect, Map.of("error", "unsupported_response_type"), request));
        } else if (!request.first("code_challenge_method").orElse("").equals("S256") || request.filled("code_challenge").isEmpty()) {
            call.redirect(302, back(redirect, Map.of("error", "invalid_request", "error_description",
                "Missing parameter: code_challenge_method"), request));
        } else {
            return false;
        }
        return true;
    }

    private static boolean isLoopback(String redirect) {
        try {
            URI uri = new URI(redirect);
            return "http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost()) && uri.getFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static String back(String redirect, Map<String, String> answer, QueryParameters request) {
        StringBuilder target = new StringBuilder(redirect).append(redirect.contains("?") ? '&' : '?');
        request.first("state").ifPresent(state -> target.append("state=").append(encode(state)).append('&'));
        answer.forEach((name, value) -> target.append(name).append('=').append(encode(value)).append('&'));
        return target.substring(0, target.length() - 1);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void authenticate(HttpCall call) throws IOException {
        QueryParameters form = call.form();
        if (refused(call, form)) {
            return;
        }
        String user = form.first("username").orElse("");
        if (!realm.accepts(user, form.first("password").orElse(""))) {
            call.text(200, HTML, LoginPages.login(ServiceLinks.REALM + "/login-actions/authenticate", form.asMap(), "Invalid username or password."));
            return;
        }
        String redirect = form.first("redirect_uri").orElseThrow();
        Sessions.Session session = realm.sessions().open(user, scope(form));
        String code = realm.sessions().code(session, redirect, form.first("code_challenge").orElseThrow(), form.first("nonce").orElse(""));
        call.redirect(302, back(redirect, Map.of("code", code, "session_state", session.id(), "iss", call.baseUri() + ServiceLinks.REALM), form));
    }

    private static String scope(QueryParameters form) {
        return form.filled("scope").orElse("email profile");
    }

    private void token(HttpCall call) throws IOException {
        if (!call.method().equals("POST")) {
            throw OidcError.of(405, "HTTP 405 Method Not Allowed", "");
        }
        QueryParameters form = client(call.form());
        String base = call.baseUri();
        call.json(200, switch (form.first("grant_type").orElse("")) {
            case "password" -> realm.grant(password(form), base, "");
            case "refresh_token" -> realm.grant(realm.sessions().refresh(form.first("refresh_token").orElse("")), base, "");
            case "authorization_code" -> code(form, base);
            case "urn:ietf:params:oauth:grant-type:device_code" ->
                realm.grant(realm.sessions().poll(form.first("device_code").orElse("")), base, "");
            case "" -> throw OidcError.of(400, "invalid_request", "Missing form parameter: grant_type");
            default -> throw OidcError.of(400, "unsupported_grant_type", "Unsupported grant_type");
        });
    }

    private Sessions.Session password(QueryParameters form) {
        String user = form.first("username").orElse("");
        if (!realm.accepts(user, form.first("password").orElse(""))) {
            throw OidcError.of(401, "invalid_grant", "Invalid user credentials");
        }
        return realm.sessions().open(user, scope(form));
    }

    private ObjectNode code(QueryParameters form, String base) {
        Sessions.Code code = realm.sessions().redeem(form.first("code").orElse(""));
        if (!form.first("redirect_uri").orElse("").equals(code.redirectUri())) {
            throw OidcError.invalidGrant("Incorrect redirect_uri");
        }
        String verifier = form.filled("code_verifier").orElseThrow(() -> OidcError.invalidGrant("PKCE code verifier not specified"));
        if (!challenge(verifier).equals(code.challenge())) {
            throw OidcError.invalidGrant("PKCE verification failed: Code mismatch");
        }
        return realm.grant(code.session(), base, code.nonce());
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private void userinfo(HttpCall call) throws IOException {
        String header = call.header("Authorization").orElse("");
        JsonNode claims = (header.startsWith("Bearer ") ? realm.tokens().verify(header.substring(7)) : java.util.Optional.<JsonNode>empty())
            .filter(realm::active).orElseThrow(() -> OidcError.of(401, "invalid_token", "Token verification failed")
                .header("WWW-Authenticate", "Bearer realm=\"sandbox\", error=\"invalid_token\""));
        String user = claims.path("preferred_username").asText();
        call.json(200, HttpCall.JSON.createObjectNode().put("sub", Realm.subject(user)).put("preferred_username", user)
            .put("name", "Sandbox visitor").put("email", user + "@sandbox.invalid").put("email_verified", true));
    }

    private void logout(HttpCall call) throws IOException {
        if (call.method().equals("POST")) {
            realm.sessions().revoke(client(call.form()).first("refresh_token").orElse(""));
            call.empty(204);
            return;
        }
        String back = call.query().first("post_logout_redirect_uri").orElse("");
        if (isLoopback(back)) {
            call.redirect(302, back);
        } else {
            call.text(200, HTML, LoginPages.message("Signed out", "You are signed out of the sandbox."));
        }
    }

    private void startDevice(HttpCall call, String base) throws IOException {
        Sessions.Device device = realm.sessions().device(scope(client(call.form())));
        call.json(200, HttpCall.JSON.createObjectNode().put("device_code", device.deviceCode()).put("user_code", device.userCode())
            .put("verification_uri", base + "/device").put("verification_uri_complete", base + "/device?user_code=" + device.userCode())
            .put("expires_in", DEVICE_SECONDS).put("interval", 1));
    }

    private void device(HttpCall call) throws IOException {
        String action = ServiceLinks.REALM + "/device";
        if (!call.method().equals("POST")) {
            call.text(200, HTML, LoginPages.device(action, call.query().first("user_code").orElse(""), ""));
            return;
        }
        QueryParameters form = call.form();
        String user = form.first("username").orElse("");
        String code = form.first("user_code").orElse("");
        if (!realm.accepts(user, form.first("password").orElse(""))) {
            call.text(200, HTML, LoginPages.device(action, code, "Invalid username or password."));
        } else if (!realm.sessions().approve(code, user)) {
            call.text(200, HTML, LoginPages.device(action, code, "Invalid code, please try again."));
        } else {
            call.text(200, HTML, LoginPages.message("Device connected", "You can close this page and go back to the device."));
        }
    }
}
