package org.perigee.catalog.query;

import java.util.ArrayList;
import java.util.List;
import org.perigee.catalog.model.Footprint;
import org.perigee.catalog.model.TimeRange;

/// One condition of a query on its own, so that what becomes of it can be said provider by provider.
public sealed interface Condition {

    record Area(Footprint area) implements Condition {
    }

    record Time(TimeRange range) implements Condition {
    }

    record Collections(java.util.Set<String> ids) implements Condition {
    }

    record Property(PropertyFilter filter) implements Condition {
    }

    record Names(List<String> patterns) implements Condition {
    }

    record Text(String words) implements Condition {
    }

    /// The conditions of a query that say something.
    static List<Condition> of(SearchQuery query) {
        List<Condition> conditions = new ArrayList<>();
        query.findArea().ifPresent(area -> conditions.add(new Area(area)));
        if (!query.time().isUnbounded()) {
            conditions.add(new Time(query.time()));
        }
        if (!query.collections().isEmpty()) {
            conditions.add(new Collections(query.collections()));
        }
        query.filters().forEach(filter -> conditions.add(new Property(filter)));
        if (!query.names().isEmpty()) {
            conditions.add(new Names(query.names()));
        }
        if (!query.text().isBlank()) {
            conditions.add(new Text(query.text()));
        }
        return conditions;
    }
}
