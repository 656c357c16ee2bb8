package org.perigee.stac;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the dates that catalogues write: RFC 3339 and what is nearly so (no zone, `+0200`, any number of fraction digits, a date
/// alone, `start/end` in one text). Without a zone UTC is meant. Writes RFC 3339 in UTC.
public final class Timestamps {

    private static final Pattern FORM = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})"
            + "(?:[T ](\\d{2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,18}))?)?)?\\s*(Z|z|UTC|[+-]\\d{2}:?\\d{2})?");

    private Timestamps() {
    }

    /// The first instant a text names: of an interval its start, of a date its midnight. Empty for open, blank or senseless.
    public static Optional<Instant> first(String text) {
        String start = text.contains("/") ? text.substring(0, text.indexOf('/')) : text;
        return read(start.strip(), false);
    }

    /// The last instant a text names: of an interval its end, of a date its last millisecond.
    public static Optional<Instant> last(String text) {
        String end = text.contains("/") ? text.substring(text.indexOf('/') + 1) : text;
        return read(end.strip(), true);
    }

    private static Optional<Instant> read(String text, boolean endOfDay) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            LocalDate date = LocalDate.of(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)), Integer.parseInt(form.group(3)));
            if (form.group(4) == null) {
                Instant midnight = date.atStartOfDay().toInstant(ZoneOffset.UTC);
                return Optional.of(endOfDay ? midnight.plus(1, ChronoUnit.DAYS).minusMillis(1) : midnight);
            }
            return Optional.of(date.atTime(time(form)).toInstant(zone(form.group(8))).plusNanos(nanos(form.group(7))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static LocalTime time(Matcher form) {
        int second = form.group(6) == null ? 0 : Integer.parseInt(form.group(6));
        // A leap second is the last one that Instants know.
        return LocalTime.of(Integer.parseInt(form.group(4)), Integer.parseInt(form.group(5)), Math.min(second, 59));
    }

    private static long nanos(String fraction) {
        return fraction == null ? 0 : Long.parseLong((fraction + "000000000").substring(0, 9));
    }

    private static ZoneOffset zone(String zone) {
        return zone == null || Character.isLetter(zone.charAt(0)) ? ZoneOffset.UTC : ZoneOffset.of(zone);
    }

    /// An instant as servers like it: RFC 3339, UTC, no finer than a millisecond.
    public static String write(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
