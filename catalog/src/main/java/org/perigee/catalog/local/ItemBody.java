package org.perigee.catalog.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.perigee.catalog.json.AssetJson;
import org.perigee.catalog.json.PropertiesJson;
import org.perigee.catalog.model.Asset;
import org.perigee.catalog.model.Footprint;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.model.ItemRef;
import org.perigee.catalog.model.SourceDocument;

/// What a row holds of an Item besides its reference, footprint and document: compact JSON.
final class ItemBody {

    private static final JsonMapper JSON = new JsonMapper();

    private ItemBody() {
    }

    static String write(Item item) {
        ObjectNode node = JSON.createObjectNode();
        node.set("p", PropertiesJson.write(item.properties()));
        ArrayNode assets = node.putArray("a");
        item.assets().forEach(asset -> assets.add(AssetJson.write(asset).put("k", asset.key())));
        if (!item.title().equals(item.ref().id())) {
            node.put("t", item.title());
        }
        putInstant(node, "s", item.start());
        putInstant(node, "e", item.end());
        putInstant(node, "r", item.retrieved());
        return node.toString();
    }

    private static void putInstant(ObjectNode node, String name, Instant instant) {
        if (instant != null) {
            node.put(name, instant.toString());
        }
    }

    /// @throws IllegalArgumentException where the text is none that [#write] made
    static Item read(String text, ItemRef ref, Footprint footprint, SourceDocument document) {
        try {
            JsonNode node = JSON.readTree(text);
            return new Item(ref, node.path("t").asText(ref.id()), instant(node, "s"), instant(node, "e"), footprint,
                    PropertiesJson.read(node.path("p")), assets(node.path("a")), document, instant(node, "r"));
        } catch (JsonProcessingException | NullPointerException e) {
            throw new IllegalArgumentException("Not a stored Item: " + ref, e);
        }
    }

    private static Instant instant(JsonNode node, String name) {
        return node.has(name) ? Instant.parse(node.path(name).asText()) : null;
    }

    private static List<Asset> assets(JsonNode array) {
        List<Asset> assets = new ArrayList<>(array.size());
        for (JsonNode asset : array) {
            assets.add(AssetJson.read(asset.path("k").asText(), asset, null));
        }
        return assets;
    }
}
