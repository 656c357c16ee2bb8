package org.perigee.stac.connector;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.perigee.catalog.model.Properties;
import org.perigee.stac.Lenient;
import org.perigee.stac.Timestamps;

/// From which properties of a document the properties of an Item are read, and in which form they are kept.
///
/// @param name    the property of the Item
/// @param sources where it may stand in the document, the best first
/// @param form    makes the kept value; null where the document's value is none
record PropertyRules(String name, List<String> sources, Function<JsonNode, Object> form) {

    private static final Pattern SHORT_PLATFORM = Pattern.compile("s(?:entinel-?)?([1-6])-?([a-d]|p|mf)?");

    static final List<PropertyRules> ALL = List.of(
            rule(Properties.PLATFORM, PropertyRules::platform, "eo:platform"),
            rule(Properties.CONSTELLATION, PropertyRules::name, "eo:constellation"),
            rule(Properties.INSTRUMENTS, PropertyRules::instruments, "instrument", "eo:instrument"),
            rule(Properties.CLOUD_COVER, PropertyRules::percent, "cloudCover", "sentinel:cloud_cover", "landsat:cloud_cover"),
            rule(Properties.SNOW_COVER, PropertyRules::percent, "snowCover", "s2:snow_ice_percentage"),
            rule(Properties.ORBIT_STATE, PropertyRules::name, "orbitDirection"),
            rule(Properties.RELATIVE_ORBIT, PropertyRules::whole, "relativeOrbitNumber"),
            rule(Properties.ABSOLUTE_ORBIT, PropertyRules::whole, "orbitNumber"),
            rule(Properties.GRID_CODE, PropertyRules::grid, "s2:mgrs_tile"),
            rule(Properties.PRODUCT_TYPE, PropertyRules::word, "s2:product_type", "sar:product_type", "productType", "landsat:correction"),
            rule(Properties.PROCESSING_LEVEL, PropertyRules::level, "processingLevel"),
            rule(Properties.PROCESSING_BASELINE, PropertyRules::word, "s2:processing_baseline", "processing:baseline", "processingBaseline"),
            rule(Properties.POLARIZATIONS, PropertyRules::polarizations, "polarisation"),
            rule(Properties.INSTRUMENT_MODE, PropertyRules::upper, "sensorMode"),
            rule(Properties.TIMELINESS, PropertyRules::word),
            rule(Properties.PUBLISHED, PropertyRules::instant),
            rule(Properties.UPDATED, PropertyRules::instant),
            rule(Properties.GSD, PropertyRules::number, "eo:gsd"),
            rule(Properties.ORDER_STATUS, PropertyRules::name));

    /// The property under its own name comes first.
    private static PropertyRules rule(String name, Function<JsonNode, Object> form, String... others) {
        List<String> sources = new ArrayList<>(List.of(name));
        sources.addAll(List.of(others));
        return new PropertyRules(name, sources, form);
    }

    private static Object word(JsonNode node) {
        String text = String.join(", ", Lenient.texts(node)).strip();
        return text.isEmpty() || text.equalsIgnoreCase("none") ? null : text;
    }

    private static Object upper(JsonNode node) {
        return word(node) instanceof String text ? text.toUpperCase(Locale.ROOT) : null;
    }

    /// Lower case with hyphens: `LANDSAT_8` is `landsat-8`.
    private static Object name(JsonNode node) {
        return word(node) instanceof String text ? text.toLowerCase(Locale.ROOT).replaceAll("[ _]+", "-") : null;
    }

    /// `S2A`, `Sentinel-2A` and `sentinel2a` are `sentinel-2a`.
    private static Object platform(JsonNode node) {
        if (!(name(node) instanceof String text)) {
            return null;
        }
        Matcher sentinel = SHORT_PLATFORM.matcher(text);
        return sentinel.matches() ? "sentinel-" + sentinel.group(1) + (sentinel.group(2) == null ? "" : sentinel.group(2)) : text;
    }

    /// `SAR-C SAR` is Sentinel-1's one instrument, `OLI_TIRS` are two.
    private static Object instruments(JsonNode node) {
        List<String> instruments = new ArrayList<>();
        for (String text : Lenient.texts(node)) {
            String lower = text.toLowerCase(Locale.ROOT).strip();
            if (lower.contains("sar-c") || lower.equals("c-sar")) {
                instruments.add("c-sar");
            } else {
                instruments.addAll(List.of(lower.split("[_ ,]+")));
            }
        }
        return instruments.isEmpty() ? null : instruments.stream().distinct().toList();
    }

    private static Object number(JsonNode node) {
        OptionalDouble number = Lenient.number(node);
        return number.isEmpty() ? null : number.getAsDouble();
    }

    /// -1 and the like mean unknown.
    private static Object percent(JsonNode node) {
        return number(node) instanceof Double value && value >= 0 && value <= 100 ? value : null;
    }

    private static Object whole(JsonNode node) {
        OptionalLong number = Lenient.whole(node);
        return number.isEmpty() || number.getAsLong() < 0 ? null : number.getAsLong();
    }

    /// `T32TLQ` and `32TLQ` are `MGRS-32TLQ`; other grids stay as they are.
    private static Object grid(JsonNode node) {
        if (!(upper(node) instanceof String text)) {
            return null;
        }
        return text.matches("T?\\d{1,2}[C-X][A-Z]{2}") ? "MGRS-" + padded(text.startsWith("T") ? text.substring(1) : text) : text;
    }

    static String padded(String tile) {
        return tile.length() == 4 ? "0" + tile : tile;
    }

    /// `LEVEL1C` and `Level-1C` are `L1C`.
    private static Object level(JsonNode node) {
        return upper(node) instanceof String text ? text.replaceFirst("^LEVEL[- ]?", "L") : null;
    }

    private static Object polarizations(JsonNode node) {
        List<String> polarizations = new ArrayList<>();
        for (String text : Lenient.texts(node)) {
            polarizations.addAll(List.of(text.toUpperCase(Locale.ROOT).strip().split("[^A-Z]+")));
        }
        return polarizations.isEmpty() ? null : polarizations.stream().distinct().toList();
    }

    private static Object instant(JsonNode node) {
        return Timestamps.first(Lenient.text(node)).map(Object::toString).orElse(null);
    }
}
