package org.perigee.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.Map;

/// A request that ends with an error answer. Every face words its bodies in its own way.
public final class HttpProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient JsonNode body;
    private final transient Map<String, String> headers = new LinkedHashMap<>();

    /// @param status  the HTTP status
    /// @param body    a JSON document
    public HttpProblem(int status, JsonNode body) {
        super("HTTP " + status, null, false, false);
        this.status = status;
        this.body = body;
    }

    /// The plain form `{"message": …}`.
    public static HttpProblem message(int status, String message) {
        return new HttpProblem(status, JsonNodeFactory.instance.objectNode().put("message", message));
    }

    /// The form of STAC APIs: `{"code": …, "description": …}`.
    public static HttpProblem stac(int status, String code, String description) {
        return new HttpProblem(status, JsonNodeFactory.instance.objectNode().put("code", code).put("description", description));
    }

    /// The form of the CDSE download service: `{"code": "DAT-ZIP-…", "message": …}`.
    public static HttpProblem zipper(int status, String code, String message) {
        return new HttpProblem(status, JsonNodeFactory.instance.objectNode().put("code", code).put("message", message));
    }

    /// Adds a header to the answer.
    public HttpProblem header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    int status() {
        return status;
    }

    JsonNode body() {
        return body;
    }

    Map<String, String> headers() {
        return headers;
    }
}
