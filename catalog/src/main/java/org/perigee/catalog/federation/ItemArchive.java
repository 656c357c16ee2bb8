package org.perigee.catalog.federation;

import java.util.List;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.query.SearchQuery;

/// Remembers Items as searches find them, so that they can be found again without the network.
@FunctionalInterface
public interface ItemArchive {

    /// Keeps nothing.
    ItemArchive NONE = (query, provider, items) -> {
    };

    /// Keeps Items that a provider gave for a query and that meet all of its conditions.
    ///
    /// Called from virtual threads, for several providers at once; may block, which holds that provider back. What it throws costs
    /// no results: the search goes on and says once that they are not kept.
    void keep(SearchQuery query, String provider, List<Item> items);
}
