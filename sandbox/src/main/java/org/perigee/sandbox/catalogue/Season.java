package org.perigee.sandbox.catalogue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// The months the archive covers, and the rules that depend on dates alone.
final class Season {

    static final Instant BEGIN = Instant.parse("2025-03-01T00:00:00Z");
    static final Instant END = Instant.parse("2025-10-01T00:00:00Z");
    private static final Instant TAPE_BEFORE = Instant.parse("2025-06-01T00:00:00Z");
    private static final double ON_TAPE = 0.09;

    private Season() {
    }

    static boolean covers(Instant time) {
        return !time.isBefore(BEGIN) && time.isBefore(END);
    }

    static boolean june(Instant time) {
        LocalDate date = time.atOffset(ZoneOffset.UTC).toLocalDate();
        return date.getMonthValue() == 6;
    }

    /// A few percent of what is older than some date has been moved to tape.
    static boolean onTape(Instant start, long hash) {
        return start.isBefore(TAPE_BEFORE) && Hash.unit(Hash.mix(hash ^ 0x7A9E)) < ON_TAPE;
    }

    static double epochDay(Instant time) {
        return time.getEpochSecond() / (double) Duration.ofDays(1).toSeconds();
    }
}
