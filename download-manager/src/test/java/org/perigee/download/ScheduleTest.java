package org.perigee.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final LocalTime TEN = LocalTime.of(22, 0);
    private static final LocalTime SIX = LocalTime.of(6, 0);

    private static Instant utc(String text) {
        return Instant.parse(text);
    }

    @Test
    void withoutWindowsItIsAlwaysOpen() {
        assertThat(Schedule.ALWAYS.at(utc("2026-03-04T05:06:07Z"))).isEqualTo(new Schedule.Slot(true, 0, null));
    }

    @Test
    void aNightCrossesMidnight() {
        Schedule night = Schedule.daily(ZoneOffset.UTC, TEN, SIX, 500);
        assertThat(night.at(utc("2026-03-04T21:59:59Z"))).isEqualTo(new Schedule.Slot(false, 0, utc("2026-03-04T22:00:00Z")));
        assertThat(night.at(utc("2026-03-04T22:00:00Z"))).isEqualTo(new Schedule.Slot(true, 500, utc("2026-03-05T06:00:00Z")));
        assertThat(night.at(utc("2026-03-05T03:00:00Z"))).isEqualTo(new Schedule.Slot(true, 500, utc("2026-03-05T06:00:00Z")));
        assertThat(night.at(utc("2026-03-05T06:00:00Z")).open()).isFalse();
    }

    @Test
    void aNightThatBeginsOnFridayEndsOnSaturday() {
        Schedule friday = new Schedule(ZoneOffset.UTC, List.of(new ScheduleWindow(Set.of(DayOfWeek.FRIDAY), TEN, SIX, 0)));
        assertThat(friday.at(utc("2026-03-07T05:00:00Z")).open()).as("Saturday morning").isTrue();
        assertThat(friday.at(utc("2026-03-06T05:00:00Z")).open()).as("Friday morning").isFalse();
        assertThat(friday.at(utc("2026-03-07T07:00:00Z")).until()).isEqualTo(utc("2026-03-13T22:00:00Z"));
    }

    @Test
    void theFirstOfSeveralWindowsCounts() {
        Schedule day = new Schedule(ZoneOffset.UTC, List.of(
                new ScheduleWindow(Set.of(DayOfWeek.values()), LocalTime.of(8, 0), LocalTime.of(18, 0), 100),
                new ScheduleWindow(Set.of(DayOfWeek.values()), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, 0)));
        assertThat(day.at(utc("2026-03-04T12:00:00Z"))).isEqualTo(new Schedule.Slot(true, 100, utc("2026-03-04T18:00:00Z")));
        assertThat(day.at(utc("2026-03-04T19:00:00Z"))).isEqualTo(new Schedule.Slot(true, 0, utc("2026-03-05T08:00:00Z")));
    }

    @Test
    void theClockOfTheZoneCountsAndItsJumps() {
        Schedule night = Schedule.daily(ZoneId.of("Europe/Paris"), TEN, SIX, 0);
        assertThat(night.at(utc("2026-03-28T23:00:00Z")).until()).as("summer time begins that night").isEqualTo(utc("2026-03-29T04:00:00Z"));
        assertThat(night.at(utc("2026-10-24T23:00:00Z")).until()).as("winter time begins that night").isEqualTo(utc("2026-10-25T05:00:00Z"));
    }

    @Test
    void theMostExactNameOfAHostCounts() {
        DownloadLimits limits = new DownloadLimits(4, 4, 4, 0).withHosts(Map.of("*.Example.org", new HostLimit(2, 10), "a.example.org", new HostLimit(3, 0),
                "a.example.org:8443", new HostLimit(0, 7)));
        assertThat(limits.connectionsTo("b.example.org:443")).isEqualTo(2);
        assertThat(limits.connectionsTo("a.example.org")).isEqualTo(3);
        assertThat(limits.connectionsTo("a.example.org:8443")).isEqualTo(4);
        assertThat(limits.host("a.example.org:8443").bytesPerSecond()).isEqualTo(7);
        assertThat(limits.connectionsTo("example.com")).isEqualTo(4);
    }
}
