package org.perigee.catalog.discovery;

import java.net.URI;
import java.util.List;

/// Endpoints out of addresses that somebody pasted or that a server gave.
public final class Endpoints {

    private Endpoints() {
    }

    /// An address without its query, such as one that chooses a form (`?f=application/json`), its fragment, and the slashes at its end.
    public static URI plain(URI address) {
        return URI.create(address.toString().replaceFirst("[?#].*$", "").replaceFirst("/+$", ""));
    }

    /// What lies below an address, in the order of the paths.
    ///
    /// @param paths without a slash in front
    public static List<URI> below(URI address, List<String> paths) {
        String base = plain(address).toString();
        return paths.stream().map(path -> URI.create(base + "/" + path)).toList();
    }
}
