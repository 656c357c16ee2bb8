package org.perigee.catalog.json;

import java.util.List;
import org.perigee.catalog.model.Item;

/// An Item that was read from JSON.
///
/// @param item     as far as it could be understood
/// @param problems what had to be left out and why, one sentence each; empty where all was understood
public record ReadItem(Item item, List<String> problems) {

    public ReadItem {
        problems = List.copyOf(problems);
    }
}
