package org.perigee.app.results;

import java.util.Comparator;
import java.util.Optional;

/// The columns one can sort by, with how they compare. Unknown values come last in ascending order.
public enum ResultColumn {
    TIME("time", Comparator.comparingLong(ResultRow::start)),
    PLATFORM("platform", Comparator.comparing(ResultRow::platform)),
    TYPE("type", Comparator.comparing(ResultRow::type)),
    TILE("tile", Comparator.comparing(ResultRow::tile)),
    ORBIT("orbit", Comparator.comparingInt(ResultRow::orbit).thenComparing(ResultRow::orbitState)),
    CLOUD("cloud", Comparator.comparingDouble(ResultRow::cloud)),
    SIZE("size", Comparator.comparingLong(ResultRow::size)),
    PROVIDERS("providers", Comparator.<ResultRow>comparingInt(row -> row.offers().size()).thenComparing(row -> row.item().ref().provider())),
    AVAILABILITY("availability", Comparator.comparing(ResultRow::availability)),
    NAME("name", Comparator.comparing(ResultRow::title));

    private final String id;
    private final Comparator<ResultRow> comparator;

    ResultColumn(String id, Comparator<ResultRow> comparator) {
        this.id = id;
        this.comparator = comparator;
    }

    /// As it stands in settings and message keys.
    public String id() {
        return id;
    }

    public Comparator<ResultRow> comparator() {
        return comparator;
    }

    public static Optional<ResultColumn> byId(String id) {
        return java.util.Arrays.stream(values()).filter(column -> column.id.equals(id)).findFirst();
    }
}
