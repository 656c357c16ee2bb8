package org.perigee.odata;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Products that came together.
///
/// @param products   those that could be read, in the server's order
/// @param unreadable documents that could not be read
/// @param count      hits in all, where asked for and told
/// @param nextLink   where the server says the next page is, exactly as it says it
/// @param problem    why the first unreadable document is so; empty where all were read
public record ProductPage(List<ProductEntry> products, int unreadable, OptionalLong count, Optional<String> nextLink, String problem) {

    public ProductPage {
        products = List.copyOf(products);
    }

    /// Documents that came, readable or not.
    public int received() {
        return products.size() + unreadable;
    }
}
