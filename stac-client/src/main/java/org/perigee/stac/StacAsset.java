package org.perigee.stac;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// An asset of an Item (STAC 1.1, Asset Object) as it came; what is absent is empty.
///
/// @param key         its key in the Item
/// @param href        as written; may be relative or `s3://`
/// @param title       for people
/// @param description for people
/// @param type        media type
/// @param roles       also where the server wrote a single text
/// @param raw         the whole object, with the fields of extensions
public record StacAsset(String key, String href, String title, String description, String type, List<String> roles, JsonNode raw) {

    public StacAsset {
        roles = List.copyOf(roles);
    }

    static List<StacAsset> listOf(JsonNode item) {
        List<StacAsset> assets = new ArrayList<>();
        item.path("assets").properties().forEach(entry -> {
            JsonNode node = entry.getValue();
            if (!Lenient.text(node.get("href")).isBlank()) {
                assets.add(new StacAsset(entry.getKey(), Lenient.text(node.get("href")).strip(), Lenient.text(node.get("title")),
                        Lenient.text(node.get("description")), Lenient.text(node.get("type")), Lenient.texts(node.get("roles")), node));
            }
        });
        return assets;
    }
}
