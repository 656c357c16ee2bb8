package org.perigee.catalog.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.perigee.catalog.model.Item;

/// The links of a written Item: those to itself and its collection that the provider's document has.
///
/// STAC allows the field `collection` only beside a link to the collection. Where the provider has no address for it, a URN
/// stands there.
final class ItemLinks {

    private static final JsonMapper JSON = new JsonMapper();

    private ItemLinks() {
    }

    static void write(Item item, ArrayNode links) {
        JsonNode given = given(item);
        add(links, "self", address(given, "self"));
        if (item.ref().collection().isEmpty()) {
            return;
        }
        String collection = address(given, "collection");
        add(links, "collection", collection.isEmpty() ? urn(item) : collection);
    }

    private static void add(ArrayNode links, String relation, String href) {
        if (!href.isEmpty()) {
            links.addObject().put("rel", relation).put("href", href).put("type", relation.equals("self") ? "application/geo+json" : "application/json");
        }
    }

    private static JsonNode given(Item item) {
        String text = item.document().text();
        if (!item.document().mediaType().toLowerCase(Locale.ROOT).contains("json") || !text.contains("\"links\"")) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(text).path("links");
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static String address(JsonNode links, String relation) {
        for (JsonNode link : links) {
            if (link.path("rel").asText().equals(relation)) {
                try {
                    return StoredHref.of(AssetJson.href(link.path("href").asText(), null));
                } catch (IllegalArgumentException e) {
                    return "";
                }
            }
        }
        return "";
    }

    private static String urn(Item item) {
        String name = item.ref().provider() + ":" + item.ref().collection();
        return URI.create("urn:perigee:collection:" + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20").replace("%3A", ":")).toString();
    }
}
