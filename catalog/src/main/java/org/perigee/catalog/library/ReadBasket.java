package org.perigee.catalog.library;

import java.util.List;

/// A basket as a file had it.
///
/// @param name     as given in the file, or the file's name
/// @param entries  in the order of the file
/// @param problems what was left out and why, one sentence each; empty where all was understood
public record ReadBasket(String name, List<BasketEntry> entries, List<String> problems) {

    public ReadBasket {
        entries = List.copyOf(entries);
        problems = List.copyOf(problems);
    }
}
