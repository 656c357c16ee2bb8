package org.perigee.download.list;

import java.util.Objects;

/// Something in a list that was refused or is not used.
///
/// @param line    where it stands, from 1
/// @param refused whether a file was left out; otherwise only the thing named
/// @param message a sentence without secrets
public record ListProblem(int line, boolean refused, String message) {

    public ListProblem {
        Objects.requireNonNull(message);
    }

    @Override
    public String toString() {
        return "line " + line + ": " + message;
    }
}
