package org.perigee.sandbox.oidc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.perigee.sandbox.http.HttpCall;
import org.perigee.sandbox.http.HttpProblem;

/// Error answers in Keycloak's words (RFC 6749, section 5.2).
final class OidcError {

    private OidcError() {
    }

    static HttpProblem of(int status, String error, String description) {
        ObjectNode body = HttpCall.JSON.createObjectNode().put("error", error);
        if (!description.isEmpty()) {
            body.put("error_description", description);
        }
        return new HttpProblem(status, body);
    }

    static HttpProblem invalidGrant(String description) {
        return of(400, "invalid_grant", description);
    }
}
