package org.perigee.app.providers;

import java.net.URI;
import java.util.Optional;

/// An address as people paste or type it.
public final class PastedAddress {

    private PastedAddress() {
    }

    /// The web address that is meant; one without a scheme is taken for https. Empty where it is none.
    public static Optional<URI> of(String pasted) {
        String text = pasted.strip();
        try {
            URI uri = URI.create(text.matches("(?i)[a-z][a-z0-9+.-]*://.*") ? text : "https://" + text);
            boolean web = uri.getHost() != null && uri.getScheme().matches("(?i)https?");
            return web ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
