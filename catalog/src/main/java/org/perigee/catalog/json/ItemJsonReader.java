package org.perigee.catalog.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.locationtech.jts.geom.Geometry;
import org.perigee.catalog.model.Asset;
import org.perigee.catalog.model.Footprint;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.model.ItemRef;

/// Reads STAC Items (1.0, 1.1), those that [ItemJson] wrote and any other. Tolerant: what cannot be understood is left out and
/// said. Immutable, thread-safe.
public final class ItemJsonReader {

    private final String provider;
    private final Instant retrieved;

    /// @param provider  whom Items belong to that do not say it
    /// @param retrieved when those Items were had that do not say it
    public ItemJsonReader(String provider, Instant retrieved) {
        this.provider = Objects.requireNonNull(provider);
        this.retrieved = Objects.requireNonNull(retrieved);
    }

    /// @throws ItemFormatException where it is no Item: no Feature or without an id
    public ReadItem read(JsonNode node) throws ItemFormatException {
        if (!node.path("type").asText().equals("Feature")) {
            throw new ItemFormatException("Not a STAC Item: its type is not Feature");
        }
        String id = node.path("id").asText();
        if (id.isBlank()) {
            throw new ItemFormatException("Not a STAC Item: it has no id");
        }
        List<String> problems = new ArrayList<>();
        JsonNode properties = node.path("properties");
        String owner = properties.path(ItemJson.PROVIDER).asText(provider);
        Instant had = Objects.requireNonNullElse(instant(properties, ItemJson.RETRIEVED, problems), retrieved);
        Instant start = start(properties, problems);
        Instant end = end(properties, problems);
        if (start != null && end != null && end.isBefore(start)) {
            problems.add("The acquisition ends before it starts; the end was left out");
            end = null;
        }
        Item item = new Item(new ItemRef(owner, node.path("collection").asText(), id), properties.path("title").asText(), start, end,
                footprint(node, problems), properties(properties), assets(node, problems), ItemJson.document(properties, node), had);
        return new ReadItem(item, problems);
    }

    private static Instant start(JsonNode properties, List<String> problems) {
        if (properties.has(ItemJson.TIME_KNOWN)) {
            return null;
        }
        return instant(properties, properties.hasNonNull("start_datetime") ? "start_datetime" : "datetime", problems);
    }

    private static Instant end(JsonNode properties, List<String> problems) {
        if (properties.path(ItemJson.TIME_KNOWN).asText().equals("end")) {
            return instant(properties, "datetime", problems);
        }
        return instant(properties, "end_datetime", problems);
    }

    private static Instant instant(JsonNode properties, String name, List<String> problems) {
        String text = properties.path(name).asText("");
        if (text.isBlank() || text.equals("null")) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text.strip()).toInstant();
        } catch (DateTimeException e) {
            problems.add(name + " is no date and time: " + text);
            return null;
        }
    }

    private static Footprint footprint(JsonNode node, List<String> problems) {
        JsonNode geometry = node.path("geometry");
        if (!geometry.isObject()) {
            return null;
        }
        try {
            Geometry read = GeometryJson.read(geometry);
            // Ours are written normalised; a stranger's may run across the antimeridian in one piece.
            return node.path("properties").has(ItemJson.PROVIDER) ? Footprint.ofNormalised(read) : Footprint.of(read);
        } catch (IllegalArgumentException e) {
            problems.add("The footprint was left out: " + e.getMessage());
            return null;
        }
    }

    private static Map<String, Object> properties(JsonNode node) {
        Map<String, Object> properties = new LinkedHashMap<>(PropertiesJson.read(node));
        properties.keySet().removeIf(ItemJson::isTaken);
        properties.putAll(PropertiesJson.read(node.path(ItemJson.SHADOWED)));
        return properties;
    }

    private static List<Asset> assets(JsonNode node, List<String> problems) {
        URI base = base(node.path("links"));
        List<Asset> assets = new ArrayList<>();
        node.path("assets").properties().forEach(entry -> {
            String key = entry.getValue().path(ItemJson.ASSET_KEY).asText(entry.getKey());
            try {
                assets.add(AssetJson.read(key, entry.getValue(), base));
            } catch (IllegalArgumentException e) {
                problems.add("The asset " + key + " was left out: " + e.getMessage());
            }
        });
        return assets;
    }

    private static URI base(JsonNode links) {
        for (JsonNode link : links) {
            if (link.path("rel").asText().equals("self")) {
                try {
                    return AssetJson.href(link.path("href").asText(), null);
                } catch (IllegalArgumentException e) {
                    return null;
                }
            }
        }
        return null;
    }
}
