package org.perigee.access.oidc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.perigee.access.AccessException;
import org.perigee.access.CallScope;
import org.perigee.access.FailureKind;
import org.perigee.access.HttpAccess;

/// Changes grants into tokens (RFC 6749, section 3.2).
final class TokenEndpoint {

    private static final ObjectMapper JSON = new ObjectMapper();
    /// Replaced so long before the end that a request made now still arrives with a valid token.
    private static final Duration AHEAD = Duration.ofSeconds(45);

    private final HttpAccess access;
    private final OidcConfig config;
    private final Clock clock;

    TokenEndpoint(HttpAccess access, OidcConfig config, Clock clock) {
        this.access = access;
        this.config = config;
        this.clock = clock;
    }

    /// An answer of the endpoint: tokens, or the `error` it gave.
    ///
    /// @param tokens  null where it refused
    /// @param error   the OAuth error code; empty where it gave tokens
    /// @param message the realm's own words
    record Answer(TokenSet tokens, String error, String message) {
    }

    /// Posts a grant; refusals are answers, everything else that goes wrong is thrown.
    ///
    /// @throws AccessException where the realm cannot be reached or answers nonsense
    Answer ask(HttpUrl endpoint, Map<String, String> grant, CallScope scope) throws AccessException {
        JsonNode body = post(endpoint, grant, scope);
        if (body.hasNonNull("access_token")) {
            return new Answer(tokens(body), "", "");
        }
        String error = body.path("error").asText("");
        if (error.isEmpty()) {
            throw AccessException.of(FailureKind.PROTOCOL, endpoint.toString(), "The token endpoint gave neither a token nor an error", null);
        }
        return new Answer(null, error, body.path("error_description").asText(error));
    }

    private TokenSet tokens(JsonNode body) {
        Duration life = Duration.ofSeconds(Math.max(1, body.path("expires_in").asLong(60)));
        // Tokens that live only for seconds are not replaced on every request.
        Duration ahead = life.dividedBy(4).compareTo(AHEAD) < 0 ? life.dividedBy(4) : AHEAD;
        Instant expires = Instant.now(clock).plus(life);
        return new TokenSet(body.get("access_token").asText(), expires, expires.minus(ahead), body.path("refresh_token").asText(""));
    }

    /// Posts a form and reads the JSON that comes back, whatever the status says.
    JsonNode post(HttpUrl endpoint, Map<String, String> fields, CallScope scope) throws AccessException {
        FormBody.Builder form = new FormBody.Builder();
        fields.forEach(form::add);
        form.add("client_id", config.clientId());
        if (!config.clientSecret().isEmpty()) {
            form.add("client_secret", config.clientSecret());
        }
        Request request = new Request.Builder().url(endpoint).header("Accept", "application/json").post(form.build()).build();
        try (Response response = access.send(request, scope)) {
            if (response.code() == 429 || response.code() >= 500) {
                throw access.failure(response);
            }
            return JSON.readTree(response.body().string());
        } catch (JsonProcessingException e) {
            throw AccessException.of(FailureKind.PROTOCOL, endpoint.toString(), "The answer of the token endpoint cannot be read", e);
        } catch (AccessException e) {
            throw e;
        } catch (IOException e) {
            throw AccessException.of(FailureKind.NETWORK, endpoint.toString(), "The connection to the realm broke off", e);
        }
    }
}
