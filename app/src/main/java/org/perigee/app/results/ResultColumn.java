package org.perigee.app.results;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.perigee.catalog.model.Availability;

/// The columns one can sort by, with how they compare. What is not known comes last in either direction.
public enum ResultColumn {
    TIME("time", row -> row.start() != Long.MIN_VALUE, Comparator.comparingLong(ResultRow::start)),
    PLATFORM("platform", row -> !row.platform().isEmpty(), words(ResultRow::platform)),
    TYPE("type", row -> !row.type().isEmpty(), words(ResultRow::type)),
    TILE("tile", row -> !row.tile().isEmpty(), words(ResultRow::tile)),
    ORBIT("orbit", row -> row.orbit() >= 0, Comparator.comparingInt(ResultRow::orbit).thenComparing(ResultRow::orbitState)),
    CLOUD("cloud", row -> !Double.isNaN(row.cloud()), Comparator.comparingDouble(ResultRow::cloud)),
    SIZE("size", row -> row.size() >= 0, Comparator.comparingLong(ResultRow::size)),
    AVAILABILITY("availability", row -> row.availability() != Availability.UNKNOWN, Comparator.comparing(ResultRow::availability)),
    PROVIDERS("providers", row -> true, Comparator.<ResultRow>comparingInt(row -> row.offers().size()).thenComparing(row -> row.item().ref().provider())),
    NAME("name", row -> true, words(ResultRow::title));

    private final String id;
    private final Comparator<ResultRow> ascending;
    private final Comparator<ResultRow> descending;

    ResultColumn(String id, Predicate<ResultRow> known, Comparator<ResultRow> comparator) {
        this.id = id;
        Comparator<ResultRow> knownFirst = (a, b) -> Boolean.compare(known.test(b), known.test(a));
        ascending = knownFirst.thenComparing(comparator);
        descending = knownFirst.thenComparing(comparator.reversed());
    }

    /// By code points: fast, and right for names that programs make.
    private static Comparator<ResultRow> words(Function<ResultRow, String> text) {
        return Comparator.comparing(text);
    }

    /// As it stands in settings and message keys.
    public String id() {
        return id;
    }

    public Comparator<ResultRow> comparator(boolean isAscending) {
        return isAscending ? ascending : descending;
    }

    public static Optional<ResultColumn> byId(String id) {
        return Arrays.stream(values()).filter(column -> column.id.equals(id)).findFirst();
    }
}
