package org.perigee.catalog.provider;

import java.util.Objects;
import java.util.OptionalLong;

/// A collection of Perigee's own vocabulary, under which every provider is asked for the same kind of product.
///
/// @param id          what queries say: `sentinel-2-l2a`
/// @param title       for people
/// @param mission     what it is listed under: `Sentinel-2`
/// @param typicalSize bytes of an ordinary product, for estimates before sizes are known; empty where products differ too much
public record CollectionEntry(String id, String title, String mission, OptionalLong typicalSize) {

    public CollectionEntry {
        Objects.requireNonNull(id);
        Objects.requireNonNull(title);
        Objects.requireNonNull(mission);
        Objects.requireNonNull(typicalSize);
    }
}
