package org.perigee.download.ledger;

import java.util.List;
import java.util.Objects;

/// Where a file came from.
///
/// @param addresses of the sources that delivered it, without secrets
/// @param label     for people: the product's name; may be empty
/// @param origin    where the request came from, such as the Item's reference; may be empty
public record Provenance(List<String> addresses, String label, String origin) {

    public Provenance {
        addresses = List.copyOf(addresses);
        Objects.requireNonNull(label);
        Objects.requireNonNull(origin);
    }
}
