package org.perigee.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.StringJoiner;

/// Talks to a sandbox over real HTTP.
final class Client implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();

    final String base;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    Client(Sandbox sandbox) {
        base = sandbox.baseUri().toString().replaceAll("/$", "");
    }

    /// Path or full address, then headers as name, value.
    HttpResponse<byte[]> get(String where, String... headers) throws IOException, InterruptedException {
        return send(request(where, headers).GET().build());
    }

    HttpResponse<byte[]> head(String where, String... headers) throws IOException, InterruptedException {
        return send(request(where, headers).method("HEAD", HttpRequest.BodyPublishers.noBody()).build());
    }

    JsonNode json(String where, String... headers) throws IOException, InterruptedException {
        return JSON.readTree(get(where, headers).body());
    }

    HttpResponse<byte[]> post(String where, String type, String body) throws IOException, InterruptedException {
        return send(request(where, "Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    JsonNode postJson(String where, JsonNode body) throws IOException, InterruptedException {
        return JSON.readTree(post(where, "application/json", body.toString()).body());
    }

    /// Names and values in turn.
    HttpResponse<byte[]> form(String where, String... pairs) throws IOException, InterruptedException {
        return post(where, "application/x-www-form-urlencoded", encoded(pairs));
    }

    static String encoded(String... pairs) {
        StringJoiner body = new StringJoiner("&");
        for (int i = 0; i < pairs.length; i += 2) {
            body.add(URLEncoder.encode(pairs[i], StandardCharsets.UTF_8) + '=' + URLEncoder.encode(pairs[i + 1], StandardCharsets.UTF_8));
        }
        return body.toString();
    }

    HttpRequest.Builder request(String where, String... headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(where.startsWith("http") ? where : base + where)).timeout(Duration.ofSeconds(20));
        if (headers.length > 0) {
            builder.headers(headers);
        }
        return builder;
    }

    HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    HttpClient http() {
        return http;
    }

    /// A fresh access token of the demo user.
    String token() throws IOException, InterruptedException {
        return JSON.readTree(form("/auth/realms/sandbox/protocol/openid-connect/token", "grant_type", "password", "client_id", "perigee",
            "username", "demo", "password", "demo").body()).path("access_token").asText();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
