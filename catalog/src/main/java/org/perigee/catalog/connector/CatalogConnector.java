package org.perigee.catalog.connector;

import java.util.List;
import org.perigee.catalog.model.CatalogCollection;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.provider.Provider;
import org.perigee.catalog.query.SearchQuery;

/// One provider's catalogue, spoken to in its protocol.
///
/// Blocking; meant to be called from virtual threads. Implementations are thread-safe: several searches may run at once.
/// What the server declares (landing page, description document) may be fetched at first use and kept.
public interface CatalogConnector {

    Provider provider();

    /// How the query will be asked. May have to read the server's declarations first, asks for no Items.
    ///
    /// @throws CatalogException where the declarations cannot be had
    SearchPlan plan(SearchQuery query, Cancellation cancellation) throws CatalogException;

    /// Searches and hands every page to the sink until the provider has no more or the sink wants no more.
    ///
    /// Items are unique by id within one search; pages that repeat end it as cut short. Conditions that the plan marks
    /// [Treatment#APPLIED_HERE] are not tested here but by the caller. The query's limit is enforced by the sink; it is a hint
    /// for the page size.
    ///
    /// @throws CatalogException where it failed, also after pages were delivered; kind CANCELLED when cancelled
    SearchEnd search(SearchQuery query, PageSink sink, Cancellation cancellation) throws CatalogException;

    /// The collections the provider offers; empty where the protocol has no list of them.
    ///
    /// @throws CatalogException where they cannot be had
    List<CatalogCollection> collections(Cancellation cancellation) throws CatalogException;

    /// The single files that one of its products has inside, in a sensible order. Where the protocol has no more to say than the Item
    /// does, those are the Item's assets.
    ///
    /// @throws CatalogException where they cannot be had; kind CANCELLED when cancelled
    default List<ProductFile> files(Item item, Cancellation cancellation) throws CatalogException {
        return ProductFile.ofAssets(item);
    }
}
