package org.perigee.opensearch.answer;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/// A link of an answer or an entry.
///
/// @param rel      relation in lower case; for pictures `quicklook` or `thumbnail`; may be empty
/// @param href     as the server wrote it; may be no valid address
/// @param type     media type; may be empty
/// @param title    may be empty
/// @param category what the server files it under (`QUICKLOOK`, `CLOUD`…); may be empty
/// @param length   bytes, where said and more than none
public record Link(String rel, String href, String type, String title, String category, OptionalLong length) {

    public Link {
        Objects.requireNonNull(href);
        rel = rel.toLowerCase(Locale.ROOT);
    }

    static OptionalLong length(String text) {
        try {
            long bytes = Long.parseLong(text.strip());
            return bytes > 0 ? OptionalLong.of(bytes) : OptionalLong.empty();
        } catch (NumberFormatException e) {
            // `0.0KB` and the like.
            return OptionalLong.empty();
        }
    }

    /// The address, resolved against where it was found; empty where it cannot be one.
    public Optional<URI> uri(URI base) {
        return resolve(href, base);
    }

    /// An address as servers write it: with spaces, line breaks, brackets or relative.
    public static Optional<URI> resolve(String href, URI base) {
        String text = href.strip().replaceAll("[\\r\\n\\t]", "").replace(" ", "%20").replace("[", "%5B").replace("]", "%5D")
                .replace("{", "%7B").replace("}", "%7D").replace("|", "%7C").replace("\"", "%22").replace("\\", "%5C");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(text);
            return Optional.of(base == null ? uri : base.resolve(uri));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
