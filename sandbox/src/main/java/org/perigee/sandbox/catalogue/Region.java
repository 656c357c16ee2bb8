package org.perigee.sandbox.catalogue;

import java.util.List;

/// A box of the world with how often the archive's satellites are told to look there.
///
/// @param west    degrees; may lie beyond ±180 so that west is always below east
/// @param south   degrees
/// @param east    degrees
/// @param north   degrees
/// @param weight  1 is sparse, 20 nearly every pass
record Region(double west, double south, double east, double north, double weight) {

    /// South-east France and north-west Italy: the place of most examples, hence looked at on nearly every pass.
    static final Region SHOWCASE = new Region(5, 43, 8, 46, 20);

    /// Europe densely, the rest of the world here and there, two places on the antimeridian.
    static final List<Region> ALL = List.of(
        SHOWCASE,
        new Region(0.5, 42.8, 2.5, 44.4, 3), new Region(1.5, 48.2, 3.2, 49.4, 3), new Region(-4.8, 47.4, -2, 48.8, 2),
        new Region(8.5, 44.4, 11.5, 45.8, 3), new Region(11.8, 41.4, 13.5, 42.6, 2), new Region(14, 40.4, 15.4, 41.4, 1.5),
        new Region(1.2, 41, 3, 42, 2), new Region(-4.4, 39.8, -3, 41, 1.5), new Region(-9.4, 38.2, -7.8, 39.6, 1.5),
        new Region(-1, 51, 1, 52.2, 2), new Region(4, 51.6, 6, 53, 2), new Region(12.6, 52, 14.2, 53, 1.5),
        new Region(10.6, 47.4, 12.6, 48.6, 2), new Region(15.8, 47.6, 17.4, 48.6, 1.5), new Region(20.2, 51.8, 21.8, 52.6, 1.5),
        new Region(17, 58.8, 18.8, 60, 1), new Region(9.8, 59.2, 11.4, 60.4, 1), new Region(23, 37.4, 24.6, 38.6, 1.5),
        new Region(25, 44, 26.8, 45.2, 1), new Region(-22.6, 63.6, -19.6, 64.8, 1), new Region(-16.8, 27.8, -15.2, 28.8, 1),
        new Region(30, 29.4, 32, 31.4, 1), new Region(36, -2.2, 37.8, -0.4, 0.6), new Region(18, -34.6, 19.6, -33.4, 0.6),
        new Region(-61, -4, -59, -2.4, 0.6), new Region(-47.4, -23.8, -45.8, -22.6, 0.6), new Region(-71.4, -34.2, -70, -33, 0.5),
        new Region(-122.8, 37.2, -121, 38.6, 0.8), new Region(-77.4, 38.2, -75.6, 39.8, 0.6), new Region(-99.8, 19, -98.4, 20, 0.5),
        new Region(-52.2, 68.6, -49, 70, 0.6), new Region(89.4, 22.8, 91.2, 24.4, 0.6), new Region(86.2, 27.4, 87.6, 28.4, 0.5),
        new Region(105, 9.6, 106.8, 11, 0.6), new Region(139, 35.2, 140.6, 36.2, 0.6), new Region(150.4, -34.4, 151.6, -33.2, 0.6),
        new Region(177, -18.8, 181, -16.4, 1.2), new Region(176.5, 66, 183, 67.8, 1.2));

    /// The region that holds a place, or null.
    static Region around(double lon, double lat, double margin) {
        for (Region region : ALL) {
            if (region.contains(lon, lat, margin)) {
                return region;
            }
        }
        return null;
    }

    boolean contains(double lon, double lat, double margin) {
        double x = west - margin + modulo(lon - west + margin);
        return x <= east + margin && lat >= south - margin && lat <= north + margin;
    }

    private static double modulo(double degrees) {
        double m = degrees % 360;
        return m < 0 ? m + 360 : m;
    }
}
