package org.perigee.opensearch.answer;

import java.time.Instant;
import java.util.Optional;

/// When something was taken: first and last instant, UTC; either may be null where it is not said.
public record TimeSpan(Instant start, Instant end) {

    /// Nothing said.
    public static final TimeSpan UNKNOWN = new TimeSpan(null, null);

    /// An end before the start is a mistake of the server; the start alone is kept.
    public TimeSpan {
        if (start != null && end != null && end.isBefore(start)) {
            end = null;
        }
    }

    public boolean isUnknown() {
        return start == null && end == null;
    }

    public Optional<Instant> findStart() {
        return Optional.ofNullable(start);
    }

    public Optional<Instant> findEnd() {
        return Optional.ofNullable(end);
    }
}
