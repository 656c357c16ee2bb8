package org.perigee.catalog.model;

import java.time.Instant;
import java.util.Optional;

/// A stretch of time, both ends included, either end open.
///
/// @param start first instant, UTC; null where open
/// @param end   last instant, UTC; null where open
public record TimeRange(Instant start, Instant end) {

    /// All of time.
    public static final TimeRange ALWAYS = new TimeRange(null, null);

    /// @throws IllegalArgumentException where the end lies before the start
    public TimeRange {
        if (start != null && end != null && end.isBefore(start)) {
            throw new IllegalArgumentException("The end " + end + " lies before the start " + start);
        }
    }

    public Optional<Instant> findStart() {
        return Optional.ofNullable(start);
    }

    public Optional<Instant> findEnd() {
        return Optional.ofNullable(end);
    }

    public boolean isUnbounded() {
        return start == null && end == null;
    }

    /// Whether an acquisition from `from` to `to` shares at least an instant with this range; null ends mean unknown and
    /// then the other end alone decides.
    public boolean intersects(Instant from, Instant to) {
        Instant first = from == null ? to : from;
        Instant last = to == null ? from : to;
        if (first == null) {
            return isUnbounded();
        }
        return (end == null || !first.isAfter(end)) && (start == null || !last.isBefore(start));
    }

    /// As STAC's `datetime` parameter writes it: `2025-06-01T00:00:00Z/..`.
    @Override
    public String toString() {
        return (start == null ? ".." : start.toString()) + "/" + (end == null ? ".." : end.toString());
    }
}
