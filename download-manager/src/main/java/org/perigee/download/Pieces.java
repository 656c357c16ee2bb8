package org.perigee.download;

import java.util.List;

/// Digests of equal pieces of a file, in order (RFC 5854, section 4.1.3).
///
/// @param algorithm as in [Digest]
/// @param length    bytes of each piece but the last
/// @param hex       one digest a piece, lower-case hexadecimal
public record Pieces(String algorithm, long length, List<String> hex) {

    public Pieces {
        hex = List.copyOf(hex);
        if (length < 1) {
            throw new IllegalArgumentException("A piece has at least one byte: " + length);
        }
    }
}
