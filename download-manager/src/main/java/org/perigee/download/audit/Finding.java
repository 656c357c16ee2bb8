package org.perigee.download.audit;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.perigee.download.Digest;

/// What was found out about one file.
///
/// @param file    where it is, or should be
/// @param size    bytes; empty where it is missing
/// @param state   how it stands
/// @param by      what says so: algorithms, a checksum file, a format; may be empty
/// @param detail  expected and actual, or the reason; may be empty
/// @param digests computed on the way, for [FolderAudit#record]; may be empty
public record Finding(Path file, OptionalLong size, State state, String by, String detail, List<Digest> digests) {

    /// How a file stands.
    public enum State {
        /// It is what it was.
        OK,
        /// It is not what it was.
        CHANGED,
        /// It should be there and is not.
        MISSING,
        /// Nothing is recorded of it, and its format calls it cut or garbled.
        DAMAGED,
        /// Nothing is recorded of it.
        UNKNOWN,
        /// It could not be read.
        UNREADABLE
    }

    public Finding {
        Objects.requireNonNull(file);
        Objects.requireNonNull(size);
        Objects.requireNonNull(state);
        Objects.requireNonNull(by);
        Objects.requireNonNull(detail);
        digests = List.copyOf(digests);
    }

    static Finding missing(Path file, String by) {
        return new Finding(file, OptionalLong.empty(), State.MISSING, by, "", List.of());
    }

    static Finding changed(Path file, long size, String by, String expected, String actual) {
        return new Finding(file, OptionalLong.of(size), State.CHANGED, by, "should be " + expected + ", is " + actual, List.of());
    }
}
