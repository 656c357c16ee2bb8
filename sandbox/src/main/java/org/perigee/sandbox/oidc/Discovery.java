package org.perigee.sandbox.oidc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.perigee.sandbox.http.HttpCall;

/// What the realm tells about itself (OpenID Connect Discovery 1.0).
final class Discovery {

    private Discovery() {
    }

    /// @param issuer  the realm's address
    static ObjectNode document(String issuer) {
        String protocol = issuer + "/protocol/openid-connect";
        ObjectNode d = HttpCall.JSON.createObjectNode().put("issuer", issuer).put("authorization_endpoint", protocol + "/auth")
            .put("token_endpoint", protocol + "/token").put("userinfo_endpoint", protocol + "/userinfo")
            .put("end_session_endpoint", protocol + "/logout").put("jwks_uri", protocol + "/certs")
            .put("revocation_endpoint", protocol + "/revoke").put("device_authorization_endpoint", protocol + "/auth/device");
        list(d, "grant_types_supported", List.of("authorization_code", "refresh_token", "password",
            "urn:ietf:params:oauth:grant-type:device_code"));
        list(d, "response_types_supported", List.of("code"));
        list(d, "response_modes_supported", List.of("query"));
        list(d, "subject_types_supported", List.of("public"));
        list(d, "id_token_signing_alg_values_supported", List.of("RS256"));
        list(d, "scopes_supported", List.of("openid", "profile", "email", "offline_access"));
        list(d, "token_endpoint_auth_methods_supported", List.of("none"));
        list(d, "code_challenge_methods_supported", List.of("S256"));
        return d.put("authorization_response_iss_parameter_supported", true);
    }

    private static void list(ObjectNode document, String name, List<String> values) {
        values.forEach(document.putArray(name)::add);
    }
}
