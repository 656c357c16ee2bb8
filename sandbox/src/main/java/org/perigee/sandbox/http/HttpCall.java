package org.perigee.sandbox.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// One request and its answer; belongs to one thread.
public final class HttpCall {

    private static final int LARGEST_BODY = 4 * 1024 * 1024;
    /// Shared by all calls; safe for any number of threads once configured.
    public static final ObjectMapper JSON = new ObjectMapper();

    private final HttpExchange exchange;

    HttpCall(HttpExchange exchange) {
        this.exchange = exchange;
    }

    public String method() {
        return exchange.getRequestMethod();
    }

    /// Whether only headers are asked for.
    public boolean isHead() {
        return "HEAD".equals(method());
    }

    /// The decoded path.
    public String path() {
        return exchange.getRequestURI().getPath();
    }

    /// The path as it came.
    public String rawPath() {
        return exchange.getRequestURI().getRawPath();
    }

    /// The query string as it came, or an empty text.
    public String rawQuery() {
        return Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
    }

    /// Path and query as they came.
    public URI uri() {
        return exchange.getRequestURI();
    }

    /// The decoded query string.
    public QueryParameters query() {
        try {
            return QueryParameters.parse(rawQuery());
        } catch (IllegalArgumentException e) {
            throw HttpProblem.message(400, "Malformed query string");
        }
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    /// Scheme and authority by which the client reached us, without a slash at the end.
    public String baseUri() {
        String host = header("Host").orElseGet(() -> {
            var address = exchange.getLocalAddress();
            return address.getAddress().getHostAddress() + ':' + address.getPort();
        });
        return "http://" + host;
    }

    public byte[] body() throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            throw HttpProblem.message(413, "Request body too large");
        }
        return body;
    }

    /// The body of a form.
    public QueryParameters form() throws IOException {
        return QueryParameters.parse(new String(body(), StandardCharsets.UTF_8));
    }

    /// The body as JSON; an empty body is an empty object.
    public JsonNode jsonBody() throws IOException {
        byte[] body = body();
        try {
            return body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw HttpProblem.stac(400, "BadRequest", "The body is not JSON");
        }
    }

    /// Sets a header of the answer.
    public HttpCall set(String name, String value) {
        exchange.getResponseHeaders().set(name, value);
        return this;
    }

    public void json(int status, JsonNode body) throws IOException {
        json(status, "application/json", body);
    }

    public void json(int status, String type, JsonNode body) throws IOException {
        send(status, type, JSON.writeValueAsBytes(body));
    }

    public void text(int status, String type, String body) throws IOException {
        send(status, type, body.getBytes(StandardCharsets.UTF_8));
    }

    /// An answer without a body.
    public void empty(int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    public void redirect(int status, String location) throws IOException {
        set("Location", location).empty(status);
    }

    public void send(int status, String type, byte[] body) throws IOException {
        set("Content-Type", type);
        try (OutputStream out = start(status, body.length)) {
            if (!isHead()) {
                out.write(body);
            }
        }
    }

    /// Begins an answer of known length; the caller writes that many bytes, or none to a HEAD request, and closes.
    public OutputStream start(int status, long length) throws IOException {
        if (isHead()) {
            set("Content-Length", Long.toString(length));
            exchange.sendResponseHeaders(status, -1);
            return OutputStream.nullOutputStream();
        }
        exchange.sendResponseHeaders(status, length == 0 ? -1 : length);
        return exchange.getResponseBody();
    }

    /// Breaks the connection off in the middle of whatever was being said.
    public void cut() {
        exchange.close();
    }

    void fail(HttpProblem problem) throws IOException {
        problem.headers().forEach(this::set);
        if (exchange.getResponseCode() < 0) {
            json(problem.status(), problem.body());
        } else {
            cut();
        }
    }
}
