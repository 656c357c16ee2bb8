package org.perigee.digest;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// The hash functions that archives use, with their names and numbers.
///
/// Canonical names follow IANA's registry of hash function textual names where that has one (RFC 5854, section 4.2.5), numbers the
/// multicodec table.
public enum HashFunction {
    MD5("md5", 16, 0xd5),
    SHA_1("sha-1", 20, 0x11, "sha"),
    SHA_224("sha-224", 28, 0x1013, "sha2-224"),
    SHA_256("sha-256", 32, 0x12, "sha2-256", "sha2"),
    SHA_384("sha-384", 48, 0x20, "sha2-384"),
    SHA_512("sha-512", 64, 0x13, "sha2-512"),
    SHA_512_224("sha-512/224", 28, 0x1014, "sha2-512-224"),
    SHA_512_256("sha-512/256", 32, 0x1015, "sha2-512-256"),
    SHA3_224("sha3-224", 28, 0x17),
    SHA3_256("sha3-256", 32, 0x16, "sha3"),
    SHA3_384("sha3-384", 48, 0x15),
    SHA3_512("sha3-512", 64, 0x14),
    BLAKE3("blake3", 32, 0x1e, "blake3-256", "b3"),
    /// Not proof against malice, but against every accident.
    CRC32("crc32", 4, 0x0132, "crc"),
    /// As CRC-32, with Castagnoli's polynomial (RFC 3720, appendix B.4).
    CRC32C("crc32c", 4, -1),
    /// Of eight bytes, as S3 gives it (NVM Express, command set specification).
    CRC64NVME("crc64nvme", 8, -1);

    private static final Map<String, HashFunction> BY_NAME = byName();

    private final String label;
    private final int bytes;
    private final int code;
    private final List<String> alsoCalled;

    HashFunction(String label, int bytes, int code, String... alsoCalled) {
        this.label = label;
        this.bytes = bytes;
        this.code = code;
        this.alsoCalled = List.of(alsoCalled);
    }

    private static Map<String, HashFunction> byName() {
        Map<String, HashFunction> names = new HashMap<>();
        for (HashFunction function : values()) {
            names.put(key(function.label), function);
            names.put(key(function.label) + "sum", function);
            function.alsoCalled.forEach(name -> names.put(key(name), function));
        }
        return Map.copyOf(names);
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /// The function of that name, in any of the spellings seen: `MD5`, `sha256`, `SHA3-256`, `sha2-512`, `md5sum`.
    public static Optional<HashFunction> named(String name) {
        return Optional.ofNullable(BY_NAME.get(key(name)));
    }

    /// The function with that number in the multicodec table.
    public static Optional<HashFunction> withCode(int code) {
        return Arrays.stream(values()).filter(function -> function.code == code && code >= 0).findFirst();
    }

    /// The functions a digest of that many bytes may come from, likely ones first; without checksums so short that one agrees by chance.
    public static List<HashFunction> ofLength(int bytes) {
        return Arrays.stream(values()).filter(function -> function.bytes == bytes && function.isCryptographic()).toList();
    }

    /// The canonical name, lower case: `sha-256`.
    public String label() {
        return label;
    }

    /// Length of a digest.
    public int bytes() {
        return bytes;
    }

    /// The number in the multicodec table; empty where it has none.
    public OptionalInt code() {
        return code < 0 ? OptionalInt.empty() : OptionalInt.of(code);
    }

    /// Whether two files of the same digest are the same file for all that accidents can do.
    public boolean isCryptographic() {
        return bytes >= 16;
    }
}
