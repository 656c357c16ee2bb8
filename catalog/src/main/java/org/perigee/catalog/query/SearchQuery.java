package org.perigee.catalog.query;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.perigee.catalog.model.Footprint;
import org.perigee.catalog.model.TimeRange;

/// One question to all catalogues. All conditions must hold. Immutable.
///
/// @param area        Items must share at least a point with it; null for anywhere
/// @param time        Items must share at least an instant with it
/// @param collections collection ids of Perigee's own vocabulary (`sentinel-2-l2a`) or a provider's; empty for all
/// @param filters     conditions on properties
/// @param names       product names, with `*` for any text; an Item must match one of them; empty for any
/// @param text        free words; may be empty
/// @param sort        the order wished for
/// @param limit       the greatest number of Items wanted from each provider, at least 1
public record SearchQuery(Footprint area, TimeRange time, Set<String> collections, List<PropertyFilter> filters, List<String> names, String text,
        SortBy sort, int limit) {

    /// As many as anybody looks through; a search without a limit of its own stops here and says so.
    public static final int DEFAULT_LIMIT = 20_000;

    public SearchQuery {
        Objects.requireNonNull(time);
        Objects.requireNonNull(text);
        Objects.requireNonNull(sort);
        collections = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(collections));
        filters = List.copyOf(filters);
        names = List.copyOf(names);
        if (limit < 1) {
            throw new IllegalArgumentException("The limit must be at least 1: " + limit);
        }
    }

    public Optional<Footprint> findArea() {
        return Optional.ofNullable(area);
    }

    public static Builder builder() {
        return new Builder();
    }

    /// A builder that starts from this query.
    public Builder toBuilder() {
        Builder builder = new Builder().area(area).time(time).text(text).sort(sort).limit(limit);
        builder.collections.addAll(collections);
        builder.filters.addAll(filters);
        builder.names.addAll(names);
        return builder;
    }

    /// Collects the conditions; what is not said is not asked. Not thread-safe.
    public static final class Builder {

        private Footprint area;
        private TimeRange time = TimeRange.ALWAYS;
        private final Set<String> collections = new LinkedHashSet<>();
        private final List<PropertyFilter> filters = new ArrayList<>();
        private final List<String> names = new ArrayList<>();
        private String text = "";
        private SortBy sort = SortBy.NEWEST_FIRST;
        private int limit = DEFAULT_LIMIT;

        private Builder() {
        }

        public Builder area(Footprint value) {
            area = value;
            return this;
        }

        public Builder time(TimeRange value) {
            time = value;
            return this;
        }

        public Builder collection(String id) {
            collections.add(id);
            return this;
        }

        public Builder filter(PropertyFilter filter) {
            filters.add(filter);
            return this;
        }

        public Builder name(String name) {
            names.add(name);
            return this;
        }

        public Builder text(String value) {
            text = value;
            return this;
        }

        public Builder sort(SortBy value) {
            sort = value;
            return this;
        }

        public Builder limit(int value) {
            limit = value;
            return this;
        }

        public SearchQuery build() {
            return new SearchQuery(area, time, collections, filters, names, text, sort, limit);
        }
    }
}
