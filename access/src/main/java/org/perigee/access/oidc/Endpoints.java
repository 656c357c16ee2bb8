package org.perigee.access.oidc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.perigee.access.AccessException;
import org.perigee.access.CallScope;
import org.perigee.access.FailureKind;
import org.perigee.access.HttpAccess;

/// Where a realm does what (OpenID Connect Discovery 1.0, section 3).
///
/// @param authorization the page a browser is sent to
/// @param token         where grants are changed into tokens
/// @param device        where a device code is asked for; null where the realm has none
/// @param endSession    where a refresh token is given back; null where the realm has none
record Endpoints(HttpUrl authorization, HttpUrl token, HttpUrl device, HttpUrl endSession) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Endpoints discover(HttpAccess access, URI issuer, CallScope scope) throws AccessException {
        String base = issuer.toString();
        String url = (base.endsWith("/") ? base : base + "/") + ".well-known/openid-configuration";
        String body = access.text(new Request.Builder().url(url).header("Accept", "application/json").build(), scope);
        try {
            JsonNode document = JSON.readTree(body);
            HttpUrl token = endpoint(document, "token_endpoint", issuer)
                    .orElseThrow(() -> AccessException.of(FailureKind.PROTOCOL, url, "The discovery document names no token endpoint", null));
            return new Endpoints(endpoint(document, "authorization_endpoint", issuer).orElse(null), token,
                    endpoint(document, "device_authorization_endpoint", issuer).orElse(null),
                    endpoint(document, "end_session_endpoint", issuer).orElse(null));
        } catch (JsonProcessingException e) {
            throw AccessException.of(FailureKind.PROTOCOL, url, "The discovery document cannot be read", e);
        }
    }

    /// An endpoint of the document; refused where it would take secrets from https to http.
    private static Optional<HttpUrl> endpoint(JsonNode document, String name, URI issuer) {
        HttpUrl url = HttpUrl.parse(document.path(name).asText(""));
        boolean safe = url != null && (url.isHttps() || !"https".equals(issuer.getScheme()));
        return safe ? Optional.of(url) : Optional.empty();
    }
}
