package org.perigee.sandbox.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.perigee.sandbox.download.ServiceLinks;
import org.perigee.sandbox.download.TokenGate;
import org.perigee.sandbox.http.Faults;
import org.perigee.sandbox.http.HttpCall;
import org.perigee.sandbox.http.HttpProblem;

/// The realm: its one client, its users, and the tokens it gives out. Safe for any number of threads.
public final class Realm implements TokenGate {

    /// The public client.
    public static final String CLIENT = "perigee";
    /// Name of the user whom everybody may be.
    public static final String USER = "demo";
    /// And the password, which is printed on the login page.
    public static final String PASSWORD = "demo";

    private static final Map<String, String> ACCOUNTS = Map.of(USER, PASSWORD);
    private static final int REFRESHES_IN_ONE_SESSION = 6;

    private final AccessTokens tokens = new AccessTokens();
    private final Sessions sessions;
    private final Duration lifetime;
    private final Clock clock;
    private final Faults faults;

    /// @param lifetime  of access tokens; refresh tokens live six times as long
    public Realm(Duration lifetime, Clock clock, Faults faults) {
        this.lifetime = lifetime;
        this.clock = clock;
        this.faults = faults;
        this.sessions = new Sessions(clock, lifetime.multipliedBy(REFRESHES_IN_ONE_SESSION));
    }

    Sessions sessions() {
        return sessions;
    }

    AccessTokens tokens() {
        return tokens;
    }

    /// Whether name and password belong together.
    public boolean accepts(String user, String password) {
        return MessageDigest.isEqual(ACCOUNTS.getOrDefault(user, "").getBytes(StandardCharsets.UTF_8),
            password.getBytes(StandardCharsets.UTF_8)) && !password.isEmpty();
    }

    /// The account behind HTTP Basic credentials, or empty for none or wrong ones.
    public Optional<String> basicAccount(HttpCall call) {
        String header = call.header("Authorization").orElse("");
        if (!header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return Optional.empty();
        }
        try {
            String pair = new String(Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon > 0 && accepts(pair.substring(0, colon), pair.substring(colon + 1))
                ? Optional.of(pair.substring(0, colon)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String account(HttpCall call) {
        String header = call.header("Authorization").orElse("");
        if (!header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            throw HttpProblem.zipper(401, "DAT-ZIP-604", "Token not found");
        }
        JsonNode claims = tokens.verify(header.substring(7).strip())
            .orElseThrow(() -> HttpProblem.zipper(401, "DAT-ZIP-609", "Token is not valid"));
        if (!active(claims)) {
            throw HttpProblem.zipper(401, "DAT-ZIP-109", "Token has expired");
        }
        return claims.path("preferred_username").asText();
    }

    boolean active(JsonNode claims) {
        return claims.path("exp").asLong() > clock.instant().getEpochSecond() && claims.path("gen").asLong() >= faults.tokenGeneration()
            && sessions.isOpen(claims.path("sid").asText());
    }

    /// The answer of the token endpoint for a session.
    ///
    /// @param base   scheme and authority, for the issuer
    /// @param nonce  of the authorization request, or empty
    ObjectNode grant(Sessions.Session session, String base, String nonce) {
        long now = clock.instant().getEpochSecond();
        ObjectNode access = claims(session, base, now).put("typ", "Bearer").put("aud", "account").put("scope", session.scope())
            .put("gen", faults.tokenGeneration());
        ObjectNode answer = HttpCall.JSON.createObjectNode().put("access_token", tokens.sign(access))
            .put("expires_in", lifetime.toSeconds()).put("refresh_expires_in", lifetime.toSeconds() * REFRESHES_IN_ONE_SESSION)
            .put("refresh_token", sessions.refreshToken(session)).put("token_type", "Bearer");
        if (session.scope().contains("openid")) {
            ObjectNode id = claims(session, base, now).put("typ", "ID").put("aud", CLIENT);
            if (!nonce.isEmpty()) {
                id.put("nonce", nonce);
            }
            answer.put("id_token", tokens.sign(id));
        }
        return answer.put("not-before-policy", 0).put("session_state", session.id()).put("scope", session.scope());
    }

    private ObjectNode claims(Sessions.Session session, String base, long now) {
        return HttpCall.JSON.createObjectNode().put("exp", now + lifetime.toSeconds()).put("iat", now).put("jti", UUID.randomUUID().toString())
            .put("iss", base + ServiceLinks.REALM).put("sub", subject(session.user())).put("azp", CLIENT).put("sid", session.id())
            .put("preferred_username", session.user());
    }

    static String subject(String user) {
        return UUID.nameUUIDFromBytes(user.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
