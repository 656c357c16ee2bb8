package org.perigee.odata;

import java.util.List;
import java.util.Objects;

/// A collection and what narrows it down.
///
/// @param collection `SENTINEL-2`; empty for any
/// @param tests      all must hold
public record Selection(String collection, List<ProductTest> tests) {

    public Selection {
        Objects.requireNonNull(collection);
        tests = List.copyOf(tests);
        if (collection.isEmpty() && tests.isEmpty()) {
            throw new IllegalArgumentException("A selection names a collection or a condition");
        }
    }

    public static Selection of(String collection) {
        return new Selection(collection, List.of());
    }
}
