package org.perigee.download;

import java.net.URI;
import java.util.Objects;

/// One address of a file.
///
/// @param uri      absolute http or https; never holds a secret that outlives a day
/// @param priority 1 is tried first, 999999 last (RFC 5854, section 4.2.16.1)
/// @param realm    id of the realm whose credentials may be sent there; empty for none
/// @param label    who offers it, for people: a provider's title or a host; may be empty
public record Source(URI uri, int priority, String realm, String label) {

    public Source {
        Objects.requireNonNull(uri);
        Objects.requireNonNull(realm);
        Objects.requireNonNull(label);
        if (priority < 1 || priority > 999_999) {
            throw new IllegalArgumentException("A priority lies between 1 and 999999: " + priority);
        }
    }

    /// An address that needs no credentials.
    public static Source open(URI uri) {
        return new Source(uri, 1, "", "");
    }
}
