package org.perigee.catalog.model;

import java.util.Objects;

/// Who an [Item] is: the same triple always means the same product of the same catalogue.
///
/// @param provider   the provider's id in the registry
/// @param collection the collection's id as the provider calls it; may be empty where it has none
/// @param id         the product's id as the provider calls it
public record ItemRef(String provider, String collection, String id) {

    public ItemRef {
        Objects.requireNonNull(provider);
        Objects.requireNonNull(collection);
        Objects.requireNonNull(id);
    }

    @Override
    public String toString() {
        return provider + "/" + collection + "/" + id;
    }
}
