package org.perigee.catalog.federation;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.perigee.catalog.connector.CatalogConnector;
import org.perigee.catalog.query.SearchQuery;

/// Asks several catalogues one question at once.
///
/// Every provider is asked on a virtual thread of its own and ends with exactly one [SourceOutcome]; what happens to one does not
/// touch the others. Conditions that a provider cannot be asked are tested here on each Item. A provider for which a condition
/// cannot be tested at all is not asked, and says so.
///
/// Free text is what people type first and what few servers understand. Where one does not, its words are looked for here in
/// title, id, collection and properties of each Item, provided the server is asked something else that narrows the search; with
/// nothing else the whole archive would have to be read, so that the provider ends as Unsupported.
///
/// Thread-safe.
public final class FederatedSearch {

    /// How many Items of one provider are looked through for the few that meet the conditions tested here.
    static final int LOOKED_THROUGH_AT_MOST = 100_000;

    private final ItemArchive archive;

    /// @param archive is given the Items of every search as they come
    public FederatedSearch(ItemArchive archive) {
        this.archive = Objects.requireNonNull(archive);
    }

    /// Starts a search and returns at once.
    ///
    /// @param connectors one for each provider to ask; none at all is a search that finishes at once
    /// @throws IllegalArgumentException where a provider is named twice
    public SearchSession start(SearchQuery query, List<CatalogConnector> connectors, SearchListener listener) {
        Set<String> providers = new HashSet<>();
        for (CatalogConnector connector : connectors) {
            if (!providers.add(connector.provider().id())) {
                throw new IllegalArgumentException("Asked twice in one search: " + connector.provider().id());
            }
        }
        return new SearchSession(query, connectors, archive, listener);
    }
}
