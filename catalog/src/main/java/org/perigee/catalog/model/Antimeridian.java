package org.perigee.catalog.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryFixer;

/// Unrolls, cuts and bounds geometries where the world's edge is in the way.
final class Antimeridian {

    private static final double FULL = 360;
    private static final double HALF = 180;

    private Antimeridian() {
    }

    static Geometry normalise(Geometry geometry) {
        List<Geometry> parts = new ArrayList<>();
        collect(geometry, parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("The geometry is empty");
        }
        return Footprint.FACTORY.buildGeometry(parts);
    }

    private static void collect(Geometry geometry, List<Geometry> parts) {
        if (geometry instanceof GeometryCollection collection) {
            for (int i = 0; i < collection.getNumGeometries(); i++) {
                collect(collection.getGeometryN(i), parts);
            }
        } else if (!geometry.isEmpty()) {
            addParts(cut(unroll(geometry)), parts);
        }
    }

    private static void addParts(Geometry cut, List<Geometry> parts) {
        for (int i = 0; i < cut.getNumGeometries(); i++) {
            parts.add(cut.getGeometryN(i));
        }
    }

    private static Geometry unroll(Geometry geometry) {
        return switch (geometry) {
            case Point point -> Footprint.FACTORY.createPoint(checked(point.getCoordinate()));
            case Polygon polygon -> unrollPolygon(polygon);
            case LineString line -> Footprint.FACTORY.createLineString(unroll(line.getCoordinates()));
            default -> throw new IllegalArgumentException("Not a point, line or polygon: " + geometry.getGeometryType());
        };
    }

    private static Geometry unrollPolygon(Polygon polygon) {
        Coordinate[] shell = closePole(unroll(polygon.getExteriorRing().getCoordinates()));
        LinearRing[] holes = new LinearRing[polygon.getNumInteriorRing()];
        for (int i = 0; i < holes.length; i++) {
            Coordinate[] hole = unroll(polygon.getInteriorRingN(i).getCoordinates());
            shiftNear(hole, shell);
            holes[i] = Footprint.FACTORY.createLinearRing(hole);
        }
        return Footprint.FACTORY.createPolygon(Footprint.FACTORY.createLinearRing(shell), holes);
    }

    /// Makes neighbours differ by at most half a turn. A step of more than that is read as the short way round, unless the
    /// ring is as wide as the world, which is a band and no crossing.
    private static Coordinate[] unroll(Coordinate[] ring) {
        Coordinate[] out = new Coordinate[ring.length];
        double shift = 0;
        boolean worldWide = isWorldWide(ring);
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

    /// Both edges of the world are touched, and along a meridian: the box −180…180.
    private static boolean isWorldWide(Coordinate[] ring) {
        boolean west = false;
        boolean east = false;
        for (int i = 1; i < ring.length; i++) {
            boolean alongMeridian = ring[i].x == ring[i - 1].x && ring[i].y != ring[i - 1].y;
            west |= alongMeridian && ring[i].x == -HALF;
            east |= alongMeridian && ring[i].x == HALF;
        }
        return west && east;
    }

    /// A ring that comes back a full turn away goes round a pole: it is led over the nearer pole.
    private static Coordinate[] closePole(Coordinate[] ring) {
        Coordinate first = ring[0];
        Coordinate last = ring[ring.length - 1];
        if (Math.abs(Math.abs(last.x - first.x) - FULL) > 1e-6) {
            return ring;
        }
        double pole = meanLatitude(ring) >= 0 ? 90 : -90;
        Coordinate[] closed = java.util.Arrays.copyOf(ring, ring.length + 3);
        closed[ring.length] = new Coordinate(last.x, pole);
        closed[ring.length + 1] = new Coordinate(first.x, pole);
        closed[ring.length + 2] = new Coordinate(first);
        return closed;
    }

    private static double meanLatitude(Coordinate[] ring) {
        double sum = 0;
        for (Coordinate c : ring) {
            sum += c.y;
        }
        return sum / ring.length;
    }

    private static void shiftNear(Coordinate[] hole, Coordinate[] shell) {
        double shift = Math.round((mean(shell) - mean(hole)) / FULL) * FULL;
        for (Coordinate c : hole) {
            c.x += shift;
        }
    }

    private static double mean(Coordinate[] ring) {
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

    /// Cuts an unrolled geometry at the edges of the world and brings each piece home.
    static Geometry cut(Geometry unrolled) {
        Envelope envelope = unrolled.getEnvelopeInternal();
        if (envelope.getMinX() >= -HALF && envelope.getMaxX() <= HALF) {
            return unrolled;
        }
        if (unrolled instanceof Point point) {
            return Footprint.FACTORY.createPoint(new Coordinate(wrap(point.getX()), point.getY()));
        }
        Geometry valid = unrolled.isValid() ? unrolled : GeometryFixer.fix(unrolled);
        List<Geometry> parts = new ArrayList<>();
        long first = Math.round(Math.floor((envelope.getMinX() + HALF) / FULL));
        long last = Math.round(Math.floor((envelope.getMaxX() + HALF) / FULL));
        for (long world = first; world <= last; world++) {
            addWorld(valid, world * FULL, unrolled.getDimension(), parts);
        }
        return Footprint.FACTORY.buildGeometry(parts);
    }

    private static void addWorld(Geometry valid, double offset, int dimension, List<Geometry> parts) {
        Geometry world = Footprint.FACTORY.toGeometry(new Envelope(offset - HALF, offset + HALF, -90, 90));
        // The overlay hands on coordinates of its input, which must not move with the piece.
        Geometry piece = valid.intersection(world).copy();
        piece.apply((org.locationtech.jts.geom.CoordinateFilter) c -> c.x = Math.clamp(c.x - offset, -HALF, HALF));
        piece.geometryChanged();
        for (int i = 0; i < piece.getNumGeometries(); i++) {
            Geometry part = piece.getGeometryN(i);
            if (!part.isEmpty() && part.getDimension() == dimension) {
                parts.add(part);
            }
        }
    }

    private static double wrap(double longitude) {
        double turned = (longitude + HALF) % FULL;
        return (turned < 0 ? turned + FULL : turned) - HALF;
    }

    /// The box that leaves out the widest empty gap of longitude between the parts.
    static BoundingBox bounds(Geometry geometry) {
        Envelope all = geometry.getEnvelopeInternal();
        List<Envelope> parts = new ArrayList<>();
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            parts.add(geometry.getGeometryN(i).getEnvelopeInternal());
        }
        parts.sort(Comparator.comparingDouble(Envelope::getMinX));
        double west = all.getMinX();
        double east = all.getMaxX();
        double widest = west + FULL - east;
        double reached = parts.getFirst().getMaxX();
        for (Envelope part : parts) {
            if (part.getMinX() - reached > widest) {
                widest = part.getMinX() - reached;
                west = part.getMinX();
                east = reached;
            }
            reached = Math.max(reached, part.getMaxX());
        }
        return new BoundingBox(west, all.getMinY(), east, all.getMaxY());
    }
}
