package org.perigee.catalog.library;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.perigee.catalog.query.SearchQuery;

/// A search that was kept or asked.
///
/// @param name      given by the user; empty in the history
/// @param providers ids of the providers asked
/// @param when      when it was saved or asked last, UTC
public record SavedSearch(String name, SearchQuery query, List<String> providers, Instant when) {

    public SavedSearch {
        Objects.requireNonNull(name);
        Objects.requireNonNull(query);
        Objects.requireNonNull(when);
        providers = List.copyOf(providers);
    }
}
