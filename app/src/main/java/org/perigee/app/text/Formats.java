package org.perigee.app.text;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// How numbers, sizes, speeds and times are written for people. Times are UTC. Thread-safe.
public final class Formats {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Duration NEAR = Duration.ofDays(1);
    private static final String[] UNITS = {"unit.byte", "unit.kilobyte", "unit.megabyte", "unit.gigabyte", "unit.terabyte", "unit.petabyte"};

    private final Locale locale;
    private final Messages messages;

    Formats(Locale locale, Messages messages) {
        this.locale = locale;
        this.messages = messages;
    }

    /// A whole number with the language's grouping.
    public String count(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /// A number with at most so many decimals.
    public String decimal(double number, int decimals) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(decimals);
        return format.format(number);
    }

    /// Bytes in powers of a thousand: `1.3 GB`, three figures at most.
    public String bytes(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 999.5 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        int decimals = unit == 0 || value >= 99.5 ? 0 : value >= 9.95 ? 1 : 2;
        return decimal(value, decimals) + "\u00a0" + messages.get(UNITS[unit]);
    }

    /// Bytes a second.
    public String speed(double bytesPerSecond) {
        return messages.get("unit.perSecond", bytes(Math.round(bytesPerSecond)));
    }

    /// 0 to 1 as whole percent, never rounded up to 100.
    public String percent(double fraction) {
        long percent = fraction >= 1 ? 100 : Math.min(99, (long) Math.floor(fraction * 100));
        return messages.get("unit.percent", count(percent));
    }

    /// A cloud cover: percent with no needless decimals.
    public String percentValue(double percent) {
        return messages.get("unit.percent", decimal(percent, percent > 0 && percent < 1 ? 1 : 0));
    }

    public String day(Instant instant) {
        return DAY.format(instant);
    }

    /// To the minute, without the zone's name: tables say UTC in their header.
    public String minute(Instant instant) {
        return MINUTE.format(instant);
    }

    /// A moment that is less than a day away needs no date: `14:05 UTC`, else `2026-06-01 14:05 UTC`.
    public String moment(Instant instant, Instant now) {
        boolean near = Duration.between(now, instant).abs().compareTo(NEAR) < 0;
        return (near ? TIME : MINUTE).format(instant) + " UTC";
    }

    /// To the second with `UTC`.
    public String second(Instant instant) {
        return SECOND.format(instant) + " UTC";
    }

    /// `2:05`, `1:02:05`.
    public String duration(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        long hours = seconds / 3600;
        return hours > 0 ? String.format(Locale.ROOT, "%d:%02d:%02d", hours, seconds / 60 % 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }
}
