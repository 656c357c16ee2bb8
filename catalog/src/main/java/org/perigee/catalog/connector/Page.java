package org.perigee.catalog.connector;

import java.util.List;
import java.util.OptionalLong;
import org.perigee.catalog.model.Item;

/// Some Items as they arrived together.
///
/// @param items   in the provider's order; documents that could not be read are left out and counted
/// @param matched how many the provider says there are in all; servers estimate, so never relied upon
/// @param skipped documents in this page that could not be mapped to an Item
/// @param problem why the first of them could not be mapped; empty where none was skipped
public record Page(List<Item> items, OptionalLong matched, int skipped, String problem) {

    public Page {
        items = List.copyOf(items);
    }

    public static Page of(List<Item> items) {
        return new Page(items, OptionalLong.empty(), 0, "");
    }
}
