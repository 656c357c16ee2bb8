package org.perigee.download.header;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.perigee.download.Digest;
import org.perigee.download.verify.Hasher;

/// Digests of the whole file in headers: `Digest` (RFC 3230) and its successor `Repr-Digest` (RFC 9530).
///
/// Unknown algorithms and values that cannot be are passed over; where an algorithm is given twice with different values, neither counts.
public final class DigestHeader {

    private static final int LONGEST = 8 * 1024;
    private static final Map<String, String> NAMES = Map.of("md5", "md5", "sha", "sha-1", "sha-1", "sha-1", "sha-256", "sha-256", "sha-384", "sha-384",
            "sha-512", "sha-512");

    private DigestHeader() {
    }

    /// Reads a value of `Digest`. The base64 of the digest's bytes is meant; some follow an example in RFC 6249 and send the base64 of its
    /// hexadecimal text, which is told by its length.
    public static List<Digest> parseDigest(String value) {
        return parse(value, false);
    }

    /// Reads a value of `Repr-Digest`, a dictionary of byte sequences (RFC 8941).
    public static List<Digest> parseReprDigest(String value) {
        return parse(value, true);
    }

    private static List<Digest> parse(String value, boolean structured) {
        List<Digest> digests = new ArrayList<>();
        if (value == null || value.length() > LONGEST) {
            return digests;
        }
        List<String> contradicted = new ArrayList<>();
        for (String entry : value.split(",")) {
            digest(entry.strip(), structured).ifPresent(digest -> {
                if (digests.stream().anyMatch(other -> other.algorithm().equals(digest.algorithm()) && !other.equals(digest))) {
                    contradicted.add(digest.algorithm());
                } else if (!digests.contains(digest)) {
                    digests.add(digest);
                }
            });
        }
        digests.removeIf(digest -> contradicted.contains(digest.algorithm()));
        return digests;
    }

    private static Optional<Digest> digest(String entry, boolean structured) {
        int equals = entry.indexOf('=');
        String algorithm = equals < 0 ? null : NAMES.get(entry.substring(0, equals).strip().toLowerCase(Locale.ROOT));
        if (algorithm == null) {
            return Optional.empty();
        }
        String text = entry.substring(equals + 1).strip();
        if (structured) {
            int end = text.indexOf(':', 1);
            if (!text.startsWith(":") || end < 0) {
                return Optional.empty();
            }
            text = text.substring(1, end);
        }
        return bytes(text).flatMap(bytes -> digest(algorithm, bytes));
    }

    private static Optional<Digest> digest(String algorithm, byte[] bytes) {
        Digest binary = new Digest(algorithm, HexFormat.of().formatHex(bytes));
        if (Hasher.of(binary).isPresent()) {
            return Optional.of(binary);
        }
        Digest spelt = new Digest(algorithm, new String(bytes, StandardCharsets.ISO_8859_1));
        return Hasher.of(spelt).isPresent() ? Optional.of(spelt) : Optional.empty();
    }

    private static Optional<byte[]> bytes(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
