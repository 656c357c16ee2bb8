package org.perigee.download;

import java.time.Instant;
import java.util.Objects;

/// Why a transfer waits or has failed.
///
/// @param kind    to decide by and to make the user's text from
/// @param message technical, without secrets; the server's own words where it had some
/// @param retryAt when it will be tried or looked at again, UTC; null where it will not, by itself
public record TransferProblem(FailureKind kind, String message, Instant retryAt) {

    public TransferProblem {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(message);
    }
}
