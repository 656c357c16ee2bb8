package org.perigee.download.engine;

import java.time.Duration;
import java.util.Optional;
import org.perigee.access.Redaction;
import org.perigee.download.FailureKind;

/// A request that did not bring its bytes: what it was, and what follows.
final class FetchFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final Reaction reaction;
    private final FailureKind kind;
    private final transient Duration wait;

    FetchFailure(Reaction reaction, FailureKind kind, String message) {
        this(reaction, kind, message, null);
    }

    /// @param wait how long the server wants to be left alone; null where it did not say
    FetchFailure(Reaction reaction, FailureKind kind, String message, Duration wait) {
        super(Redaction.text(message));
        this.reaction = reaction;
        this.kind = kind;
        this.wait = wait;
    }

    Reaction reaction() {
        return reaction;
    }

    FailureKind kind() {
        return kind;
    }

    Optional<Duration> waitTime() {
        return Optional.ofNullable(wait);
    }
}
