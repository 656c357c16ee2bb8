package org.perigee.download.metalink;

import java.util.List;
import java.util.Objects;

/// For whom a file of a Metalink is. Only told: a list is fetched as a whole.
///
/// @param version   of what is in the file; may be empty
/// @param languages language tags (BCP 47), as written
/// @param systems   operating systems and processors, as written
public record MetalinkTraits(String version, List<String> languages, List<String> systems) {

    public static final MetalinkTraits NONE = new MetalinkTraits("", List.of(), List.of());

    public MetalinkTraits {
        Objects.requireNonNull(version);
        languages = List.copyOf(languages);
        systems = List.copyOf(systems);
    }
}
