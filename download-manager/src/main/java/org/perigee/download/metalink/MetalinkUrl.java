package org.perigee.download.metalink;

import java.net.URI;
import java.util.Objects;

/// One address of a file.
///
/// @param uri      absolute, http or https
/// @param priority 1 is best, 999999 is last (RFC 5854, section 4.2.16.1)
/// @param location ISO 3166-1 alpha-2 code of the mirror's country, lower case; empty where not given
public record MetalinkUrl(URI uri, int priority, String location) {

    public static final int LAST = 999_999;

    public MetalinkUrl {
        Objects.requireNonNull(uri);
        Objects.requireNonNull(location);
        if (priority < 1 || priority > LAST) {
            throw new IllegalArgumentException("A priority lies between 1 and 999999: " + priority);
        }
    }
}
