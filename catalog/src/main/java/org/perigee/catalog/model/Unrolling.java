package org.perigee.catalog.model;

import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/// Lays geometries that cross the antimeridian out in one piece, with longitudes beyond ±180.
final class Unrolling {

    private static final double FULL = 360;
    private static final double HALF = 180;
    private static final double NEARLY = 1e-6;

    private Unrolling() {
    }

    /// Makes neighbours differ by at most half a turn.
    ///
    /// @param geometry a point, line or polygon
    /// @throws IllegalArgumentException where a coordinate is none, or the geometry is of another kind
    static Geometry unroll(Geometry geometry) {
        return switch (geometry) {
            case Point point -> Footprint.FACTORY.createPoint(checked(point.getCoordinate()));
            case Polygon polygon -> unrollPolygon(polygon);
            case LineString line -> Footprint.FACTORY.createLineString(unroll(line.getCoordinates()));
            default -> throw new IllegalArgumentException("Not a point, line or polygon: " + geometry.getGeometryType());
        };
    }

    private static Polygon unrollPolygon(Polygon polygon) {
        Coordinate[] shell = closePole(unroll(polygon.getExteriorRing().getCoordinates()));
        LinearRing[] holes = new LinearRing[polygon.getNumInteriorRing()];
        for (int i = 0; i < holes.length; i++) {
            Coordinate[] hole = closePole(unroll(polygon.getInteriorRingN(i).getCoordinates()));
            shiftNear(hole, shell);
            holes[i] = Footprint.FACTORY.createLinearRing(hole);
        }
        return Footprint.FACTORY.createPolygon(Footprint.FACTORY.createLinearRing(shell), holes);
    }

    /// A step of more than half a turn is read as the short way round, unless the ring is as wide as the world, which is a band and
    /// no crossing.
    private static Coordinate[] unroll(Coordinate[] ring) {
        Coordinate[] out = new Coordinate[ring.length];
        double shift = 0;
        boolean worldWide = hasEdgesAFullTurnApart(ring) || isWorldWideBox(ring);
        for (int i = 0; i < ring.length; i++) {
            Coordinate c = checked(ring[i]);
            if (i > 0 && !worldWide) {
                double step = ring[i].x - ring[i - 1].x;
                if (step > HALF) {
                    shift -= FULL;
                } else if (step < -HALF) {
                    shift += FULL;
                }
            }
            out[i] = new Coordinate(c.x + shift, c.y);
        }
        return out;
    }

    /// Two edges run along one and the same meridian, written a full turn apart: −180…180 or 0…360.
    private static boolean hasEdgesAFullTurnApart(Coordinate[] ring) {
        SortedSet<Double> meridians = new TreeSet<>();
        for (int i = 1; i < ring.length; i++) {
            if (ring[i].x == ring[i - 1].x && ring[i].y != ring[i - 1].y) {
                meridians.add(ring[i].x);
            }
        }
        return meridians.size() > 1 && Math.abs(meridians.last() - meridians.first() - FULL) < NEARLY;
    }

    /// An upright box from nearly one edge of the world to nearly the other: too tall to be a strip of a few degrees across the
    /// antimeridian.
    private static boolean isWorldWideBox(Coordinate[] ring) {
        Envelope envelope = new Envelope();
        for (Coordinate c : ring) {
            envelope.expandToInclude(c);
        }
        boolean upright = Arrays.stream(ring).allMatch(c -> (c.x == envelope.getMinX() || c.x == envelope.getMaxX())
                && (c.y == envelope.getMinY() || c.y == envelope.getMaxY()));
        return upright && envelope.getWidth() >= 350 && envelope.getHeight() >= 90;
    }

    /// A ring that comes back a full turn away goes round a pole: it is led over the nearer pole.
    private static Coordinate[] closePole(Coordinate[] ring) {
        Coordinate first = ring[0];
        Coordinate last = ring[ring.length - 1];
        if (Math.abs(Math.abs(last.x - first.x) - FULL) > NEARLY) {
            return ring;
        }
        double pole = Arrays.stream(ring).mapToDouble(c -> c.y).average().orElse(0) >= 0 ? 90 : -90;
        Coordinate[] closed = Arrays.copyOf(ring, ring.length + 3);
        closed[ring.length] = new Coordinate(last.x, pole);
        closed[ring.length + 1] = new Coordinate(first.x, pole);
        closed[ring.length + 2] = new Coordinate(first);
        return closed;
    }

    private static void shiftNear(Coordinate[] hole, Coordinate[] shell) {
        double shift = Math.round((middle(shell) - middle(hole)) / FULL) * FULL;
        for (Coordinate c : hole) {
            c.x += shift;
        }
    }

    private static double middle(Coordinate[] ring) {
        Envelope envelope = new Envelope();
        for (Coordinate c : ring) {
            envelope.expandToInclude(c);
        }
        return envelope.centre().x;
    }

    private static Coordinate checked(Coordinate c) {
        if (!Double.isFinite(c.x) || !Double.isFinite(c.y) || Math.abs(c.y) > 90 + 1e-9 || Math.abs(c.x) > 2 * FULL) {
            throw new IllegalArgumentException("Not a longitude and a latitude: " + c.x + " " + c.y);
        }
        return new Coordinate(c.x, Math.clamp(c.y, -90, 90));
    }
}
