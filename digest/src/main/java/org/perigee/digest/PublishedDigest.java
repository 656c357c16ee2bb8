package org.perigee.digest;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a file should add up to, as somebody said.
///
/// Where nobody said of which function it is, or what was said cannot be true (the number of SHA3-256 before sixteen bytes), the
/// algorithm is [#UNSURE]: a file that agrees by any function of that length is verified, and one that does not is not refuted.
/// Immutable.
///
/// @param algorithm canonical name of a [HashFunction], or [#UNSURE]
/// @param hex       lower-case hexadecimal
public record PublishedDigest(String algorithm, String hex) {

    /// Stands for "one of the functions of this length".
    public static final String UNSURE = "unsure";

    private static final Set<String> NO_NAMES = Set.of("", "checksum", "hash", "digest", "multihash", "filechecksum", "checksummultihash", UNSURE);
    private static final Pattern PREFIXED = Pattern.compile("([A-Za-z][A-Za-z0-9/_-]{1,15})\\s*[:=]\\s*(.+)");
    private static final Pattern HEX = Pattern.compile("(?:[0-9a-f]{2})+");

    public static PublishedDigest of(HashFunction function, String hex) {
        return new PublishedDigest(function.label(), hex.toLowerCase(Locale.ROOT));
    }

    static PublishedDigest unsure(String hex) {
        return new PublishedDigest(UNSURE, hex);
    }

    /// Reads a digest in any of the forms seen: hexadecimal of either case, base64 with or without padding (Content-MD5, x-goog-hash, RFC 9530
    /// with its colons), `md5:…` and `md5=…`, multihash, bare.
    ///
    /// @param name what the function is called there; empty where it is not named
    /// @return empty where nothing can be made of it: such a promise neither verifies nor refutes
    public static Optional<PublishedDigest> read(String name, String value) {
        String text = unquoted(value);
        Optional<HashFunction> function = HashFunction.named(name);
        Matcher prefixed = PREFIXED.matcher(text);
        if (prefixed.matches() && HashFunction.named(prefixed.group(1)).isPresent() && !isBase64Of(function, text)) {
            Optional<HashFunction> inner = HashFunction.named(prefixed.group(1));
            return function.isEmpty() || function.equals(inner) ? named(inner.get(), unquoted(prefixed.group(2))) : Optional.empty();
        }
        if (function.isPresent()) {
            return named(function.get(), text);
        }
        return NO_NAMES.contains(name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "")) ? Multihash.decode(text) : Optional.empty();
    }

    private static String unquoted(String value) {
        String text = value.strip().replaceAll("^\"(.*)\"$", "$1").strip();
        return text.length() > 2 && text.startsWith(":") && text.endsWith(":") ? text.substring(1, text.length() - 1) : text;
    }

    private static Optional<PublishedDigest> named(HashFunction function, String text) {
        String hex = text.toLowerCase(Locale.ROOT).replaceFirst("^0x", "");
        if (HEX.matcher(hex).matches()) {
            if (hex.length() == 2 * function.bytes()) {
                return Optional.of(of(function, hex));
            }
            // Either a multihash, or the digest of a function that it is not said to be of.
            return Multihash.decode(hex).filter(found -> found.algorithm().equals(function.label()))
                    .or(() -> bare(hex).map(found -> unsure(found.hex())));
        }
        return isBase64Of(Optional.of(function), text) ? Optional.of(of(function, HexFormat.of().formatHex(base64(text)))) : Optional.empty();
    }

    private static boolean isBase64Of(Optional<HashFunction> function, String text) {
        byte[] bytes = base64(text);
        return function.isPresent() && bytes != null && bytes.length == function.get().bytes();
    }

    /// A digest without a name: sixteen and twenty bytes leave no doubt, since only one function in use makes such.
    static Optional<PublishedDigest> bare(String hex) {
        List<HashFunction> possible = HashFunction.ofLength(hex.length() / 2);
        return switch (possible.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(of(possible.getFirst(), hex));
            default -> Optional.of(unsure(hex));
        };
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /// The functions that may have made it, likely ones first; empty where Perigee knows none.
    public List<HashFunction> candidates() {
        if (algorithm.equals(UNSURE)) {
            return HashFunction.ofLength(hex.length() / 2);
        }
        return HashFunction.named(algorithm).filter(function -> hex.length() == 2 * function.bytes() && HEX.matcher(hex).matches()).stream().toList();
    }

    /// Whether a file that does not agree is a wrong file.
    public boolean refutes() {
        return !algorithm.equals(UNSURE) && !candidates().isEmpty();
    }

    /// The canonical spelling of an algorithm's name; the name itself in lower case where it is not known.
    public static String canonical(String algorithm) {
        return HashFunction.named(algorithm).map(HashFunction::label).orElse(algorithm.strip().toLowerCase(Locale.ROOT));
    }
}
