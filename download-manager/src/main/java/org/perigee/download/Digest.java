package org.perigee.download;

import java.util.Locale;

/// What the bytes should add up to.
///
/// @param algorithm `md5`, `sha-1`, `sha-256`, `sha-384`, `sha-512`, `sha3-256`…, `blake3`; lower case
/// @param hex       lower-case hexadecimal
public record Digest(String algorithm, String hex) {

    public Digest {
        algorithm = algorithm.strip().toLowerCase(Locale.ROOT);
        hex = hex.strip().toLowerCase(Locale.ROOT);
    }
}
