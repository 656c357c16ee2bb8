package org.perigee.catalog.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.util.GeometryFixer;

/// Cuts, bounds and mends geometries where the world's edge is in the way.
final class Antimeridian {

    private static final double FULL = 360;
    private static final double HALF = 180;

    private Antimeridian() {
    }

    /// Every part within −180…180.
    ///
    /// @throws IllegalArgumentException where nothing is left, or a coordinate is none
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
            Geometry cut = cut(Unrolling.unroll(geometry));
            for (int i = 0; i < cut.getNumGeometries(); i++) {
                parts.add(cut.getGeometryN(i));
            }
        }
    }

    /// Cuts an unrolled geometry at the edges of the world and brings each piece home. What lies within them stays untouched.
    static Geometry cut(Geometry unrolled) {
        Envelope envelope = unrolled.getEnvelopeInternal();
        if (envelope.getMinX() >= -HALF && envelope.getMaxX() <= HALF) {
            return unrolled;
        }
        if (unrolled instanceof Point point) {
            return Footprint.FACTORY.createPoint(new Coordinate(wrap(point.getX()), point.getY()));
        }
        Geometry mended = mended(unrolled);
        List<Geometry> parts = new ArrayList<>();
        long first = Math.round(Math.floor((envelope.getMinX() + HALF) / FULL));
        long last = Math.round(Math.floor((envelope.getMaxX() + HALF) / FULL));
        for (long world = first; world <= last; world++) {
            addWorld(mended, world * FULL, parts);
        }
        return Footprint.FACTORY.buildGeometry(parts);
    }

    /// Pieces that only touch the edge of the world lie on the other side of it too and are left out here.
    private static void addWorld(Geometry mended, double offset, List<Geometry> parts) {
        Geometry world = Footprint.FACTORY.toGeometry(new Envelope(offset - HALF, offset + HALF, -90, 90));
        // A copy, since what an intersection leaves alone may still be the original's coordinates.
        Geometry piece = mended.intersection(world).copy();
        piece.apply((CoordinateFilter) c -> c.x = Math.clamp(c.x - offset, -HALF, HALF));
        piece.geometryChanged();
        for (int i = 0; i < piece.getNumGeometries(); i++) {
            Geometry part = piece.getGeometryN(i);
            if (!part.isEmpty() && part.getDimension() == mended.getDimension()) {
                parts.add(part);
            }
        }
    }

    /// A longitude brought into −180…180; 180 itself stays.
    static double wrap(double longitude) {
        if (longitude >= -HALF && longitude <= HALF) {
            return longitude;
        }
        double turned = (longitude + HALF) % FULL;
        return (turned < 0 ? turned + FULL : turned) - HALF;
    }

    /// The geometry made valid where it is not. Polygons without an area, such as the track of an altimeter, become lines instead
    /// of nothing.
    static Geometry mended(Geometry geometry) {
        if (geometry.isValid()) {
            return geometry;
        }
        GeometryFixer fixer = new GeometryFixer(geometry);
        fixer.setKeepCollapsed(true);
        return fixer.getResult();
    }

    /// The same geometry a number of degrees further east.
    static Geometry moved(Geometry geometry, double degrees) {
        Geometry moved = geometry.copy();
        moved.apply((CoordinateFilter) c -> c.x += degrees);
        moved.geometryChanged();
        return moved;
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
