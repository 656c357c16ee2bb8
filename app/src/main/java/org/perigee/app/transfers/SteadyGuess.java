package org.perigee.app.transfers;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// Guesses how long so many bytes will still take, and holds its tongue while the speed leaps about: a guess that jumps is worse than none.
///
/// Not thread-safe.
public final class SteadyGuess {

    private static final long SPACING = Duration.ofMillis(900).toNanos();
    private static final int REMEMBERED = 12;
    private static final int NEEDED = 6;
    private static final double STEADY = 0.4;
    private static final Duration LONGEST = Duration.ofDays(9);

    private final Deque<Double> speeds = new ArrayDeque<>();
    private long lastAt;
    private long lastReceived;
    private boolean begun;

    /// Takes note of how much is there.
    ///
    /// @param nanos a clock that only goes forward
    public void see(long nanos, long received) {
        if (!begun || received < lastReceived) {
            begun = true;
            speeds.clear();
        } else if (nanos - lastAt < SPACING) {
            return;
        } else {
            speeds.addLast((received - lastReceived) * 1e9 / (nanos - lastAt));
            if (speeds.size() > REMEMBERED) {
                speeds.removeFirst();
            }
        }
        lastAt = nanos;
        lastReceived = received;
    }

    /// @param left bytes still to come
    /// @return empty while the speed is not known well enough
    public Optional<Duration> guess(long left) {
        if (speeds.size() < NEEDED || left <= 0) {
            return Optional.empty();
        }
        double mean = speeds.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        double spread = Math.sqrt(speeds.stream().mapToDouble(speed -> (speed - mean) * (speed - mean)).average().orElse(0));
        if (mean < 1 || spread > STEADY * mean) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofSeconds((long) Math.ceil(Math.min(1e9, left / mean)))).filter(guess -> guess.compareTo(LONGEST) < 0);
    }
}
