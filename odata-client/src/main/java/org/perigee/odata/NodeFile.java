package org.perigee.odata;

import java.util.List;
import java.util.OptionalLong;

/// A file inside a product.
///
/// @param path   names from the product's root downwards, the file last; not to be trusted as file names
/// @param length bytes; empty where not said
public record NodeFile(List<String> path, OptionalLong length) {

    public NodeFile {
        path = List.copyOf(path);
    }
}
