package org.perigee.sandbox.stac;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/// Compares what queries name with what items hold.
final class Values {

    private Values() {
    }

    /// Less than, equal to or above zero; null when the two cannot be compared, or one is missing.
    static Integer compare(Object a, Object b) {
        if (a == null || b == null) {
            return null;
        }
        if (a instanceof Instant || b instanceof Instant) {
            Instant x = instant(a);
            Instant y = instant(b);
            return x == null || y == null ? null : (Integer) x.compareTo(y);
        }
        if (a instanceof Double x && b instanceof Double y) {
            return x.compareTo(y);
        }
        if (a instanceof String x && b instanceof String y) {
            return x.compareTo(y);
        }
        return a instanceof Boolean x && b instanceof Boolean y ? (Integer) x.compareTo(y) : null;
    }

    private static Instant instant(Object value) {
        return value instanceof Instant instant ? instant : value instanceof String text ? time(text) : null;
    }

    /// RFC 3339 with or without a zone (then UTC), or a date alone; null when it is neither.
    static Instant time(String text) {
        try {
            if (text.length() == 10) {
                return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            boolean zoned = text.matches(".*(Z|z|[+-]\\d\\d:\\d\\d)$");
            return OffsetDateTime.parse(zoned ? text : text + "Z").toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
