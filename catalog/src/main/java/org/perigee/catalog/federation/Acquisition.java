package org.perigee.catalog.federation;

import java.util.List;
import org.perigee.catalog.model.Item;

/// Items of one or more catalogues that are the same product: one row with several offers.
///
/// @param key    the normalised product name they share; stable over searches
/// @param offers at least one; the preferred one first
public record Acquisition(String key, List<Item> offers) {

    public Acquisition {
        offers = List.copyOf(offers);
        if (offers.isEmpty()) {
            throw new IllegalArgumentException("An acquisition has at least one offer: " + key);
        }
    }

    /// The offer whose properties are shown and that is fetched first.
    public Item preferred() {
        return offers.getFirst();
    }
}
