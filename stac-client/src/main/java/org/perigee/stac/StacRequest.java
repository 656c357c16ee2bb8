package org.perigee.stac;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import okhttp3.HttpUrl;
import org.perigee.access.Redaction;

/// One HTTP request as it is sent to a server.
///
/// @param method  `GET` or `POST`
/// @param url     absolute
/// @param headers to be sent beside the usual ones
/// @param body    of a POST; null for none
public record StacRequest(String method, HttpUrl url, Map<String, String> headers, JsonNode body) {

    /// Set by the program alone, whatever a link asks for.
    private static final java.util.Set<String> OWN_HEADERS = java.util.Set.of("authorization", "cookie", "host", "content-length", "content-type",
            "proxy-authorization", "user-agent", "accept-encoding", "transfer-encoding", "connection");

    public StacRequest {
        Map<String, String> allowed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, value) -> {
            if (!OWN_HEADERS.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                allowed.put(name, value);
            }
        });
        headers = java.util.Collections.unmodifiableMap(allowed);
    }

    static StacRequest get(HttpUrl url) {
        return new StacRequest("GET", url, Map.of(), null);
    }

    /// What tells this request from others.
    String key() {
        return method + " " + url + " " + (body == null ? "" : body);
    }

    /// The page size asked for, 0 where none is.
    int limit() {
        String inUrl = url.queryParameter("limit");
        if (body != null && body.path("limit").isNumber()) {
            return body.path("limit").asInt();
        }
        return inUrl != null && inUrl.matches("\\d{1,9}") ? Integer.parseInt(inUrl) : 0;
    }

    StacRequest withLimit(int limit) {
        if (body instanceof ObjectNode object && body.has("limit")) {
            return new StacRequest(method, url, headers, object.deepCopy().put("limit", limit));
        }
        return new StacRequest(method, url.newBuilder().setQueryParameter("limit", Integer.toString(limit)).build(), headers, body);
    }

    /// The request as a command for people to try, without anything secret.
    public String curl() {
        StringBuilder line = new StringBuilder("curl");
        if (body != null) {
            line.append(" -X POST -H 'Content-Type: application/json'");
        }
        headers.forEach((name, value) -> line.append(" -H ").append(quoted(name + ": " + value)));
        if (body != null) {
            line.append(" -d ").append(quoted(body.toString()));
        }
        return Redaction.text(line.append(' ').append(quoted(url.toString())).toString());
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
