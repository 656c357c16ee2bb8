package org.perigee.opensearch.answer;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads dates as servers write them: RFC 3339 with any number of fraction digits, offsets with or without a colon, a zone
/// twice or not at all (then UTC), time zone letters in place of the `T`, a day, month or year alone, `06/25/2024`.
public final class SloppyDates {

    private static final Pattern ISO = Pattern.compile("(\\d{4})(?:-(\\d{1,2})(?:-(\\d{1,2}))?)?"
            + "(?:(?:[Tt ]|[A-Z]{3,4})(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d+))?)?)?\\s*([Zz]+|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?)?");
    private static final Pattern AMERICAN = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})");
    private static final int NANO_DIGITS = 9;

    private SloppyDates() {
    }

    /// The instant, or the first one of a day, month or year; empty where it cannot be read.
    public static Optional<Instant> first(String text) {
        return read(text, false);
    }

    /// The instant, or the last one of a day, month or year; empty where it cannot be read.
    public static Optional<Instant> last(String text) {
        return read(text, true);
    }

    /// An instant, or two with a slash between them of which either may be missing or `..`.
    public static TimeSpan span(String text) {
        String stripped = text.strip();
        int slash = stripped.indexOf('/');
        if (slash < 0 || AMERICAN.matcher(stripped).matches()) {
            Instant instant = first(stripped).orElse(null);
            return new TimeSpan(instant, instant);
        }
        return new TimeSpan(first(stripped.substring(0, slash)).orElse(null), last(stripped.substring(slash + 1)).orElse(null));
    }

    private static Optional<Instant> read(String text, boolean last) {
        String stripped = text == null ? "" : text.strip();
        try {
            Matcher american = AMERICAN.matcher(stripped);
            if (american.matches()) {
                LocalDate day = LocalDate.of(number(american, 3, 0), number(american, 1, 1), number(american, 2, 1));
                return Optional.of(of(day, last));
            }
            Matcher iso = ISO.matcher(stripped);
            return iso.matches() ? Optional.of(iso(iso, last)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Instant iso(Matcher iso, boolean last) {
        int year = number(iso, 1, 0);
        int month = number(iso, 2, last ? 12 : 1);
        int day = number(iso, 3, last ? YearMonth.of(year, month).lengthOfMonth() : 1);
        LocalDate date = LocalDate.of(year, month, day);
        if (iso.group(4) == null) {
            return of(date, last);
        }
        // 23:59:60 is a leap second, 24:00 the end of a day; both are counted on from the minute.
        long seconds = number(iso, 4, 0) * 3600L + number(iso, 5, 0) * 60L + number(iso, 6, 0);
        return date.atTime(LocalTime.MIN).toInstant(offset(iso.group(8))).plusSeconds(seconds).plusNanos(nanos(iso.group(7)));
    }

    private static Instant of(LocalDate day, boolean last) {
        return (last ? day.atTime(LocalTime.MAX) : day.atStartOfDay()).toInstant(ZoneOffset.UTC);
    }

    private static ZoneOffset offset(String zone) {
        return zone == null || !(zone.startsWith("+") || zone.startsWith("-")) ? ZoneOffset.UTC : ZoneOffset.of(zone);
    }

    private static long nanos(String digits) {
        if (digits == null) {
            return 0;
        }
        String nine = (digits + "0".repeat(NANO_DIGITS)).substring(0, NANO_DIGITS);
        return Long.parseLong(nine);
    }

    private static int number(Matcher matcher, int group, int otherwise) {
        return matcher.group(group) == null ? otherwise : Integer.parseInt(matcher.group(group));
    }
}
