package org.perigee.download.header;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which bytes of a file an answer brings (RFC 9110, section 14.4).
///
/// @param from  the first byte; -1 where the file has no such part
/// @param to    the byte after the last one; -1 where the file has no such part
/// @param total bytes of the whole file; empty where the server does not say
public record ContentRange(long from, long to, OptionalLong total) {

    private static final Pattern PART = Pattern.compile("(?i)\\s*bytes\\s+(\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)\\s*");
    private static final Pattern NONE = Pattern.compile("(?i)\\s*bytes\\s+\\*/(\\d{1,18})\\s*");

    /// Reads the header; empty where it is absent, no range of bytes, or contradicts itself.
    ///
    /// @param value may be null
    public static Optional<ContentRange> parse(String value) {
        Matcher part = PART.matcher(value == null ? "" : value);
        if (part.matches()) {
            long from = Long.parseLong(part.group(1));
            long to = Long.parseLong(part.group(2)) + 1;
            OptionalLong total = part.group(3).equals("*") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(part.group(3)));
            return to <= from || total.isPresent() && to > total.getAsLong() ? Optional.empty() : Optional.of(new ContentRange(from, to, total));
        }
        Matcher none = NONE.matcher(value == null ? "" : value);
        return none.matches() ? Optional.of(new ContentRange(-1, -1, OptionalLong.of(Long.parseLong(none.group(1))))) : Optional.empty();
    }

    /// Whether it says that the file has no such part.
    public boolean isUnsatisfied() {
        return from < 0;
    }

    public long length() {
        return to - from;
    }

    /// As it stands in a header.
    @Override
    public String toString() {
        String size = total.isPresent() ? Long.toString(total.getAsLong()) : "*";
        return "bytes " + (isUnsatisfied() ? "*" : from + "-" + (to - 1)) + "/" + size;
    }
}
