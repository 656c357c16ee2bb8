package org.perigee.download.metalink;

import java.util.Objects;

/// Something in a Metalink that was refused or not understood.
///
/// @param file    which file it is about, as it was called; empty for the document
/// @param refused whether the whole entry was left out; otherwise only the thing named
/// @param message technical, without secrets
public record MetalinkProblem(String file, boolean refused, String message) {

    public MetalinkProblem {
        Objects.requireNonNull(file);
        Objects.requireNonNull(message);
    }
}
