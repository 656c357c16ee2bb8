package org.perigee.app.map;

import java.util.Arrays;

/// Makes a ring of positions on the sphere one that can be drawn on the endless map: neighbours are never more than half a turn apart,
/// and a ring round a pole is closed along the edge of the world.
///
/// An edge of more than 180° is taken the short way (RFC 7946 section 3.1.9). The one exception is a ring that would vanish that way:
/// the box from −180 to 180 with nothing in between.
final class RingUnwrapper {

    private static final double HALF_TURN = 180;

    private RingUnwrapper() {
    }

    /// @param ring longitude, latitude, longitude… in degrees; closed or not
    /// @return a new array, not closed (the last position is not the first again); empty where fewer than three positions are left
    static double[] unwrap(double[] ring) {
        int points = ring.length / 2;
        while (points > 1 && ring[0] == ring[2 * points - 2] && ring[1] == ring[2 * points - 1]) {
            points--;
        }
        if (points < 3) {
            return new double[0];
        }
        double[] open = Arrays.copyOf(ring, 2 * points);
        double[] turned = open.clone();
        for (int i = 1; i < points; i++) {
            turned[2 * i] = turned[2 * i - 2] + shortWay(open[2 * i] - open[2 * i - 2]);
        }
        double closing = turned[2 * points - 2] + shortWay(open[0] - open[2 * points - 2]) - turned[0];
        if (Math.abs(closing) > HALF_TURN) {
            return roundThePole(turned, turned[0] + closing);
        }
        return width(turned) < 1e-9 && width(open) > HALF_TURN ? open : turned;
    }

    private static double shortWay(double difference) {
        return difference - 360 * Math.rint(difference / 360);
    }

    private static double[] roundThePole(double[] ring, double end) {
        double sum = 0;
        for (int i = 1; i < ring.length; i += 2) {
            sum += ring[i];
        }
        double pole = sum < 0 ? -90 : 90;
        double[] closed = Arrays.copyOf(ring, ring.length + 6);
        int at = ring.length;
        closed[at] = end;
        closed[at + 1] = ring[1];
        closed[at + 2] = end;
        closed[at + 3] = pole;
        closed[at + 4] = ring[0];
        closed[at + 5] = pole;
        return closed;
    }

    private static double width(double[] ring) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < ring.length; i += 2) {
            least = Math.min(least, ring[i]);
            most = Math.max(most, ring[i]);
        }
        return most - least;
    }
}
