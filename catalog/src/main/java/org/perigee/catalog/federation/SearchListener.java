package org.perigee.catalog.federation;

import java.util.List;
import org.perigee.catalog.connector.SearchPlan;
import org.perigee.catalog.model.Item;

/// Hears what becomes of a federated search.
///
/// For each provider: [#planned] at most once, then [#items] any number of times, then [#ended] exactly once; when all have
/// ended, [#finished] once and nothing after it. Calls come one at a time from a thread of the search's own; a slow listener holds
/// the providers back, and what it throws is logged and costs only that call.
public interface SearchListener {

    /// How the provider will be asked.
    default void planned(String provider, SearchPlan plan) {
    }

    /// Items that arrived, passed the conditions applied here, and have already been offered to the local catalogue.
    ///
    /// @param matched how many the provider says there are in all; −1 where it does not
    void items(String provider, List<Item> items, long matched);

    /// Items could not be written to the local catalogue; said once a search. The results stand.
    ///
    /// @param reason technical, without secrets
    default void notArchived(String reason) {
    }

    /// The provider's one outcome.
    void ended(String provider, SourceOutcome outcome);

    /// All providers have ended.
    void finished();
}
