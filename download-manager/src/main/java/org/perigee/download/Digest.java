package org.perigee.download;

import java.util.Locale;
import org.perigee.digest.PublishedDigest;

/// What the bytes should add up to.
///
/// @param algorithm `md5`, `sha-1`, `sha-256`, `sha-384`, `sha-512`, `sha3-256`…, `blake3`, whatever the spelling it was given in; `unsure` where
///                  nobody knows which function made it ([PublishedDigest#UNSURE]): it may verify, but refutes nothing
/// @param hex       lower-case hexadecimal
public record Digest(String algorithm, String hex) {

    public Digest {
        algorithm = PublishedDigest.canonical(algorithm);
        hex = hex.strip().toLowerCase(Locale.ROOT);
    }
}
