package org.perigee.stac;

import java.util.List;

/// How a server will be asked.
///
/// @param first     the first request
/// @param fallbacks what it cannot be asked as it was meant; empty where all is well
public record PreparedSearch(StacRequest first, List<Fallback> fallbacks) {

    public PreparedSearch {
        fallbacks = List.copyOf(fallbacks);
    }
}
