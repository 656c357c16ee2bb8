package org.perigee.digest;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Digests that say by a number of which function they are: number, length and digest, in hexadecimal, as the STAC file extension
/// writes `file:checksum` (the multihash of the multiformats project).
///
/// Labels lie: catalogues write the number of SHA3-256 before an MD5, that of MD5 before something of thirty-two bytes, or no number
/// at all. A number that does not fit the length is not believed.
public final class Multihash {

    private static final Pattern HEX = Pattern.compile("(?:[0-9a-f]{2})+");
    private static final int MOST_VARINT_BYTES = 3;

    private Multihash() {
    }

    /// Empty where multihash has no number for the algorithm, or the digest is not one of it.
    public static Optional<String> encode(PublishedDigest digest) {
        Optional<HashFunction> function = HashFunction.named(digest.algorithm()).filter(known -> known.code().isPresent());
        int length = digest.hex().length() / 2;
        return function.filter(known -> known.bytes() == length).map(known -> varint(known.code().getAsInt()) + varint(length) + digest.hex());
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

    /// Reads a multihash, or what stands where one should: a bare digest, a wrong label.
    ///
    /// @return empty where it is none of these, or of a function that Perigee does not know
    public static Optional<PublishedDigest> decode(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        // The prefix that the multibase of the same project puts before hexadecimal.
        String hex = lower.length() % 2 == 1 && lower.startsWith("f") ? lower.substring(1) : lower;
        if (!HEX.matcher(hex).matches()) {
            return Optional.empty();
        }
        byte[] bytes = HexFormat.of().parseHex(hex);
        int[] code = varint(bytes, 0);
        int[] length = varint(bytes, code[1]);
        boolean labelled = code[0] >= 0 && length[0] > 0 && length[0] == bytes.length - length[1];
        if (!labelled) {
            return PublishedDigest.bare(hex);
        }
        String digest = hex.substring(2 * length[1]);
        Optional<HashFunction> function = HashFunction.withCode(code[0]);
        if (function.isPresent() && function.get().bytes() == length[0]) {
            return Optional.of(PublishedDigest.of(function.get(), digest));
        }
        if (function.isEmpty() && !HashFunction.ofLength(bytes.length).isEmpty()) {
            // A bare digest whose first bytes look like a label by chance.
            return PublishedDigest.bare(hex);
        }
        // A number that is not ours may be that of another function of this length; only a known one is a lie.
        return function.isPresent() && !HashFunction.ofLength(length[0]).isEmpty() ? Optional.of(PublishedDigest.unsure(digest)) : Optional.empty();
    }

    /// An unsigned varint and where it ends; -1 where there is none.
    private static int[] varint(byte[] bytes, int from) {
        int value = 0;
        for (int i = 0; i < MOST_VARINT_BYTES && from + i < bytes.length; i++) {
            value |= (bytes[from + i] & 0x7f) << 7 * i;
            if (bytes[from + i] >= 0) {
                return new int[] {value, from + i + 1};
            }
        }
        return new int[] {-1, bytes.length};
    }
}
