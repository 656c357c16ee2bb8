package org.perigee.opensearch.connector;

import java.util.List;
import java.util.Map;
import org.perigee.catalog.connector.Treatment;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.provider.CollectionMapping;
import org.perigee.catalog.query.Condition;
import org.perigee.opensearch.SearchParameters;

/// How a query is asked: what becomes of each condition, and the searches to make one after the other.
///
/// @param parts empty where the catalogue cannot have what is asked for
record QueryPlan(Map<Condition, Treatment> treatments, List<Part> parts) {

    QueryPlan {
        parts = List.copyOf(parts);
    }

    /// One search.
    ///
    /// @param constraints properties that narrow the native collection down to Perigee's and could not be asked for
    record Part(SearchParameters parameters, Map<String, String> constraints) {

        boolean accepts(Item item) {
            return constraints.entrySet().stream()
                    .allMatch(wanted -> item.text(wanted.getKey()).map(value -> allows(wanted.getValue(), value)).orElse(true));
        }

        private static boolean allows(String constraint, String value) {
            return CollectionMapping.values(constraint).stream().anyMatch(value::equalsIgnoreCase);
        }
    }
}
