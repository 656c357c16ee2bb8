package org.perigee.sandbox.catalogue;

import java.util.Locale;

/// A Sentinel-2 tile: a 100 km square of the Military Grid Reference System, grown to 109.8 km by an overlap to the
/// east and south, as the mission's tiling grid does.
///
/// @param zone     UTM zone, 1 to 60
/// @param north    whether the square lies in the northern hemisphere
/// @param column   hundreds of kilometres of easting, 1 to 8
/// @param row      hundreds of kilometres of northing
public record MgrsTile(int zone, boolean north, int column, int row) {

    private static final String BANDS = "CDEFGHJKLMNPQRSTUVWX";
    private static final String[] COLUMNS = {"ABCDEFGH", "JKLMNPQR", "STUVWXYZ"};
    private static final String ROWS = "ABCDEFGHJKLMNPQRSTUV";
    private static final double SIDE = 109_800;

    /// The square that holds a place, by longitude and latitude in degrees; latitudes from −80 to 84.
    public static MgrsTile at(double lon, double lat) {
        int zone = zoneOf(lon, lat);
        double[] en = Utm.project(zone, lon, lat);
        return new MgrsTile(zone, lat >= 0, (int) Math.floor(en[0] / 100_000), (int) Math.floor(en[1] / 100_000));
    }

    /// UTM zones are six degrees wide, but for southern Norway and Svalbard.
    static int zoneOf(double lon, double lat) {
        if (lat >= 56 && lat < 64 && lon >= 3 && lon < 12) {
            return 32;
        }
        if (lat >= 72 && lon >= 0 && lon < 42) {
            return lon < 9 ? 31 : lon < 21 ? 33 : lon < 33 ? 35 : 37;
        }
        return Math.clamp((int) Math.floor((lon + 180) / 6) + 1, 1, 60);
    }

    /// The five characters of the name, such as `32TLQ`.
    public String name() {
        double lat = centre()[1];
        char band = BANDS.charAt(Math.clamp((int) Math.floor((lat + 80) / 8), 0, 19));
        char col = COLUMNS[(zone - 1) % 3].charAt(Math.clamp(column - 1, 0, 7));
        char line = ROWS.charAt((row + (zone % 2 == 0 ? 5 : 0)) % 20);
        return String.format(Locale.ROOT, "%02d%c%c%c", zone, band, col, line);
    }

    /// The EPSG code of the tile's projection.
    public int epsg() {
        return (north ? 32600 : 32700) + zone;
    }

    /// Upper left corner in metres.
    public double[] origin() {
        return new double[] {column * 100_000 - 20, row * 100_000 + 100_000 + 40};
    }

    /// Longitude and latitude of the middle.
    public double[] centre() {
        return Utm.unproject(zone, north, column * 100_000 + 50_000, row * 100_000 + 50_000);
    }

    /// The corners, closed, counter-clockwise, longitude first; longitudes may pass ±180.
    public double[][] ring() {
        double[] o = origin();
        return new double[][] {
            corner(o[0], o[1]), corner(o[0], o[1] - SIDE), corner(o[0] + SIDE, o[1] - SIDE), corner(o[0] + SIDE, o[1]),
            corner(o[0], o[1])};
    }

    private double[] corner(double easting, double northing) {
        return Utm.unproject(zone, north, easting, northing);
    }
}
