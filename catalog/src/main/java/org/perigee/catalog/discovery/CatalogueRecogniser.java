package org.perigee.catalog.discovery;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/// Knows the catalogues of one protocol when it sees one. Each protocol module has one; the composition root lists them. Thread-safe.
public interface CatalogueRecogniser {

    /// @return empty where the document has nothing to do with this protocol
    Optional<Recognition> recognise(FetchedDocument document);

    /// Where a catalogue of this protocol could lie, for an address that shows nothing itself; the likeliest first.
    List<URI> guesses(URI address);

    /// The names of the collections in a list that [Recognition.Catalogue#collections()] named.
    default List<String> collectionNames(FetchedDocument list) {
        return List.of();
    }
}
