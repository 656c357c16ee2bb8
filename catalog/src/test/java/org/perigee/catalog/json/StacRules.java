package org.perigee.catalog.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.stream.StreamSupport;
import org.perigee.digest.Multihash;

/// The rules of the STAC 1.1 Item specification and of RFC 7946 for Features, as far as they concern structure.
final class StacRules {

    private StacRules() {
    }

    static void check(JsonNode item) {
        assertThat(item.path("type").asText()).isEqualTo("Feature");
        assertThat(item.path("stac_version").asText()).isEqualTo("1.1.0");
        assertThat(item.path("stac_extensions").isArray()).isTrue();
        assertThat(item.path("id").asText()).isNotEmpty();
        assertThat(item.path("properties").isObject()).isTrue();
        assertThat(item.has("geometry")).isTrue();
        assertThat(item.has("bbox")).as("bbox exactly where there is a geometry").isEqualTo(item.get("geometry").isObject());
        if (item.has("bbox")) {
            checkBox(item.get("bbox"));
            checkGeometry(item.get("geometry"));
        }
        checkTime(item.get("properties"));
        item.get("properties").properties().forEach(member -> assertThat(member.getValue().isNull()).as(member.getKey()).isFalse());
        checkLinks(item);
        assertThat(item.path("assets").isObject()).isTrue();
        item.get("assets").forEach(StacRules::checkAsset);
    }

    private static void checkBox(JsonNode box) {
        assertThat(box.size()).isEqualTo(4);
        assertThat(box.get(1).doubleValue()).isBetween(-90.0, box.get(3).doubleValue());
        assertThat(box.get(3).doubleValue()).isLessThanOrEqualTo(90);
    }

    private static void checkGeometry(JsonNode geometry) {
        String type = geometry.path("type").asText();
        assertThat(type).isIn("Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection");
        if (type.equals("Polygon")) {
            geometry.get("coordinates").forEach(StacRules::checkRing);
        } else if (type.equals("MultiPolygon")) {
            geometry.get("coordinates").forEach(polygon -> polygon.forEach(StacRules::checkRing));
        }
    }

    private static void checkRing(JsonNode ring) {
        assertThat(ring.size()).isGreaterThanOrEqualTo(4);
        assertThat(ring.get(0)).isEqualTo(ring.get(ring.size() - 1));
    }

    private static void checkTime(JsonNode properties) {
        assertThat(properties.has("datetime")).isTrue();
        assertThat(properties.has("start_datetime")).as("start and end come together").isEqualTo(properties.has("end_datetime"));
        if (properties.get("datetime").isNull()) {
            assertThat(properties.has("start_datetime")).isTrue();
        } else {
            assertThat(Instant.parse(properties.get("datetime").asText())).isNotNull();
        }
        if (properties.has("start_datetime")) {
            assertThat(Instant.parse(properties.get("start_datetime").asText())).isBeforeOrEqualTo(Instant.parse(properties.get("end_datetime").asText()));
        }
    }

    private static void checkLinks(JsonNode item) {
        JsonNode links = item.path("links");
        assertThat(links.isArray()).isTrue();
        links.forEach(link -> {
            assertThat(link.path("rel").asText()).isNotEmpty();
            assertThat(URI.create(link.path("href").asText()).isAbsolute()).isTrue();
        });
        boolean linked = StreamSupport.stream(links.spliterator(), false).anyMatch(link -> link.path("rel").asText().equals("collection"));
        assertThat(item.has("collection")).as("collection exactly where it is linked").isEqualTo(linked);
        if (linked) {
            assertThat(item.get("collection").asText()).isNotEmpty();
        }
    }

    private static void checkAsset(JsonNode asset) {
        assertThat(URI.create(asset.path("href").asText()).isAbsolute()).isTrue();
        if (asset.has("roles")) {
            assertThat(asset.get("roles").size()).isPositive();
        }
        if (asset.has("file:checksum")) {
            assertThat(asset.get("file:checksum").asText()).matches("[a-f0-9]+");
            assertThat(Multihash.decode(asset.get("file:checksum").asText())).isPresent();
        }
        if (asset.has("file:size")) {
            assertThat(asset.get("file:size").isIntegralNumber()).isTrue();
        }
    }
}
