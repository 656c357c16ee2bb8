package org.perigee.stac.connector;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.perigee.catalog.model.Properties;
import org.perigee.stac.Lenient;

/// Makes an Item's properties: known ones under their STAC names in the form [Properties] documents, all others that are scalars
/// or lists of scalars as they came.
final class PropertyMapper {

    /// Kept as the Item's times.
    private static final Set<String> TIMES = Set.of("datetime", "start_datetime", "end_datetime");
    private static final Pattern S1_NAME = Pattern.compile("S1[A-D]_(\\w\\w)_(GRD[FHM]|SLC_|OCN_|RAW_)_(\\d)S.*");
    private static final Pattern S2_BASELINE = Pattern.compile("S2[A-D]_MSIL\\w\\w_.*_N(\\d\\d)(\\d\\d)_.*");
    private static final Pattern SENTINEL = Pattern.compile("(sentinel-\\d)[a-d]");

    private final ItemDialect dialect;

    PropertyMapper(ItemDialect dialect) {
        this.dialect = dialect;
    }

    /// @param name the product's name, from which some facts can be read that the document leaves out
    Map<String, Object> map(JsonNode document, String name) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (PropertyRules rule : PropertyRules.ALL) {
            addByRule(rule, document, properties);
        }
        derivePlatform(properties);
        deriveGrid(document, properties);
        deriveTimeliness(document, properties);
        deriveFromName(name, properties);
        deriveLevel(properties);
        document.properties().forEach(property -> {
            if (!TIMES.contains(property.getKey()) && !isRuled(property.getKey())) {
                addAsItIs(property.getKey(), property.getValue(), properties);
            }
        });
        return properties;
    }

    private void addByRule(PropertyRules rule, JsonNode document, Map<String, Object> properties) {
        List<String> sources = new ArrayList<>(rule.sources());
        if (dialect.properties().containsKey(rule.name())) {
            sources.addFirst(dialect.properties().get(rule.name()));
        }
        for (String source : sources) {
            JsonNode node = document.get(source);
            Object value = node == null || node.isNull() ? null : rule.form().apply(node);
            if (value != null) {
                properties.put(rule.name(), value);
                return;
            }
        }
    }

    private static boolean isRuled(String name) {
        return PropertyRules.ALL.stream().anyMatch(rule -> rule.name().equals(name));
    }

    private static void addAsItIs(String name, JsonNode node, Map<String, Object> properties) {
        Object value = node.isArray() ? list(node) : scalar(node);
        if (value != null) {
            properties.put(name, value);
        }
    }

    private static Object scalar(JsonNode node) {
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return node.asLong();
        }
        if (node.isNumber()) {
            return Double.isFinite(node.asDouble()) ? node.asDouble() : null;
        }
        if (node.isBoolean()) {
            return node.asBoolean();
        }
        return node.isTextual() && !node.asText().isEmpty() ? node.asText() : null;
    }

    private static Object list(JsonNode node) {
        List<Object> values = new ArrayList<>();
        for (JsonNode element : node) {
            Object value = scalar(element);
            if (value == null) {
                return null;
            }
            values.add(value);
        }
        return values.isEmpty() ? null : List.copyOf(values);
    }

    /// Constellations are written in more ways than platforms: the platform's is the one.
    private static void derivePlatform(Map<String, Object> properties) {
        if (properties.get(Properties.PLATFORM) instanceof String platform) {
            Matcher sentinel = SENTINEL.matcher(platform);
            if (sentinel.matches()) {
                properties.put(Properties.CONSTELLATION, sentinel.group(1));
            }
            // Sentinel-1 has one instrument, and it is called `sar` by some.
            boolean sar = List.of("sar").equals(properties.get(Properties.INSTRUMENTS));
            if (platform.startsWith("sentinel-1") && sar) {
                properties.put(Properties.INSTRUMENTS, List.of("c-sar"));
            }
        }
    }

    /// The tile in three parts (`mgrs:`, older `sentinel:`), or Landsat's path and row.
    private static void deriveGrid(JsonNode document, Map<String, Object> properties) {
        for (String prefix : List.of("mgrs:", "sentinel:")) {
            String zone = Lenient.text(document.get(prefix + "utm_zone"));
            String band = Lenient.text(document.get(prefix + "latitude_band"));
            String square = Lenient.text(document.get(prefix + "grid_square"));
            if (!zone.isEmpty() && !band.isEmpty() && !square.isEmpty()) {
                properties.putIfAbsent(Properties.GRID_CODE, "MGRS-" + PropertyRules.padded(zone + band + square));
            }
        }
        var path = Lenient.whole(document.get("landsat:wrs_path"));
        var row = Lenient.whole(document.get("landsat:wrs_row"));
        if (path.isPresent() && row.isPresent()) {
            String type = Lenient.text(document.get("landsat:wrs_type"));
            String code = "WRS%s-%03d%03d".formatted(type.isEmpty() ? "2" : type, path.getAsLong(), row.getAsLong());
            properties.putIfAbsent(Properties.GRID_CODE, code);
        }
    }

    /// Some write the category where the duration belongs.
    private static void deriveTimeliness(JsonNode document, Map<String, Object> properties) {
        String written = Lenient.text(document.get("product:timeliness"));
        if (!written.isBlank() && !written.matches("P[0-9T].*")) {
            properties.putIfAbsent(Properties.TIMELINESS, written);
        }
    }

    private static void deriveFromName(String name, Map<String, Object> properties) {
        Matcher sentinel1 = S1_NAME.matcher(name);
        if (sentinel1.matches()) {
            // `GRD` alone says less than the name does.
            properties.put(Properties.PRODUCT_TYPE, sentinel1.group(1) + "_" + sentinel1.group(2) + "_" + sentinel1.group(3) + "S");
        }
        Matcher baseline = S2_BASELINE.matcher(name);
        if (baseline.matches()) {
            properties.putIfAbsent(Properties.PROCESSING_BASELINE, baseline.group(1) + "." + baseline.group(2));
        }
    }

    /// `L2` is no level of Sentinel-2: its product type knows better.
    private static void deriveLevel(Map<String, Object> properties) {
        if (properties.get(Properties.PRODUCT_TYPE) instanceof String type && type.toUpperCase(Locale.ROOT).matches("S2MSI(1C|2A)")) {
            properties.put(Properties.PROCESSING_LEVEL, "L" + type.substring(5).toUpperCase(Locale.ROOT));
        }
    }
}
