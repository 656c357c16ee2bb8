package org.perigee.download;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// When transfers may run, and how fast. Outside all windows none runs; where several contain a moment the first counts.
///
/// @param zone    whose clock the windows are meant by
/// @param windows none for "always"
public record Schedule(ZoneId zone, List<ScheduleWindow> windows) {

    private static final int DAYS_AHEAD = 8;

    /// No limits by the clock.
    public static final Schedule ALWAYS = new Schedule(ZoneOffset.UTC, List.of());

    public Schedule {
        Objects.requireNonNull(zone);
        windows = List.copyOf(windows);
    }

    /// What holds at a moment.
    ///
    /// @param open           whether transfers may run
    /// @param bytesPerSecond over all transfers; 0 for no limit
    /// @param until          when that changes, UTC; null where it never does
    public record Slot(boolean open, long bytesPerSecond, Instant until) {
    }

    /// Every day the same hours.
    public static Schedule daily(ZoneId zone, LocalTime from, LocalTime to, long bytesPerSecond) {
        return new Schedule(zone, List.of(new ScheduleWindow(EnumSet.allOf(DayOfWeek.class), from, to, bytesPerSecond)));
    }

    /// What holds now, and until when.
    public Slot at(Instant moment) {
        if (windows.isEmpty()) {
            return new Slot(true, 0, null);
        }
        Optional<ScheduleWindow> now = window(moment);
        return new Slot(now.isPresent(), now.map(ScheduleWindow::bytesPerSecond).orElse(0L), nextChange(moment, now));
    }

    private Optional<ScheduleWindow> window(Instant moment) {
        LocalDateTime local = LocalDateTime.ofInstant(moment, zone);
        return windows.stream().filter(window -> window.contains(local)).findFirst();
    }

    /// Something can change only where a window begins or ends.
    private Instant nextChange(Instant moment, Optional<ScheduleWindow> now) {
        ZonedDateTime today = moment.atZone(zone);
        return IntStream.rangeClosed(0, DAYS_AHEAD).boxed()
                .flatMap(day -> windows.stream().flatMap(window -> Stream.of(window.from(), window.to()))
                        .map(time -> today.toLocalDate().plusDays(day).atTime(time).atZone(zone).toInstant()))
                .filter(candidate -> candidate.isAfter(moment)).sorted()
                .filter(candidate -> !window(candidate).equals(now)).findFirst().orElse(null);
    }
}
