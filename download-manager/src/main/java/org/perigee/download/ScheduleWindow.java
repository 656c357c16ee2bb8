package org.perigee.download;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Objects;
import java.util.Set;

/// Hours of a week in which transfers may run.
///
/// @param days           on which it begins; one that crosses midnight ends on the day after
/// @param from           when it begins, local time
/// @param to             when it has ended, local time; at or before `from` for an end on the next day
/// @param bytesPerSecond over all transfers, at most; 0 for no limit
public record ScheduleWindow(Set<DayOfWeek> days, LocalTime from, LocalTime to, long bytesPerSecond) {

    public ScheduleWindow {
        days = Set.copyOf(days);
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        if (bytesPerSecond < 0) {
            throw new IllegalArgumentException("Limits must be positive");
        }
    }

    boolean contains(LocalDateTime moment) {
        LocalTime time = moment.toLocalTime();
        DayOfWeek today = moment.getDayOfWeek();
        if (from.isBefore(to)) {
            return days.contains(today) && !time.isBefore(from) && time.isBefore(to);
        }
        return days.contains(today) && !time.isBefore(from) || days.contains(today.minus(1)) && time.isBefore(to);
    }
}
