package org.perigee.odata.filter;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.apache.olingo.client.api.uri.FilterArg;

/// A value in a filter, written as OData wants its type; percent-encoding comes later and only once.
///
/// Olingo's own literals are not used: they neither double quotes nor quote text that looks like an enumeration.
///
/// @param text as it stands in the expression
public record Literal(String text) {

    private static final DateTimeFormatter V4 = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter V2 = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /// A string: quotes inside are doubled.
    public static Literal of(String value) {
        return new Literal("'" + value.replace("'", "''") + "'");
    }

    /// A number without an exponent, as every server reads it.
    public static Literal of(BigDecimal value) {
        return new Literal(value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString());
    }

    public static Literal of(boolean value) {
        return new Literal(String.valueOf(value));
    }

    /// An instant as OData v4 writes it, in UTC and milliseconds.
    public static Literal of(Instant value) {
        return new Literal(V4.format(value));
    }

    /// An instant as OData v2 writes it: `datetime'2025-06-01T00:00:00.000'`, in UTC.
    public static Literal datetime(Instant value) {
        return new Literal("datetime'" + V2.format(value) + "'");
    }

    /// A geometry in longitude and latitude, as well-known text without an SRID.
    public static Literal geography(String wellKnownText) {
        return new Literal("geography'SRID=4326;" + wellKnownText + "'");
    }

    FilterArg argument() {
        return () -> text;
    }
}
