package org.perigee.app.map;

/// Spherical Mercator (EPSG:3857) scaled to a world of width 1: x grows eastward from 0 at −180°, y southward from 0 at 85.05° north.
/// Shapes are kept in fixed point, [#WORLD] units a world (7.5 cm at the equator), so that x may run from −4 to 4 worlds in an int.
final class Mercator {

    /// Fixed-point units in one width of the world.
    static final int WORLD = 1 << 29;
    /// Where the square world ends.
    static final double MAX_LATITUDE = 85.05112877980659;

    private Mercator() {
    }

    static double x(double longitude) {
        return longitude / 360 + 0.5;
    }

    static double y(double latitude) {
        double clamped = Math.clamp(latitude, -MAX_LATITUDE, MAX_LATITUDE);
        double sine = Math.sin(Math.toRadians(clamped));
        return Math.clamp(0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI), 0.0, 1.0);
    }

    static double longitude(double x) {
        return (x - 0.5) * 360;
    }

    static double latitude(double y) {
        return Math.toDegrees(Math.atan(Math.sinh(Math.PI * (1 - 2 * y))));
    }

    static int fixedX(double longitude) {
        return (int) Math.round(x(longitude) * WORLD);
    }

    static int fixedY(double latitude) {
        return (int) Math.round(y(latitude) * WORLD);
    }

    /// From −180 (included) to 180 (excluded).
    static double normalisedLongitude(double longitude) {
        double turned = longitude - 360 * Math.floor((longitude + 180) / 360);
        return turned >= 180 ? -180 : turned;
    }
}
