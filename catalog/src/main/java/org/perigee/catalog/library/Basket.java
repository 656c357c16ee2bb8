package org.perigee.catalog.library;

import java.time.Instant;
import java.util.Objects;

/// A named list of products to fetch, without its entries.
///
/// @param id           stays the same when it is renamed
/// @param created      UTC
/// @param count        how many entries it has
/// @param bytes        of all chosen assets whose size is known
/// @param unknownSizes entries for which it is not
public record Basket(long id, String name, Instant created, int count, long bytes, int unknownSizes) {

    public Basket {
        Objects.requireNonNull(name);
        Objects.requireNonNull(created);
    }
}
