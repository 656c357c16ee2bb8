package org.perigee.stac.connector;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.perigee.catalog.model.Checksum;

/// Reads `file:checksum` (STAC file extension 2.1): a multihash in hexadecimal, code and length before the digest.
///
/// Labels lie: some catalogues write the code of SHA3-256 before an MD5. Where code and length disagree the length decides, if
/// only one algorithm has it; otherwise there is no checksum, since one of the wrong kind would make a good file look spoilt.
final class Multihash {

    private record Algorithm(String name, int bytes) {
    }

    private static final Map<Integer, Algorithm> BY_CODE = Map.ofEntries(Map.entry(0x11, new Algorithm("sha-1", 20)),
            Map.entry(0x12, new Algorithm("sha-256", 32)), Map.entry(0x13, new Algorithm("sha-512", 64)),
            Map.entry(0x14, new Algorithm("sha3-512", 64)), Map.entry(0x15, new Algorithm("sha3-384", 48)),
            Map.entry(0x16, new Algorithm("sha3-256", 32)), Map.entry(0x17, new Algorithm("sha3-224", 28)),
            Map.entry(0x1e, new Algorithm("blake3", 32)), Map.entry(0x20, new Algorithm("sha-384", 48)),
            Map.entry(0xd5, new Algorithm("md5", 16)));
    /// The lengths that only one algorithm in use has.
    private static final Map<Integer, String> BY_LENGTH = Map.of(16, "md5", 20, "sha-1", 28, "sha3-224");
    private static final Pattern HEX = Pattern.compile("(?:[0-9a-f]{2})+");

    private Multihash() {
    }

    static Optional<Checksum> read(String text) {
        String hex = text.strip().toLowerCase(Locale.ROOT);
        if (!HEX.matcher(hex).matches()) {
            return Optional.empty();
        }
        int[] code = varint(hex, 0);
        int[] length = varint(hex, code[1]);
        String digest = hex.substring(length[1]);
        int bytes = digest.length() / 2;
        Algorithm labelled = BY_CODE.get(code[0]);
        if (labelled == null || bytes != length[0] || bytes == 0) {
            // No multihash at all: some write the bare digest.
            return Optional.ofNullable(BY_LENGTH.get(hex.length() / 2)).map(name -> new Checksum(name, hex));
        }
        String name = labelled.bytes() == bytes ? labelled.name() : BY_LENGTH.get(bytes);
        return Optional.ofNullable(name).map(algorithm -> new Checksum(algorithm, digest));
    }

    /// An unsigned varint of at most two bytes and where it ends.
    private static int[] varint(String hex, int from) {
        if (from + 2 > hex.length()) {
            return new int[] {-1, hex.length()};
        }
        int first = Integer.parseInt(hex, from, from + 2, 16);
        if (first < 0x80 || from + 4 > hex.length()) {
            return new int[] {first, from + 2};
        }
        return new int[] {first & 0x7f | Integer.parseInt(hex, from + 2, from + 4, 16) << 7, from + 4};
    }
}
