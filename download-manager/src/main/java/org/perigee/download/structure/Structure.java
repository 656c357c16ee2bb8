package org.perigee.download.structure;

/// What a file's own format says of it.
public sealed interface Structure {

    /// All that was looked at fits together.
    ///
    /// @param format for people: `zip`, `NetCDF-4/HDF5`
    record Sound(String format) implements Structure {
    }

    /// It is cut, or its parts do not fit together, or it is something else than its name promises.
    ///
    /// @param reason a sentence without its full stop
    record Damaged(String format, String reason) implements Structure {
    }

    /// An error page came in place of the file.
    ///
    /// @param message what it says; may be empty
    record Page(String message) implements Structure {
    }

    /// Of no format that is known, or nobody had the time to look.
    record Unknown() implements Structure {
    }
}
