package org.perigee.sandbox.catalogue;

import java.time.Duration;
import java.time.Instant;

/// The repeating path of a sun-synchronous satellite over the ground, on a sphere and a circular orbit: good to some ten
/// kilometres, which is enough for footprints that look right. Positions are found by relative orbit (1 to
/// [#orbits]) and by the argument of latitude in degrees, which is 0 at the ascending node, 90 at the northernmost
/// point and 180 at the descending node.
///
/// @param inclination   of the orbit, degrees
/// @param orbits        revolutions in one repeat cycle
/// @param cycle         length of one repeat cycle
/// @param firstNode     when relative orbit 1 of cycle 0 crosses the equator northwards
/// @param firstNodeLon  longitude of that crossing
record GroundTrack(double inclination, int orbits, Duration cycle, Instant firstNode, double firstNodeLon) {

    private static final double EARTH_KM = 6371.0;

    /// The track that passes a given place at a given time on the descending half of a relative orbit.
    static GroundTrack through(double inclination, int orbits, Duration cycle, int orbit, Instant time, double[] place) {
        GroundTrack raw = new GroundTrack(inclination, orbits, cycle, Instant.EPOCH, 0);
        double u = raw.descendingAt(place[1]);
        Instant node = time.minusNanos(raw.nanosSinceNode(u)).minusNanos(raw.periodNanos() * (orbit - 1));
        double lon = place[0] - raw.position(orbit, u)[0];
        return new GroundTrack(inclination, orbits, cycle, node, lon);
    }

    /// Length of one revolution. Times are plain numbers here, since hundreds of thousands of passes are weighed at every start.
    long periodNanos() {
        return cycle.toSeconds() * 1_000_000_000L / orbits;
    }

    /// How long after the ascending node the satellite is at an argument of latitude.
    long nanosSinceNode(double u) {
        return (long) (periodNanos() * (u / 360));
    }

    /// When a relative orbit of the `n`th cycle begins, in nanoseconds since 1970; cycles may be negative.
    long nodeNanos(int orbit, int n) {
        long first = firstNode.getEpochSecond() * 1_000_000_000L + firstNode.getNano();
        return first + periodNanos() * (orbit - 1) + cycle.toSeconds() * 1_000_000_000L * n;
    }

    /// Argument of latitude at which the southbound satellite crosses a latitude.
    double descendingAt(double lat) {
        double sin = Math.sin(Math.toRadians(lat)) / Math.sin(Math.toRadians(inclination));
        return 180 - Math.toDegrees(Math.asin(Math.clamp(sin, -1.0, 1.0)));
    }

    /// Longitude (not reduced to ±180) and latitude under the satellite.
    double[] position(int orbit, double u) {
        double i = Math.toRadians(inclination);
        double a = Math.toRadians(u);
        double lat = Math.toDegrees(Math.asin(Math.sin(i) * Math.sin(a)));
        double inPlane = Math.toDegrees(Math.atan2(Math.cos(i) * Math.sin(a), Math.cos(a)));
        double turns = (orbit - 1 + u / 360) * cycle.toDays() / orbits;
        return new double[] {firstNodeLon + inPlane - 360 * turns, lat};
    }

    /// A place beside the track: kilometres to the right of the direction of flight, negative to the left.
    double[] beside(int orbit, double u, double km) {
        double[] here = position(orbit, u);
        double[] ahead = position(orbit, u + 0.05);
        double dx = wrap(ahead[0] - here[0]) * Math.cos(Math.toRadians(here[1]));
        double bearing = Math.atan2(dx, ahead[1] - here[1]) + Math.PI / 2;
        double d = km / EARTH_KM;
        double lat = Math.toRadians(here[1]);
        double sin = Math.sin(lat) * Math.cos(d) + Math.cos(lat) * Math.sin(d) * Math.cos(bearing);
        double lon = Math.atan2(Math.sin(bearing) * Math.sin(d) * Math.cos(lat), Math.cos(d) - Math.sin(lat) * sin);
        return new double[] {here[0] + Math.toDegrees(lon), Math.toDegrees(Math.asin(sin))};
    }

    /// The outline of what a swath sees between two arguments of latitude; not closed.
    double[][] swath(int orbit, double from, double to, double leftKm, double rightKm, int steps) {
        double[][] ring = new double[2 * steps + 2][];
        for (int s = 0; s <= steps; s++) {
            double u = from + (to - from) * s / steps;
            ring[s] = beside(orbit, u, leftKm);
            ring[2 * steps + 1 - s] = beside(orbit, u, rightKm);
        }
        return ring;
    }

    static double wrap(double lon) {
        double reduced = (lon + 180) % 360;
        return reduced < 0 ? reduced + 180 : reduced - 180;
    }
}
