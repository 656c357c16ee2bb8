package org.perigee.sandbox.odata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.perigee.sandbox.http.HttpCall;
import org.perigee.sandbox.http.HttpProblem;

/// The two shapes of `detail`: an object for what cannot be understood, a list for parameters out of bounds.
final class CscErrors {

    private CscErrors() {
    }

    static HttpProblem badRequest(String message) {
        return described(400, message);
    }

    static HttpProblem notFound(String message) {
        return described(404, message);
    }

    private static HttpProblem described(int status, String message) {
        ObjectNode body = HttpCall.JSON.createObjectNode();
        body.putObject("detail").put("message", message).put("request_id", UUID.randomUUID().toString());
        return new HttpProblem(status, body);
    }

    static HttpProblem outOfBounds(String type, String option, String message, String input) {
        ObjectNode body = HttpCall.JSON.createObjectNode();
        ObjectNode detail = body.putArray("detail").addObject().put("type", type);
        detail.putArray("loc").add("query").add(option);
        detail.put("msg", message).put("input", input).putObject("ctx").putObject("error");
        return new HttpProblem(422, body);
    }
}
