package org.perigee.download;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// What is known of a file's bytes at its transfer's end.
public sealed interface Verification {

    /// Nobody has looked yet.
    Verification NONE = new None();

    /// Nobody has looked yet, or there was nothing to look at.
    record None() implements Verification {
    }

    /// The bytes are those that were promised.
    ///
    /// @param algorithms by which digests: `md5`, `blake3`, `sha-256 of pieces`
    /// @param warning    what is nevertheless odd, such as an archive that was damaged before it was published; may be empty
    record Verified(List<String> algorithms, String warning) implements Verification {

        public Verified {
            algorithms = List.copyOf(algorithms);
            Objects.requireNonNull(warning);
        }
    }

    /// All bytes came, and nothing was promised to verify them by.
    ///
    /// @param format whose structure was found sound: `zip`, `HDF5`; empty where the file is of none that is known
    record Complete(String format) implements Verification {

        public Complete {
            Objects.requireNonNull(format);
        }
    }

    /// The bytes are not what they should be.
    ///
    /// @param what     the algorithm that says so, or the format whose structure is broken
    /// @param expected what was promised
    /// @param actual   what came
    record Mismatch(String what, String expected, String actual) implements Verification {

        public Mismatch {
            Objects.requireNonNull(what);
            Objects.requireNonNull(expected);
            Objects.requireNonNull(actual);
        }
    }

    /// By which digests it is verified: `md5, blake3`; empty where it is not.
    default String verifiedBy() {
        return this instanceof Verified verified ? String.join(", ", verified.algorithms()) : "";
    }

    /// As one line, to be stored; [#parse] reads it.
    default String text() {
        return switch (this) {
            case None none -> "";
            case Verified verified -> verified.warning().isEmpty() ? verifiedBy() : String.join("\t", "verified", verifiedBy(), clean(verified.warning()));
            case Complete complete -> complete.format().isEmpty() ? "complete" : String.join("\t", "complete", clean(complete.format()));
            case Mismatch mismatch -> String.join("\t", "mismatch", clean(mismatch.what()), clean(mismatch.expected()), clean(mismatch.actual()));
        };
    }

    private static String clean(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    /// Reads what [#text] wrote. Names of algorithms alone are a verification, too: that is what older versions stored.
    static Verification parse(String text) {
        String[] parts = text.split("\t", -1);
        return switch (parts[0]) {
            case "" -> NONE;
            case "complete" -> new Complete(part(parts, 1));
            case "mismatch" -> new Mismatch(part(parts, 1), part(parts, 2), part(parts, 3));
            case "verified" -> new Verified(names(part(parts, 1)), part(parts, 2));
            default -> new Verified(names(parts[0]), "");
        };
    }

    private static String part(String[] parts, int index) {
        return index < parts.length ? parts[index] : "";
    }

    private static List<String> names(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).filter(name -> !name.isEmpty()).toList();
    }
}
