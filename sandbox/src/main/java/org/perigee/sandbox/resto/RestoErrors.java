package org.perigee.sandbox.resto;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.perigee.sandbox.http.HttpCall;
import org.perigee.sandbox.http.HttpProblem;

/// `{"ErrorMessage": …, "ErrorCode": …}`.
final class RestoErrors {

    private RestoErrors() {
    }

    static HttpProblem of(int status, String message) {
        ObjectNode body = HttpCall.JSON.createObjectNode().put("ErrorMessage", message).put("ErrorCode", status);
        return new HttpProblem(status, body);
    }
}
