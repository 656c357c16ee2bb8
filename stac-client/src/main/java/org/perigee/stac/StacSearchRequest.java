package org.perigee.stac;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A question to a server's item search (STAC API 1.0, "Item Search"), before it is known how that server wants to be asked.
/// Immutable; what is not said is not asked.
public final class StacSearchRequest {

    /// @param property   the property to sort by, without a prefix
    /// @param descending whether the greatest comes first
    public record SortKey(String property, boolean descending) {
    }

    /// Which fields Items shall have; servers take it as a hint.
    public record Fields(List<String> include, List<String> exclude) {
        public Fields {
            include = List.copyOf(include);
            exclude = List.copyOf(exclude);
        }
    }

    private final List<String> collections;
    private final List<String> ids;
    private final double[] box;
    private final JsonNode geometry;
    private final Instant start;
    private final Instant end;
    private final List<Cql2> filters;
    private final List<SortKey> sort;
    private final Fields fields;
    private final String text;
    private final int limit;

    private StacSearchRequest(Builder builder) {
        collections = List.copyOf(builder.collections);
        ids = List.copyOf(builder.ids);
        box = builder.box;
        geometry = builder.geometry;
        start = builder.start;
        end = builder.end;
        filters = List.copyOf(builder.filters);
        sort = List.copyOf(builder.sort);
        fields = builder.fields;
        text = builder.text;
        limit = builder.limit;
    }

    public static Builder builder() {
        return new Builder();
    }

    public List<String> collections() {
        return collections;
    }

    public List<String> ids() {
        return ids;
    }

    /// West, south, east, north in degrees; west is greater than east across the antimeridian.
    public Optional<double[]> box() {
        return Optional.ofNullable(box).map(double[]::clone);
    }

    /// A GeoJSON geometry, longitude first.
    public Optional<JsonNode> geometry() {
        return Optional.ofNullable(geometry);
    }

    /// First instant asked for, UTC; empty where open.
    public Optional<Instant> start() {
        return Optional.ofNullable(start);
    }

    /// Last instant asked for, UTC; empty where open.
    public Optional<Instant> end() {
        return Optional.ofNullable(end);
    }

    /// Conditions that must all hold.
    public List<Cql2> filters() {
        return filters;
    }

    public List<SortKey> sort() {
        return sort;
    }

    public Optional<Fields> fields() {
        return Optional.ofNullable(fields);
    }

    /// Free words; may be empty.
    public String text() {
        return text;
    }

    /// Items on a page; 0 leaves it to the server.
    public int limit() {
        return limit;
    }

    /// Collects what is asked. Not thread-safe.
    public static final class Builder {

        private final List<String> collections = new ArrayList<>();
        private final List<String> ids = new ArrayList<>();
        private double[] box;
        private JsonNode geometry;
        private Instant start;
        private Instant end;
        private final List<Cql2> filters = new ArrayList<>();
        private final List<SortKey> sort = new ArrayList<>();
        private Fields fields;
        private String text = "";
        private int limit;

        private Builder() {
        }

        public Builder collections(List<String> values) {
            collections.addAll(values);
            return this;
        }

        public Builder ids(List<String> values) {
            ids.addAll(values);
            return this;
        }

        /// Degrees; replaces a geometry, since servers take one of the two.
        public Builder box(double west, double south, double east, double north) {
            box = new double[] {west, south, east, north};
            geometry = null;
            return this;
        }

        /// A GeoJSON geometry; replaces a box, since servers take one of the two.
        public Builder intersects(JsonNode value) {
            geometry = value;
            box = null;
            return this;
        }

        /// Both ends included; null where open.
        public Builder time(Instant from, Instant to) {
            start = from;
            end = to;
            return this;
        }

        public Builder filter(Cql2 condition) {
            filters.add(condition);
            return this;
        }

        public Builder sort(String property, boolean descending) {
            sort.add(new SortKey(property, descending));
            return this;
        }

        public Builder fields(Fields value) {
            fields = value;
            return this;
        }

        public Builder text(String value) {
            text = value;
            return this;
        }

        /// Items on a page; 0 leaves it to the server.
        ///
        /// @throws IllegalArgumentException where negative
        public Builder limit(int value) {
            if (value < 0) {
                throw new IllegalArgumentException("Not a page size: " + value);
            }
            limit = value;
            return this;
        }

        public StacSearchRequest build() {
            return new StacSearchRequest(this);
        }
    }
}
