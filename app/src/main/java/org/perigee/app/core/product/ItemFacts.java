package org.perigee.app.core.product;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.model.Properties;

/// What the fields of a [Layout] say of one Item: its properties, and where a catalogue is silent, what the product's name gives away.
record ItemFacts(Item item) {

    private static final Pattern SENTINEL = Pattern.compile("S([1-6])([A-D_P])_.*");
    private static final Pattern LANDSAT = Pattern.compile("L[COTEM]0?(\\d).*");
    private static final Pattern TILE = Pattern.compile(".*_T?(\\d{2}[A-Z]{3})_.*");
    private static final Pattern ORBIT = Pattern.compile(".*_R(\\d{3})_.*");

    /// The value of a field that belongs to the Item; empty where nobody knows.
    Optional<String> value(String field) {
        return switch (field) {
            case "mission" -> item.text(Properties.CONSTELLATION).or(this::missionByName);
            case "platform" -> item.text(Properties.PLATFORM).or(this::platformByName);
            case "collection" -> Optional.of(item.ref().collection());
            case "type" -> item.text(Properties.PRODUCT_TYPE);
            case "level" -> item.text(Properties.PROCESSING_LEVEL);
            case "tile" -> item.text(Properties.GRID_CODE).map(code -> code.substring(code.indexOf('-') + 1)).or(() -> byName(TILE));
            case "orbit" -> item.number(Properties.RELATIVE_ORBIT).stream().mapToObj(orbit -> String.format(Locale.ROOT, "%03d", (long) orbit))
                    .findFirst().or(() -> byName(ORBIT));
            case "date" -> day().map(LocalDate::toString);
            case "year" -> day().map(day -> String.format(Locale.ROOT, "%04d", day.getYear()));
            case "month" -> day().map(day -> String.format(Locale.ROOT, "%02d", day.getMonthValue()));
            case "day" -> day().map(day -> String.format(Locale.ROOT, "%02d", day.getDayOfMonth()));
            case "id" -> Optional.of(item.ref().id());
            case "provider" -> Optional.of(item.ref().provider());
            default -> throw new IllegalArgumentException(field);
        };
    }

    private Optional<LocalDate> day() {
        return Optional.ofNullable(item.start()).or(() -> Optional.ofNullable(item.end())).map(instant -> LocalDate.ofInstant(instant, ZoneOffset.UTC));
    }

    private Optional<String> missionByName() {
        Matcher sentinel = SENTINEL.matcher(item.title());
        if (sentinel.matches()) {
            return Optional.of(sentinel.group(2).equals("P") ? "sentinel-5p" : "sentinel-" + sentinel.group(1));
        }
        return LANDSAT.matcher(item.title()).matches() ? Optional.of("landsat") : item.text(Properties.PLATFORM);
    }

    private Optional<String> platformByName() {
        Matcher sentinel = SENTINEL.matcher(item.title());
        if (sentinel.matches() && !sentinel.group(2).equals("_")) {
            return Optional.of("sentinel-" + sentinel.group(1) + sentinel.group(2).toLowerCase(Locale.ROOT));
        }
        Matcher landsat = LANDSAT.matcher(item.title());
        return landsat.matches() ? Optional.of("landsat-" + landsat.group(1)) : Optional.empty();
    }

    private Optional<String> byName(Pattern pattern) {
        Matcher matcher = pattern.matcher(item.title());
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
