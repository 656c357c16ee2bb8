package org.perigee.download.part;

/// Bytes of a file.
///
/// @param from the first byte
/// @param to   the byte after the last one
public record Range(long from, long to) {

    public Range {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("Not a range: " + from + " to " + to);
        }
    }

    public long length() {
        return to - from;
    }
}
