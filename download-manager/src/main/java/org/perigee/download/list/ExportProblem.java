package org.perigee.download.list;

import java.util.Objects;

/// Something that an export does not hold.
///
/// @param file    which file it is about
/// @param refused whether the whole file was left out; otherwise only the thing named
/// @param message a sentence without secrets
public record ExportProblem(String file, boolean refused, String message) {

    public ExportProblem {
        Objects.requireNonNull(file);
        Objects.requireNonNull(message);
    }
}
