package org.perigee.sandbox.catalogue;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;

/// Turns outlines in degrees into the geometries that archives publish: closed, outer rings counter-clockwise
/// (RFC 7946), six decimals, within ±180 degrees of longitude and split there where they cross.
final class Footprints {

    static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(1e6), 4326);

    private Footprints() {
    }

    /// An outline whose neighbouring points are nearer to each other than half the globe.
    static Geometry of(double[][] ring) {
        return split(unwrapped(ring));
    }

    /// The same as [#of], yet not split: longitudes run on past ±180, near the first point's.
    static Polygon unwrapped(double[][] ring) {
        List<Coordinate> points = new ArrayList<>(ring.length + 1);
        double lon = GroundTrack.wrap(ring[0][0]);
        double previous = ring[0][0];
        for (double[] point : ring) {
            lon += GroundTrack.wrap(point[0] - previous);
            previous = point[0];
            points.add(new Coordinate(round(lon), round(point[1])));
        }
        if (!points.getFirst().equals2D(points.getLast())) {
            points.add(points.getFirst().copy());
        }
        return FACTORY.createPolygon(points.toArray(Coordinate[]::new));
    }

    /// Cuts a polygon with free-running longitudes at the antimeridian.
    static Geometry split(Geometry free) {
        Geometry sound = free.isValid() ? free : free.buffer(0);
        List<Polygon> parts = new ArrayList<>();
        for (int turn = -1; turn <= 1; turn++) {
            Envelope world = new Envelope(-180 + 360.0 * turn, 180 + 360.0 * turn, -90, 90);
            if (!world.intersects(sound.getEnvelopeInternal())) {
                continue;
            }
            boolean whole = world.contains(sound.getEnvelopeInternal());
            // An overlay shares coordinates with its operands, so what is shifted below has to be a copy.
            Geometry part = (whole ? sound : sound.intersection(FACTORY.toGeometry(world))).copy();
            double shift = -360.0 * turn;
            part.apply((Coordinate c) -> c.setX(round(c.x + shift)));
            part.geometryChanged();
            collect(part, parts);
        }
        return parts.size() == 1 ? parts.getFirst() : FACTORY.createMultiPolygon(parts.toArray(Polygon[]::new));
    }

    private static void collect(Geometry geometry, List<Polygon> into) {
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            if (geometry.getGeometryN(i) instanceof Polygon polygon && polygon.getArea() > 1e-6) {
                into.add(counterClockwise(polygon));
            }
        }
    }

    private static Polygon counterClockwise(Polygon polygon) {
        Coordinate[] shell = polygon.getExteriorRing().getCoordinates();
        for (Coordinate c : shell) {
            c.setX(round(c.x));
            c.setY(round(c.y));
        }
        Polygon plain = FACTORY.createPolygon(shell);
        return Orientation.isCCW(shell) ? plain : plain.reverse();
    }

    private static double round(double degrees) {
        return Math.round(degrees * 1e6) / 1e6;
    }
}
