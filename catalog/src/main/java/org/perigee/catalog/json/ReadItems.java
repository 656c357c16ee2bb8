package org.perigee.catalog.json;

import java.util.List;
import org.perigee.catalog.model.Item;

/// What a stream of Items held.
///
/// @param items    in the order of the stream
/// @param problems what was left out and why, one sentence each
public record ReadItems(List<Item> items, List<String> problems) {

    public ReadItems {
        items = List.copyOf(items);
        problems = List.copyOf(problems);
    }
}
