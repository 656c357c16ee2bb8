package org.perigee.download.part;

import java.util.Optional;

/// What a server said of the version of a file it delivers (RFC 9110, section 8.8).
///
/// @param etag         with its quotes; empty for none
/// @param lastModified the header as it came; empty for none
public record Validator(String etag, String lastModified) {

    public static final Validator NONE = new Validator("", "");

    public Validator {
        etag = etag == null ? "" : etag.strip();
        lastModified = lastModified == null ? "" : lastModified.strip();
    }

    public boolean isPresent() {
        return !etag.isEmpty() || !lastModified.isEmpty();
    }

    /// The value for `If-Range`: a strong ETag, else the date; a weak ETag must not stand there (RFC 9110, section 13.1.5).
    public Optional<String> ifRange() {
        if (!etag.isEmpty() && !etag.startsWith("W/")) {
            return Optional.of(etag);
        }
        return lastModified.isEmpty() ? Optional.empty() : Optional.of(lastModified);
    }

    /// Whether the other answer is about another version. Two ETags decide alone: dates differ between the machines of one server.
    public boolean contradicts(Validator other) {
        if (!etag.isEmpty() && !other.etag.isEmpty()) {
            return !opaque(etag).equals(opaque(other.etag));
        }
        return !lastModified.isEmpty() && !other.lastModified.isEmpty() && !lastModified.equals(other.lastModified);
    }

    /// Whether the other answer is surely about the same version.
    public boolean confirms(Validator other) {
        return !etag.isEmpty() && !other.etag.isEmpty() ? !contradicts(other)
                : !lastModified.isEmpty() && lastModified.equals(other.lastModified);
    }

    private static String opaque(String etag) {
        return etag.startsWith("W/") ? etag.substring(2) : etag;
    }
}
