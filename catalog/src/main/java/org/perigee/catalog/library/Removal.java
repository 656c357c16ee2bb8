package org.perigee.catalog.library;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Entries that were taken out of a basket, with all it takes to put them back where they were.
///
/// @param basket  the basket as it was before
/// @param entries by their position in it
public record Removal(Basket basket, SortedMap<Long, BasketEntry> entries) {

    public Removal {
        entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }

    public List<BasketEntry> entryList() {
        return List.copyOf(entries.values());
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }
}
