package org.perigee.catalog.json;

import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.perigee.catalog.model.Checksum;

/// Checksums as the STAC file extension writes them: multihash in hexadecimal, which names its algorithm by a number.
public final class Multihash {

    private static final Map<String, Integer> CODES = Map.ofEntries(Map.entry("sha-1", 0x11), Map.entry("sha-256", 0x12),
            Map.entry("sha-512", 0x13), Map.entry("sha3-512", 0x14), Map.entry("sha3-384", 0x15), Map.entry("sha3-256", 0x16),
            Map.entry("sha3-224", 0x17), Map.entry("blake3", 0x1e), Map.entry("sha-384", 0x20), Map.entry("md5", 0xd5));
    private static final Map<Integer, String> NAMES = CODES.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

    private Multihash() {
    }

    /// Empty where multihash has no number for the algorithm.
    public static Optional<String> encode(Checksum checksum) {
        Integer code = CODES.get(checksum.algorithm());
        int length = checksum.hex().length() / 2;
        return code == null || length > 0x7f ? Optional.empty() : Optional.of(varint(code) + varint(length) + checksum.hex());
    }

    /// Empty where it is no multihash, or of an algorithm that Perigee has no name for.
    public static Optional<Checksum> decode(String text) {
        byte[] bytes;
        try {
            bytes = HexFormat.of().parseHex(text);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        int code = 0;
        int at = 0;
        do {
            if (at >= bytes.length || at > 3) {
                return Optional.empty();
            }
            code |= (bytes[at] & 0x7f) << 7 * at;
        } while (bytes[at++] < 0);
        boolean whole = NAMES.containsKey(code) && at < bytes.length - 1 && bytes[at] == bytes.length - at - 1;
        return whole ? Optional.of(new Checksum(NAMES.get(code), HexFormat.of().formatHex(bytes, at + 1, bytes.length))) : Optional.empty();
    }

    private static String varint(int value) {
        StringBuilder hex = new StringBuilder();
        int rest = value;
        while (rest > 0x7f) {
            hex.append(HexFormat.of().toHexDigits((byte) (rest & 0x7f | 0x80)));
            rest >>>= 7;
        }
        return hex.append(HexFormat.of().toHexDigits((byte) rest)).toString();
    }
}
