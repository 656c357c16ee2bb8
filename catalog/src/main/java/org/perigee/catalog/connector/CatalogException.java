package org.perigee.catalog.connector;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/// A catalogue that could not be asked or whose answer could not be understood.
///
/// The message is technical and holds no secret; text for users is made from the kind.
public final class CatalogException extends Exception {

    private static final long serialVersionUID = 1L;

    private final FailureKind kind;
    private final int status;
    private final transient Duration retryAfter;

    public CatalogException(FailureKind kind, String message, Throwable cause) {
        this(kind, message, OptionalInt.empty(), Optional.empty(), cause);
    }

    public CatalogException(FailureKind kind, String message, OptionalInt status, Optional<Duration> retryAfter, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.status = status.orElse(0);
        this.retryAfter = retryAfter.orElse(null);
    }

    public FailureKind kind() {
        return kind;
    }

    public OptionalInt status() {
        return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
