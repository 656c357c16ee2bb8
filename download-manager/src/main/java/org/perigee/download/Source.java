package org.perigee.download;

import java.net.URI;
import java.util.Objects;
import org.perigee.access.PublicAddress;

/// One address of a file.
///
/// @param uri      absolute http or https; may hold a secret that runs out, such as a token for a day or a signature, but no password
/// @param priority 1 is tried first, 999999 last (RFC 5854, section 4.2.16.1)
/// @param realm    id of the realm whose credentials may be sent there, unless the address itself holds a secret; empty for none
/// @param label    who offers it, for people: a provider's title or a host; may be empty
/// @param stale    whether a secret has been taken out of the address, which was written down: it must be refreshed before it is used
public record Source(URI uri, int priority, String realm, String label, boolean stale) {

    public Source {
        Objects.requireNonNull(uri);
        Objects.requireNonNull(realm);
        Objects.requireNonNull(label);
        if (priority < 1 || priority > 999_999) {
            throw new IllegalArgumentException("A priority lies between 1 and 999999: " + priority);
        }
    }

    /// An address that can be used as it is.
    public Source(URI uri, int priority, String realm, String label) {
        this(uri, priority, realm, label, false);
    }

    /// An address that needs no credentials.
    public static Source open(URI uri) {
        return new Source(uri, 1, "", "");
    }

    /// The same, tried earlier or later.
    public Source withPriority(int now) {
        return new Source(uri, now, realm, label, stale);
    }

    /// Whether it is at this address, secrets aside.
    public boolean isAt(URI other) {
        return PublicAddress.of(uri).equals(PublicAddress.of(other));
    }

    /// Whether the address holds a secret, or held one, and so runs out.
    public boolean isVolatile() {
        return stale || !PublicAddress.isPublic(uri);
    }

    /// As it may be written down: without secrets, and stale where it had one.
    public Source kept() {
        return stale || isVolatile() ? new Source(PublicAddress.of(uri), priority, realm, label, true) : this;
    }

    /// The address without its secret, to be tried with a sign-in.
    public Source withoutSecret() {
        return new Source(PublicAddress.of(uri), priority, realm, label);
    }
}
