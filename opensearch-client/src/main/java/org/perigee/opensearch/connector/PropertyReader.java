package org.perigee.opensearch.connector;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.perigee.catalog.model.Properties;
import org.perigee.opensearch.answer.Entry;
import org.perigee.opensearch.answer.SloppyDates;

/// Reads properties under their STAC names and in their STAC forms; what a catalogue writes for "unknown" (−1, 0 where there
/// is no 0, null) is left out.
final class PropertyReader {

    private static final Pattern TILE = Pattern.compile("(?i)(?:MGRS-)?T?(\\d{1,2})([C-HJ-NP-X][A-HJ-NP-Z]{2})");
    private static final Pattern TILE_IN_NAME = Pattern.compile("_T(\\d{2}[C-HJ-NP-X][A-HJ-NP-Z]{2})[_.]");
    private static final Pattern LEVEL = Pattern.compile("(?i)(?:S2MSI|LEVEL[-_ ]?|L)?(\\d[A-Z]{0,2})");
    private static final Pattern BASELINE = Pattern.compile("(?:[A-Z]+:)?(\\d{1,2}\\.\\d{1,2})");
    private static final Set<String> CHANNELS = Set.of("HH", "HV", "VH", "VV", "RH", "RV");

    private final PropertyFields fields;

    PropertyReader(PropertyFields fields) {
        this.fields = fields;
    }

    Map<String, Object> read(Entry entry, String title) {
        Map<String, Object> properties = new LinkedHashMap<>();
        readPlatform(entry, title, properties);
        boolean radar = isRadar(entry, properties);
        if (!radar) {
            percent(entry, Properties.CLOUD_COVER).ifPresent(value -> properties.put(Properties.CLOUD_COVER, value));
            percent(entry, Properties.SNOW_COVER).ifPresent(value -> properties.put(Properties.SNOW_COVER, value));
        } else {
            fields.text(entry, Properties.INSTRUMENT_MODE).ifPresent(mode -> properties.put(Properties.INSTRUMENT_MODE, mode));
            readPolarizations(entry, properties);
        }
        readOrbit(entry, properties);
        grid(entry, title).ifPresent(code -> properties.put(Properties.GRID_CODE, code));
        fields.text(entry, Properties.PRODUCT_TYPE).ifPresent(type -> properties.put(Properties.PRODUCT_TYPE, type));
        fields.text(entry, Properties.PROCESSING_LEVEL).ifPresent(level -> properties.put(Properties.PROCESSING_LEVEL, level(level)));
        baseline(entry).ifPresent(version -> properties.put(Properties.PROCESSING_BASELINE, version));
        fields.text(entry, Properties.TIMELINESS).ifPresent(text -> properties.put(Properties.TIMELINESS, text));
        fields.number(entry, Properties.GSD).filter(metres -> metres > 0).ifPresent(metres -> properties.put(Properties.GSD, metres));
        readDate(entry, Properties.PUBLISHED, properties);
        readDate(entry, Properties.UPDATED, properties);
        fields.further().forEach(name -> fields.value(entry, name).ifPresent(value -> properties.put(name, value)));
        return properties;
    }

    private void readPlatform(Entry entry, String title, Map<String, Object> properties) {
        Optional<String> name = fields.text(entry, Properties.PLATFORM);
        if (name.isPresent()) {
            PlatformName platform = PlatformName.of(name.get(), fields.text(entry, PropertyFields.PLATFORM_UNIT).orElse(""), title);
            platform.platform().ifPresent(text -> properties.put(Properties.PLATFORM, text));
            platform.constellation().ifPresent(text -> properties.put(Properties.CONSTELLATION, text));
        }
        boolean sentinel1 = "sentinel-1".equals(properties.get(Properties.CONSTELLATION));
        fields.text(entry, Properties.INSTRUMENTS).map(text -> text.toLowerCase(Locale.ROOT)).ifPresent(text ->
                properties.put(Properties.INSTRUMENTS, sentinel1 && text.contains("sar") ? List.of("c-sar") : List.of(text.split("[_/,;&+]"))));
    }

    /// Catalogues write a cloud cover of 0 for radar images.
    private boolean isRadar(Entry entry, Map<String, Object> properties) {
        boolean sensor = fields.text(entry, PropertyFields.SENSOR_TYPE).map("RADAR"::equalsIgnoreCase).orElse(false);
        boolean instrument = properties.get(Properties.INSTRUMENTS) instanceof List<?> list
                && list.stream().anyMatch(name -> Arrays.asList(name.toString().split("[^a-z]+")).contains("sar"));
        return sensor || instrument || "sentinel-1".equals(properties.get(Properties.CONSTELLATION));
    }

    private Optional<Double> percent(Entry entry, String property) {
        return fields.number(entry, property).filter(value -> value >= 0 && value <= 100);
    }

    private void readOrbit(Entry entry, Map<String, Object> properties) {
        fields.text(entry, Properties.ORBIT_STATE).map(text -> text.toLowerCase(Locale.ROOT))
                .filter(text -> text.equals("ascending") || text.equals("descending")).ifPresent(text -> properties.put(Properties.ORBIT_STATE, text));
        for (String orbit : List.of(Properties.RELATIVE_ORBIT, Properties.ABSOLUTE_ORBIT)) {
            fields.number(entry, orbit).filter(number -> number > 0).ifPresent(number -> properties.put(orbit, number.longValue()));
        }
    }

    private Optional<String> grid(Entry entry, String title) {
        Optional<String> tile = fields.text(entry, Properties.GRID_CODE).map(TILE::matcher).filter(Matcher::matches)
                .map(match -> (match.group(1).length() == 1 ? "0" : "") + match.group(1) + match.group(2).toUpperCase(Locale.ROOT));
        Matcher named = TILE_IN_NAME.matcher(title + "_");
        return tile.or(() -> named.find() ? Optional.of(named.group(1)) : Optional.empty()).map(code -> "MGRS-" + code);
    }

    private static String level(String text) {
        Matcher level = LEVEL.matcher(text);
        return level.matches() ? "L" + level.group(1).toUpperCase(Locale.ROOT) : text;
    }

    private Optional<String> baseline(Entry entry) {
        Optional<Object> value = fields.value(entry, Properties.PROCESSING_BASELINE);
        if (value.isPresent() && value.get() instanceof Number number) {
            return number.doubleValue() <= 0 ? Optional.empty() : Optional.of(String.format(Locale.ROOT, "%05.2f", number.doubleValue()));
        }
        return value.map(Object::toString).map(text -> {
            Matcher matcher = BASELINE.matcher(text);
            return matcher.matches() ? String.format(Locale.ROOT, "%5s", matcher.group(1)).replace(' ', '0') : text;
        });
    }

    private void readPolarizations(Entry entry, Map<String, Object> properties) {
        List<String> channels = fields.text(entry, Properties.POLARIZATIONS).stream().flatMap(text -> Arrays.stream(text.split("[^A-Za-z]+")))
                .map(text -> text.toUpperCase(Locale.ROOT)).filter(CHANNELS::contains).distinct().toList();
        if (!channels.isEmpty()) {
            properties.put(Properties.POLARIZATIONS, channels);
        }
    }

    private void readDate(Entry entry, String property, Map<String, Object> properties) {
        fields.text(entry, property).flatMap(SloppyDates::first).ifPresent(instant -> properties.put(property, instant.toString()));
    }
}
