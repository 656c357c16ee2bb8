package org.perigee.catalog.model;

import java.util.Locale;
import org.locationtech.jts.geom.Coordinate;

/// Ends the reading of an area from deep within; never leaves the package.
final class RefusedAreaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient AreaReading.Refused refusal;

    RefusedAreaException(AreaReading.Kind kind, String sentence) {
        this(kind, sentence, null);
    }

    RefusedAreaException(AreaReading.Kind kind, String sentence, Coordinate place) {
        super(sentence, null, false, false);
        this.refusal = new AreaReading.Refused(kind, sentence, place == null ? null : new AreaReading.Place(place.x, place.y));
    }

    AreaReading.Refused refusal() {
        return refusal;
    }

    /// A coordinate as it is said in sentences: longitude first.
    static String words(Coordinate c) {
        return String.format(Locale.ROOT, "longitude %s, latitude %s", number(c.x), number(c.y));
    }

    private static String number(double value) {
        return Double.isFinite(value) ? new java.math.BigDecimal(String.valueOf(value)).stripTrailingZeros().toPlainString() : String.valueOf(value);
    }
}
