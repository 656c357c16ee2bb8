package org.perigee.catalog.model;

import java.util.Locale;

/// A box in longitude and latitude (degrees, WGS 84), as RFC 7946, section 5, defines it: where `west` is greater than
/// `east` it crosses the antimeridian.
///
/// @param west  −180 to 180
/// @param south −90 to 90
/// @param east  −180 to 180
/// @param north −90 to 90, not below `south`
public record BoundingBox(double west, double south, double east, double north) {

    /// @throws IllegalArgumentException where a value is out of range or not a number
    public BoundingBox {
        if (!(west >= -180 && west <= 180 && east >= -180 && east <= 180)) {
            throw new IllegalArgumentException("Longitudes must lie between -180 and 180: " + west + ", " + east);
        }
        if (!(south >= -90 && north <= 90 && south <= north)) {
            throw new IllegalArgumentException("Latitudes must lie between -90 and 90, south first: " + south + ", " + north);
        }
    }

    public boolean crossesAntimeridian() {
        return west > east;
    }

    /// Degrees of longitude covered, also across the antimeridian.
    public double width() {
        return crossesAntimeridian() ? east + 360 - west : east - west;
    }

    public double height() {
        return north - south;
    }

    /// Whether a place lies in it or on its edge; 180 and −180 are the same meridian.
    public boolean contains(double longitude, double latitude) {
        boolean inLongitude = covers(longitude) || Math.abs(longitude) == 180 && covers(-longitude);
        return inLongitude && latitude >= south && latitude <= north;
    }

    private boolean covers(double longitude) {
        return crossesAntimeridian() ? longitude >= west || longitude <= east : longitude >= west && longitude <= east;
    }

    /// `west,south,east,north` with a decimal point.
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s,%s,%s,%s", plain(west), plain(south), plain(east), plain(north));
    }

    private static String plain(double value) {
        return java.math.BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
