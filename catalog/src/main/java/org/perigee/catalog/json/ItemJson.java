package org.perigee.catalog.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.perigee.catalog.model.Asset;
import org.perigee.catalog.model.BoundingBox;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.model.SourceDocument;

/// Writes Items as valid STAC Items (STAC 1.1, a GeoJSON Feature), so that other tools can read them and [ItemJsonReader] gives
/// the same Item back.
///
/// What STAC has no field for stands among the properties under `perigee:` names. Addresses are written without secrets.
public final class ItemJson {

    static final String STAC_VERSION = "1.1.0";
    static final String PROVIDER = "perigee:provider";
    static final String RETRIEVED = "perigee:retrieved";
    /// `none` or `end`, where the times in the standard fields are not what they seem.
    static final String TIME_KNOWN = "perigee:time_known";
    /// Properties of the Item whose names the standard fields have taken.
    static final String SHADOWED = "perigee:shadowed";
    static final String DOCUMENT = "perigee:document";
    static final String ASSET_KEY = "perigee:key";

    private static final String FILE_EXTENSION = "https://stac-extensions.github.io/file/v2.1.0/schema.json";
    private static final String ALTERNATE_EXTENSION = "https://stac-extensions.github.io/alternate-assets/v1.2.0/schema.json";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ItemJson() {
    }

    /// The Item without the document it was read from, as others want it.
    public static ObjectNode write(Item item) {
        ObjectNode node = NODES.objectNode();
        node.put("type", "Feature");
        node.put("stac_version", STAC_VERSION);
        ArrayNode extensions = node.putArray("stac_extensions");
        node.put("id", item.ref().id());
        writePlace(node, item);
        node.set("properties", properties(item));
        ArrayNode links = node.putArray("links");
        ObjectNode assets = assets(item);
        node.set("assets", assets);
        if (!item.ref().collection().isEmpty()) {
            node.put("collection", item.ref().collection());
        }
        ItemLinks.write(item, links);
        declare(extensions, assets);
        return node;
    }

    /// The Item with the document it was read from, which comes back equal in every field.
    public static ObjectNode writeWhole(Item item) {
        ObjectNode node = write(item);
        ObjectNode document = ((ObjectNode) node.get("properties")).putObject(DOCUMENT);
        document.put("media_type", item.document().mediaType());
        document.put("text", item.document().text());
        return node;
    }

    static SourceDocument document(JsonNode properties, JsonNode whole) {
        JsonNode document = properties.path(DOCUMENT);
        return document.isObject() ? new SourceDocument(document.path("media_type").asText(), document.path("text").asText())
                : new SourceDocument("application/geo+json", whole.toString());
    }

    private static void writePlace(ObjectNode node, Item item) {
        if (item.footprint() == null) {
            node.putNull("geometry");
            return;
        }
        node.set("geometry", GeometryJson.write(item.footprint().geometry()));
        BoundingBox box = item.footprint().bounds();
        node.putArray("bbox").add(box.west()).add(box.south()).add(box.east()).add(box.north());
    }

    private static ObjectNode properties(Item item) {
        ObjectNode properties = NODES.objectNode();
        writeTime(properties, item);
        if (!item.title().isEmpty()) {
            properties.put("title", item.title());
        }
        Map<String, Object> shadowed = new LinkedHashMap<>();
        item.properties().forEach((name, value) -> {
            if (isTaken(name)) {
                shadowed.put(name, value);
            } else {
                properties.set(name, PropertiesJson.value(value));
            }
        });
        properties.put(PROVIDER, item.ref().provider());
        properties.put(RETRIEVED, item.retrieved().toString());
        if (!shadowed.isEmpty()) {
            properties.set(SHADOWED, PropertiesJson.write(shadowed));
        }
        return properties;
    }

    static boolean isTaken(String property) {
        return List.of("title", "datetime", "start_datetime", "end_datetime").contains(property) || property.startsWith("perigee:");
    }

    /// STAC wants a `datetime`, so that one that is no acquisition time has to stand in where none is known.
    private static void writeTime(ObjectNode properties, Item item) {
        Instant start = item.start();
        Instant end = item.end();
        if (start == null) {
            properties.put("datetime", (end == null ? item.retrieved() : end).toString());
            properties.put(TIME_KNOWN, end == null ? "none" : "end");
            return;
        }
        properties.put("datetime", start.toString());
        if (end != null) {
            properties.put("start_datetime", start.toString());
            properties.put("end_datetime", end.toString());
        }
    }

    private static ObjectNode assets(Item item) {
        ObjectNode assets = NODES.objectNode();
        for (Asset asset : item.assets()) {
            ObjectNode node = AssetJson.write(asset);
            String key = asset.key();
            for (int i = 2; assets.has(key); i++) {
                key = asset.key() + "-" + i;
            }
            if (!key.equals(asset.key())) {
                node.put(ASSET_KEY, asset.key());
            }
            assets.set(key, node);
        }
        return assets;
    }

    /// Only extensions whose rules are kept by what is written here; others need no declaration to be read.
    private static void declare(ArrayNode extensions, ObjectNode assets) {
        if (assets.valueStream().anyMatch(asset -> asset.has("file:size") || asset.has("file:checksum"))) {
            extensions.add(FILE_EXTENSION);
        }
        if (assets.valueStream().anyMatch(asset -> asset.has("alternate"))) {
            extensions.add(ALTERNATE_EXTENSION);
        }
    }
}
