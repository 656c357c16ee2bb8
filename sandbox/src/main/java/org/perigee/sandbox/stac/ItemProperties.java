package org.perigee.sandbox.stac;

import java.util.List;
import org.perigee.sandbox.catalogue.Mission;
import org.perigee.sandbox.catalogue.Product;

/// The values that queries compare, by STAC property name.
final class ItemProperties {

    /// What the catalogue answers as queryables, with their JSON types.
    static final List<String> NUMBERS = List.of("eo:cloud_cover", "sat:relative_orbit", "sat:absolute_orbit", "gsd");
    static final List<String> TEXTS = List.of("id", "collection", "platform", "constellation", "product:type", "processing:level",
        "processing:version", "sat:orbit_state", "grid:code", "sar:instrument_mode", "order:status");
    static final List<String> TIMES = List.of("datetime", "start_datetime", "end_datetime", "created", "updated", "published");

    private ItemProperties() {
    }

    /// Text, number or instant; null where the item has no such property.
    static Object value(Product p, String name) {
        String key = name.startsWith("properties.") ? name.substring("properties.".length()) : name;
        return switch (key) {
            case "id" -> p.stem();
            case "collection" -> p.type().collection();
            case "datetime", "start_datetime" -> p.start();
            case "end_datetime" -> p.end();
            case "created", "updated", "published" -> p.published();
            case "platform" -> p.stacPlatform();
            case "constellation" -> p.type().mission().constellation();
            case "product:type" -> p.type().code();
            case "processing:level" -> p.type().level();
            case "processing:version" -> p.details().baseline();
            case "gsd" -> gsd(p);
            case "eo:cloud_cover" -> p.details().cloudCover().orElse(null);
            case "sat:orbit_state" -> p.acquisition().orbitState();
            case "sat:relative_orbit" -> (double) p.acquisition().relativeOrbit();
            case "sat:absolute_orbit" -> (double) p.acquisition().absoluteOrbit();
            case "grid:code" -> p.details().tile().map(tile -> "MGRS-" + tile.name()).orElse(null);
            case "s2:mgrs_tile" -> p.details().tile().map(tile -> tile.name()).orElse(null);
            case "sar:instrument_mode" -> p.type().mission() == Mission.SENTINEL_1 ? "IW" : null;
            case "order:status" -> p.onTape() ? "orderable" : null;
            default -> null;
        };
    }

    static double gsd(Product p) {
        return p.type().mission() == Mission.SENTINEL_3 ? 300 : 10;
    }
}
