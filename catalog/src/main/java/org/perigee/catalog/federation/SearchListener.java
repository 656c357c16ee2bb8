package org.perigee.catalog.federation;

import java.util.List;
import org.perigee.catalog.connector.SearchPlan;
import org.perigee.catalog.model.Item;

/// Hears what becomes of a federated search.
///
/// For each provider: [#planned] at most once, then [#items] any number of times, then [#ended] exactly once; when all have
/// ended, [#finished] once and nothing after it. Calls come from the search's threads, one at a time (never two at once).
public interface SearchListener {

    /// How the provider will be asked.
    default void planned(String provider, SearchPlan plan) {
    }

    /// Items that arrived, passed the conditions applied here, and have already been offered to the local catalogue.
    ///
    /// @param matched how many the provider says there are in all; −1 where it does not
    void items(String provider, List<Item> items, long matched);

    /// The provider's one outcome.
    void ended(String provider, SourceOutcome outcome);

    /// All providers have ended.
    void finished();
}
