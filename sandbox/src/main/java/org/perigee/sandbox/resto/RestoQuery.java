package org.perigee.sandbox.resto;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import org.perigee.sandbox.catalogue.Product;
import org.perigee.sandbox.geo.Area;
import org.perigee.sandbox.http.QueryParameters;

/// A search as resto understands it. Unknown parameters are ignored; pages beyond the data are empty.
///
/// @param condition  what the products must fulfil
/// @param order      total
/// @param count      page size, cut to 500 in silence
/// @param offset     how many to leave out
record RestoQuery(Predicate<Product> condition, Comparator<Product> order, int count, int offset) {

    private static final int DEFAULT_COUNT = 50;
    private static final int LARGEST_COUNT = 500;
    private static final double METRES_PER_DEGREE = 111_200;
    private static final double DEFAULT_RADIUS = 10_000;

    static RestoQuery parse(QueryParameters q) {
        try {
            List<Predicate<Product>> conditions = new ArrayList<>();
            text(q, "productType", conditions, p -> p.type().code());
            text(q, "processingLevel", conditions, RestoFeature::processingLevel);
            text(q, "platform", conditions, p -> p.acquisition().platform());
            text(q, "instrument", conditions, p -> p.type().mission().instrument());
            text(q, "sensorMode", conditions, RestoFeature::sensorMode);
            text(q, "orbitDirection", conditions, p -> p.acquisition().orbitState());
            text(q, "tileid", conditions, Product::tileName);
            text(q, "productIdentifier", conditions, Product::stem);
            number(q, "relativeOrbitNumber", conditions, p -> (double) p.acquisition().relativeOrbit());
            number(q, "orbitNumber", conditions, p -> (double) p.acquisition().absoluteOrbit());
            number(q, "cloudCover", conditions, p -> p.details().cloudCover().orElse(null));
            identifier(q, conditions);
            area(q, conditions);
            q.filled("startDate").map(RestoQuery::time).ifPresent(from -> conditions.add(p -> !p.start().isBefore(from)));
            q.filled("completionDate").map(RestoQuery::time).ifPresent(to -> conditions.add(p -> !p.start().isAfter(to)));
            int count = Math.min(positive(q, "maxRecords", DEFAULT_COUNT), LARGEST_COUNT);
            int offset = q.filled("page").isPresent() ? (positive(q, "page", 1) - 1) * count : positive(q, "index", 1) - 1;
            return new RestoQuery(p -> conditions.stream().allMatch(c -> c.test(p)), order(q), count, offset);
        } catch (IllegalArgumentException e) {
            throw RestoErrors.of(400, e.getMessage());
        }
    }

    private static void text(QueryParameters q, String name, List<Predicate<Product>> into, Function<Product, String> value) {
        q.filled(name).ifPresent(wanted -> into.add(p -> fits(value.apply(p), wanted)));
    }

    /// Exact but for letter case; `|` for "or", a trailing `%` for "begins with".
    private static boolean fits(String value, String wanted) {
        for (String choice : wanted.split("\\|")) {
            boolean prefix = choice.endsWith("%");
            String text = prefix ? choice.substring(0, choice.length() - 1) : choice;
            if (prefix ? value.toLowerCase(Locale.ROOT).startsWith(text.toLowerCase(Locale.ROOT)) : value.equalsIgnoreCase(text)) {
                return true;
            }
        }
        return false;
    }

    private static void number(QueryParameters q, String name, List<Predicate<Product>> into, Function<Product, Double> value) {
        q.filled(name).ifPresent(text -> {
            DoublePredicate interval = Interval.parse(text);
            into.add(p -> value.apply(p) instanceof Double number && interval.test(number));
        });
    }

    private static void identifier(QueryParameters q, List<Predicate<Product>> into) {
        q.filled("identifier").ifPresent(wanted -> {
            try {
                UUID id = UUID.fromString(wanted);
                into.add(p -> p.id().equals(id));
            } catch (IllegalArgumentException e) {
                into.add(p -> fits(p.stem(), wanted));
            }
        });
    }

    private static void area(QueryParameters q, List<Predicate<Product>> into) {
        q.filled("box").ifPresent(box -> into.add(box(box)));
        q.filled("geometry").ifPresent(wkt -> into.add(Area.wkt(wkt)));
        if (q.filled("lon").isPresent() && q.filled("lat").isPresent()) {
            double lon = Double.parseDouble(q.filled("lon").get());
            double lat = Double.parseDouble(q.filled("lat").get());
            double dy = q.filled("radius").map(Double::valueOf).orElse(DEFAULT_RADIUS) / METRES_PER_DEGREE;
            double dx = dy / Math.max(0.01, Math.cos(Math.toRadians(lat)));
            into.add(Area.box(Math.max(-180, lon - dx), Math.max(-90, lat - dy), Math.min(180, lon + dx), Math.min(90, lat + dy)));
        }
    }

    private static Area box(String text) {
        String[] numbers = text.split(",");
        if (numbers.length != 4) {
            throw new IllegalArgumentException("Invalid box");
        }
        double[] b = new double[4];
        for (int i = 0; i < 4; i++) {
            b[i] = Double.parseDouble(numbers[i].strip());
        }
        return Area.box(b[0], b[1], b[2], b[3]);
    }

    private static Instant time(String text) {
        try {
            if (text.length() == 10) {
                return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            return OffsetDateTime.parse(text.matches(".*(Z|[+-]\\d\\d:\\d\\d)") ? text : text + "Z").toInstant();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("Invalid date: " + text, e);
        }
    }

    private static int positive(QueryParameters q, String name, int otherwise) {
        int number = q.filled(name).map(Integer::valueOf).orElse(otherwise);
        if (number < 1) {
            throw new IllegalArgumentException("Value for \"" + name + "\" must be greater than 0");
        }
        return number;
    }

    private static Comparator<Product> order(QueryParameters q) {
        Comparator<Product> order = switch (q.filled("sortParam").orElse("startDate")) {
            case "completionDate" -> Comparator.comparing(Product::end);
            case "published", "updated" -> Comparator.comparing(Product::published);
            case "cloudCover" -> Comparator.comparing(p -> p.details().cloudCover().orElse(-1.0));
            default -> Comparator.comparing(Product::start);
        };
        boolean ascending = q.filled("sortOrder").orElse("descending").startsWith("asc");
        return (ascending ? order : order.reversed()).thenComparing(Product::id);
    }
}
