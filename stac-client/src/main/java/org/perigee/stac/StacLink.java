package org.perigee.stac;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A link (STAC 1.1, Link Object) as it came; what is absent is empty.
///
/// @param rel     relation, such as `next`, `self`, `search`
/// @param href    as written: may be relative, `s3://`, or hold anything
/// @param type    media type
/// @param title   for people
/// @param method  upper case; `GET` where the link does not say
/// @param headers to be sent along
/// @param body    to be sent along; missing where there is none
/// @param merge   whether the body is to be merged into the original request's (STAC API, "Pagination")
public record StacLink(String rel, String href, String type, String title, String method, Map<String, String> headers, JsonNode body,
        boolean merge) {

    public StacLink {
        headers = Map.copyOf(headers);
    }

    static List<StacLink> listOf(JsonNode document) {
        List<StacLink> links = new ArrayList<>();
        for (JsonNode node : document.path("links")) {
            if (node.isObject() && !Lenient.text(node.get("href")).isBlank()) {
                links.add(of(node));
            }
        }
        return links;
    }

    private static StacLink of(JsonNode node) {
        Map<String, String> headers = new LinkedHashMap<>();
        node.path("headers").properties().forEach(header -> headers.put(header.getKey(), String.join(", ", Lenient.texts(header.getValue()))));
        String method = Lenient.text(node.get("method")).strip().toUpperCase(java.util.Locale.ROOT);
        JsonNode body = node.path("body");
        return new StacLink(Lenient.text(node.get("rel")), Lenient.text(node.get("href")).strip(), Lenient.text(node.get("type")),
                Lenient.text(node.get("title")), method.isEmpty() ? "GET" : method, headers, body.isNull() ? MissingNode.getInstance() : body,
                node.path("merge").asBoolean(false));
    }
}
