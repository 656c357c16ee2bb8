package org.perigee.catalog.model;

import java.util.Locale;
import java.util.regex.Pattern;
import org.perigee.digest.PublishedDigest;

/// What the bytes of a file should add up to.
///
/// @param algorithm canonical name: `md5`, `sha-1`, `sha-256`, `sha-512`, `sha3-256`, `blake3`…; [PublishedDigest#UNSURE] where what was said of
///                  it cannot be believed
/// @param hex       the digest in lower-case hexadecimal
public record Checksum(String algorithm, String hex) {

    private static final Pattern HEX = Pattern.compile("(?:[0-9a-f]{2})+");

    /// @throws IllegalArgumentException where the digest is not hexadecimal
    public Checksum {
        algorithm = PublishedDigest.canonical(algorithm);
        hex = hex.strip().toLowerCase(Locale.ROOT);
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("Not a hexadecimal digest: " + hex);
        }
    }

    public static Checksum of(PublishedDigest digest) {
        return new Checksum(digest.algorithm(), digest.hex());
    }
}
