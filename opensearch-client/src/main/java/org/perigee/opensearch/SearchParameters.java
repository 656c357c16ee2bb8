package org.perigee.opensearch;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.perigee.opensearch.description.ParameterName;

/// What to search for, in the server's own terms. Immutable.
///
/// @param values     parameters and their values, not yet encoded
/// @param collection the collection as the server calls it; empty for all
/// @param pageSize   results wished for in a page; 0 for the server's own choice
/// @param ceiling    results that paging can reach; 0 where there is no end
public record SearchParameters(Map<ParameterName, String> values, String collection, int pageSize, int ceiling) {

    public SearchParameters {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /// Everything the catalogue has.
    public static SearchParameters all() {
        return new SearchParameters(Map.of(), "", 0, 0);
    }

    /// The same with one value more, under a name such as `geo:box` or `eo:cloudCover`.
    public SearchParameters with(String name, String value) {
        return with(ParameterName.of(name), value);
    }

    public SearchParameters with(ParameterName name, String value) {
        Map<ParameterName, String> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new SearchParameters(more, collection, pageSize, ceiling);
    }

    public SearchParameters in(String id) {
        return new SearchParameters(values, id, pageSize, ceiling);
    }

    public SearchParameters pageSize(int size) {
        return new SearchParameters(values, collection, size, ceiling);
    }

    public SearchParameters ceiling(int results) {
        return new SearchParameters(values, collection, pageSize, results);
    }
}
