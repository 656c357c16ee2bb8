package org.perigee.stac;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Addresses as documents hold them: relative, with blanks or brackets in them, of any scheme.
final class Addresses {

    private static final String ALLOWED = "-._~:/?#[]@!$&'()*+,;=%";

    private Addresses() {
    }

    /// The address made absolute; what a URI may not hold is escaped. Empty where nothing can be made of it.
    static Optional<URI> resolve(URI base, String href) {
        try {
            URI resolved = base.resolve(uri(href.strip()));
            return resolved.isAbsolute() ? Optional.of(resolved) : Optional.empty();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static URI uri(String href) throws URISyntaxException {
        try {
            return new URI(href);
        } catch (URISyntaxException e) {
            return new URI(escaped(href));
        }
    }

    private static String escaped(String href) {
        StringBuilder out = new StringBuilder();
        int query = href.indexOf('?');
        for (byte b : href.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || ALLOWED.indexOf(c) >= 0);
            // Brackets are legal in a host and tolerated in a query, nowhere else.
            boolean bracket = (c == '[' || c == ']') && query < 0;
            if (plain && !bracket) {
                out.append(c);
            } else {
                out.append('%').append(String.format(java.util.Locale.ROOT, "%02X", b & 0xFF));
            }
        }
        return out.toString();
    }

    static boolean isWeb(URI address) {
        return "https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme());
    }
}
