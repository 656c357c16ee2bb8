package org.perigee.sandbox.download;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a `Range` header asks for (RFC 9110, section 14), for a file of known length.
public sealed interface ByteRange {

    /// Everything: no range, one that is not understood, or several.
    record Whole() implements ByteRange {
    }

    /// Bytes `first` to `last`, both included.
    record Part(long first, long last) implements ByteRange {
        /// How many bytes.
        public long length() {
            return last - first + 1;
        }
    }

    /// Nothing of it exists.
    record Unsatisfiable() implements ByteRange {
    }

    /// A single range of bytes.
    Pattern SINGLE = Pattern.compile("bytes=\\s*(\\d*)\\s*-\\s*(\\d*)\\s*");

    /// Reads a header; more than one range is answered with the whole file, as RFC 9110 allows.
    static ByteRange parse(Optional<String> header, long length) {
        Matcher m = SINGLE.matcher(header.orElse(""));
        if (!m.matches() || m.group(1).length() > 18 || m.group(2).length() > 18) {
            return new Whole();
        }
        if (m.group(1).isEmpty()) {
            return m.group(2).isEmpty() ? new Whole() : suffix(Long.parseLong(m.group(2)), length);
        }
        long first = Long.parseLong(m.group(1));
        long last = m.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(m.group(2));
        if (last < first) {
            return new Whole();
        }
        return first >= length ? new Unsatisfiable() : new Part(first, Math.min(last, length - 1));
    }

    private static ByteRange suffix(long count, long length) {
        if (count == 0 || length == 0) {
            return new Unsatisfiable();
        }
        return new Part(Math.max(0, length - count), length - 1);
    }
}
