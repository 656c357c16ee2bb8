package org.perigee.sandbox.catalogue;

/// Universal Transverse Mercator on WGS 84 by Krüger's series to the third order (millimetres within a zone).
final class Utm {

    private static final double SCALE = 0.9996;
    private static final double FLATTENING = 1 / 298.257223563;
    private static final double N = FLATTENING / (2 - FLATTENING);
    private static final double RADIUS = 6378137.0 / (1 + N) * (1 + N * N / 4 + N * N * N * N / 64);
    private static final double[] FORWARD = {
        N / 2 - 2 * N * N / 3 + 5 * N * N * N / 16, 13 * N * N / 48 - 3 * N * N * N / 5, 61 * N * N * N / 240};
    private static final double[] INVERSE = {
        N / 2 - 2 * N * N / 3 + 37 * N * N * N / 96, N * N / 48 + N * N * N / 15, 17 * N * N * N / 480};
    private static final double[] LATITUDE = {
        2 * N - 2 * N * N / 3 - 2 * N * N * N, 7 * N * N / 3 - 8 * N * N * N / 5, 56 * N * N * N / 15};
    private static final double ECCENTRICITY = 2 * Math.sqrt(N) / (1 + N);

    private Utm() {
    }

    static double centralMeridian(int zone) {
        return zone * 6 - 183;
    }

    /// Easting and northing in metres; southern northings are counted from 10,000 km.
    static double[] project(int zone, double lon, double lat) {
        double phi = Math.toRadians(lat);
        double lambda = Math.toRadians(lon - centralMeridian(zone));
        double sin = Math.sin(phi);
        double t = Math.sinh(atanh(sin) - ECCENTRICITY * atanh(ECCENTRICITY * sin));
        double xi0 = Math.atan2(t, Math.cos(lambda));
        double eta0 = atanh(Math.sin(lambda) / Math.sqrt(1 + t * t));
        double xi = xi0;
        double eta = eta0;
        for (int j = 1; j <= 3; j++) {
            xi += FORWARD[j - 1] * Math.sin(2 * j * xi0) * Math.cosh(2 * j * eta0);
            eta += FORWARD[j - 1] * Math.cos(2 * j * xi0) * Math.sinh(2 * j * eta0);
        }
        double northing = SCALE * RADIUS * xi;
        return new double[] {500_000 + SCALE * RADIUS * eta, lat < 0 ? northing + 10_000_000 : northing};
    }

    /// Longitude (which may pass ±180 at the outermost zones) and latitude in degrees.
    static double[] unproject(int zone, boolean north, double easting, double northing) {
        double xi = (north ? northing : northing - 10_000_000) / (SCALE * RADIUS);
        double eta = (easting - 500_000) / (SCALE * RADIUS);
        double xi0 = xi;
        double eta0 = eta;
        for (int j = 1; j <= 3; j++) {
            xi0 -= INVERSE[j - 1] * Math.sin(2 * j * xi) * Math.cosh(2 * j * eta);
            eta0 -= INVERSE[j - 1] * Math.cos(2 * j * xi) * Math.sinh(2 * j * eta);
        }
        double chi = Math.asin(Math.sin(xi0) / Math.cosh(eta0));
        double phi = chi;
        for (int j = 1; j <= 3; j++) {
            phi += LATITUDE[j - 1] * Math.sin(2 * j * chi);
        }
        double lambda = Math.atan2(Math.sinh(eta0), Math.cos(xi0));
        return new double[] {centralMeridian(zone) + Math.toDegrees(lambda), Math.toDegrees(phi)};
    }

    private static double atanh(double x) {
        return 0.5 * Math.log((1 + x) / (1 - x));
    }
}
