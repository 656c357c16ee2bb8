package org.perigee.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.perigee.catalog.model.AreaReader;
import org.perigee.catalog.model.AreaReading;
import org.perigee.catalog.model.BoundingBox;
import org.perigee.catalog.model.Footprint;
import org.perigee.catalog.model.Properties;
import org.perigee.catalog.model.TimeRange;
import org.perigee.catalog.query.PropertyFilter;
import org.perigee.catalog.query.SearchQuery;
import picocli.CommandLine.Option;

/// The options that make a query.
final class QueryOptions {

    private static final Pattern FILTER = Pattern.compile("([^=<>\\s]+)([<>]?=)(.+)");

    @Option(names = "--collection", paramLabel = "ID", split = ",", description = "Collections, such as sentinel-2-l2a.")
    private List<String> collections = new ArrayList<>();

    @Option(names = "--bbox", paramLabel = "W,S,E,N", description = "Longitudes and latitudes in degrees; W greater than E crosses 180°.")
    private String bbox;

    @Option(names = "--aoi", paramLabel = "FILE|WKT", description = "An area: a file with GeoJSON or WKT, or WKT itself.")
    private String aoi;

    @Option(names = "--datetime", paramLabel = "A/B", description = "Days or instants (UTC), both ends included; .. is open.")
    private String datetime;

    @Option(names = "--cloud", paramLabel = "MAX", description = "Greatest cloud cover in percent.")
    private Double cloud;

    @Option(names = "--filter", paramLabel = "NAME=VALUE", description = "A property under its STAC name; VALUE may hold *; NAME<=VALUE and NAME>=VALUE compare.")
    private List<String> filters = new ArrayList<>();

    @Option(names = "--name", paramLabel = "NAME", split = ",", description = "Product names; * stands for any text.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--limit", paramLabel = "N", description = "The greatest number of products from each provider (default ${DEFAULT-VALUE}).",
            defaultValue = "" + SearchQuery.DEFAULT_LIMIT)
    private int limit;

    /// The query.
    ///
    /// @param words free text; may be empty
    /// @throws BadArgument where an option cannot be understood
    SearchQuery toQuery(String words) {
        if (bbox != null && aoi != null) {
            throw new BadArgument("Give either --bbox or --aoi, not both.");
        }
        if (limit < 1) {
            throw new BadArgument("--limit must be at least 1.");
        }
        SearchQuery.Builder query = SearchQuery.builder().time(time()).limit(limit).text(words).area(area());
        collections.forEach(query::collection);
        names.forEach(query::name);
        if (cloud != null && (cloud.isNaN() || cloud < 0 || cloud > 100)) {
            throw new BadArgument("--cloud lies between 0 and 100: " + cloud);
        }
        if (cloud != null) {
            query.filter(PropertyFilter.atMost(Properties.CLOUD_COVER, cloud));
        }
        filters.forEach(text -> query.filter(filter(text)));
        return query.build();
    }

    private Footprint area() {
        if (bbox != null) {
            return box(bbox);
        }
        return aoi == null ? null : read(aoi);
    }

    private static Footprint box(String text) {
        String[] parts = text.split(",");
        if (parts.length != 4) {
            throw new BadArgument("--bbox wants four numbers, W,S,E,N: " + text);
        }
        try {
            return Footprint.of(new BoundingBox(number(parts[0]), number(parts[1]), number(parts[2]), number(parts[3])));
        } catch (NumberFormatException e) {
            throw new BadArgument("--bbox wants four numbers, W,S,E,N: " + text);
        } catch (IllegalArgumentException e) {
            throw new BadArgument("--bbox " + text + ": " + e.getMessage());
        }
    }

    private static double number(String text) {
        return Double.parseDouble(text.strip());
    }

    private static Footprint read(String text) {
        Optional<String> file = file(text);
        return switch (AreaReader.standard().read(file.orElse(text))) {
            case AreaReading.Read found -> found.area();
            // One word was meant as a file.
            case AreaReading.Refused refused when file.isEmpty() && text.matches("[^\\s(),{}]+") ->
                throw new BadArgument("--aoi: there is no file " + text + ", and it is no area either.");
            case AreaReading.Refused refused -> throw new BadArgument("--aoi: " + refused.sentence());
        };
    }

    private static Optional<String> file(String text) {
        try {
            Path file = Path.of(text);
            return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (InvalidPathException e) {
            // It is WKT then.
            return Optional.empty();
        } catch (IOException e) {
            throw new BadArgument("--aoi " + text + " cannot be read as text: " + e.getMessage());
        }
    }

    private TimeRange time() {
        if (datetime == null) {
            return TimeRange.ALWAYS;
        }
        String[] ends = datetime.split("/", -1);
        if (ends.length > 2) {
            throw wrongTime("wants one day, or two with a / between them");
        }
        Instant from;
        Instant to;
        try {
            from = instant(ends[0], false);
            to = instant(ends[ends.length - 1], true);
        } catch (DateTimeException e) {
            throw wrongTime("wants days or instants such as 2025-06-01/2025-06-30 or 2025-06-01T10:00:00Z/..");
        }
        if (from != null && to != null && to.isBefore(from)) {
            throw wrongTime("ends before it begins");
        }
        return new TimeRange(from, to);
    }

    private BadArgument wrongTime(String why) {
        return new BadArgument("--datetime " + why + ": " + datetime);
    }

    private static Instant instant(String text, boolean end) {
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.equals("..")) {
            return null;
        }
        if (stripped.length() == 10) {
            LocalDate day = LocalDate.parse(stripped);
            return (end ? day.atTime(LocalTime.MAX.withNano(999_000_000)) : day.atStartOfDay()).toInstant(ZoneOffset.UTC);
        }
        return OffsetDateTime.parse(stripped).toInstant();
    }

    private static PropertyFilter filter(String text) {
        Matcher parts = FILTER.matcher(text);
        if (!parts.matches()) {
            throw new BadArgument("--filter wants NAME=VALUE, NAME<=VALUE or NAME>=VALUE: " + text);
        }
        String name = parts.group(1);
        String value = parts.group(3);
        return switch (parts.group(2)) {
            case "<=" -> new PropertyFilter.Compare(name, PropertyFilter.Operator.LESS_OR_EQUAL, typed(value));
            case ">=" -> new PropertyFilter.Compare(name, PropertyFilter.Operator.GREATER_OR_EQUAL, typed(value));
            default -> value.contains("*") ? new PropertyFilter.Like(name, value) : PropertyFilter.equal(name, typed(value));
        };
    }

    private static Object typed(String value) {
        try {
            return value.matches("-?\\d{1,18}") ? (Object) Long.valueOf(value) : Double.valueOf(value);
        } catch (NumberFormatException e) {
            return value;
        }
    }
}
