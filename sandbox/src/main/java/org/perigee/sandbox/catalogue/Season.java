package org.perigee.sandbox.catalogue;

import java.time.Duration;
import java.time.Instant;

/// The months the archive covers, and the rules that depend on dates alone.
final class Season {

    static final Instant BEGIN = Instant.parse("2025-03-01T00:00:00Z");
    static final Instant END = Instant.parse("2025-10-01T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2025-06-01T00:00:00Z");
    private static final Instant JULY = Instant.parse("2025-07-01T00:00:00Z");
    private static final Instant TAPE_BEFORE = JUNE;
    private static final double ON_TAPE = 0.09;

    private Season() {
    }

    /// @param second  since 1970
    static boolean covers(long second) {
        return second >= BEGIN.getEpochSecond() && second < END.getEpochSecond();
    }

    /// @param second  since 1970
    static boolean june(long second) {
        return second >= JUNE.getEpochSecond() && second < JULY.getEpochSecond();
    }

    /// A few percent of what is older than some date has been moved to tape.
    static boolean onTape(Instant start, long hash) {
        return start.isBefore(TAPE_BEFORE) && Hash.unit(Hash.mix(hash ^ 0x7A9E)) < ON_TAPE;
    }

    static double epochDay(Instant time) {
        return time.getEpochSecond() / (double) Duration.ofDays(1).toSeconds();
    }
}
