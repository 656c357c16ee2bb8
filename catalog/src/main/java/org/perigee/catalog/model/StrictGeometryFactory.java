package org.perigee.catalog.model;

import java.util.Locale;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.PrecisionModel;

/// Makes geometries of what people wrote and says what is wrong with it, instead of how it fails to be a geometry.
///
/// For one reading; throws [RefusedAreaException]. Not thread-safe.
final class StrictGeometryFactory extends GeometryFactory {

    private static final long serialVersionUID = 1L;

    private final int mostPoints;
    private int points;

    StrictGeometryFactory(int mostPoints) {
        super(new PrecisionModel(), 4326);
        this.mostPoints = mostPoints;
    }

    @Override
    public LinearRing createLinearRing(CoordinateSequence ring) {
        check(ring);
        if (ring.size() > 0) {
            Coordinate first = ring.getCoordinate(0);
            Coordinate last = ring.getCoordinate(ring.size() - 1);
            if (ring.size() > 2 && !first.equals2D(last)) {
                throw new RefusedAreaException(AreaReading.Kind.UNCLOSED, "A polygon must end where it begins: it begins at "
                        + RefusedAreaException.words(first) + " and ends at " + RefusedAreaException.words(last) + ".", last);
            }
            if (ring.size() < 4) {
                throw new RefusedAreaException(AreaReading.Kind.TOO_FEW_POINTS, String.format(Locale.ROOT,
                        "A polygon needs at least three corners and its first one again at the end; this one has %d points in all.", ring.size()), first);
            }
        }
        return super.createLinearRing(ring);
    }

    @Override
    public LineString createLineString(CoordinateSequence line) {
        check(line);
        if (line.size() == 1) {
            throw new RefusedAreaException(AreaReading.Kind.TOO_FEW_POINTS, "A line needs at least two points; this one has one.", line.getCoordinate(0));
        }
        return super.createLineString(line);
    }

    @Override
    public Point createPoint(CoordinateSequence point) {
        check(point);
        return super.createPoint(point);
    }

    private void check(CoordinateSequence coordinates) {
        points += coordinates.size();
        if (points > mostPoints) {
            throw new RefusedAreaException(AreaReading.Kind.TOO_LARGE,
                    String.format(Locale.ROOT, "The area has more than %d points; make it simpler.", mostPoints));
        }
        for (int i = 0; i < coordinates.size(); i++) {
            check(coordinates.getCoordinate(i));
        }
    }

    /// Longitudes may run on across the antimeridian, up to one turn.
    static void check(Coordinate c) {
        boolean inRange = Math.abs(c.x) <= 360 && Math.abs(c.y) <= 90;
        if (inRange) {
            return;
        }
        if (Math.abs(c.x) <= 90 && Math.abs(c.y) <= 180) {
            throw new RefusedAreaException(AreaReading.Kind.SWAPPED, "Longitude comes first, then latitude; " + RefusedAreaException.words(c)
                    + " looks as if they had changed places.", c);
        }
        throw new RefusedAreaException(AreaReading.Kind.OUT_OF_RANGE, "There is no such place: " + RefusedAreaException.words(c)
                + ". Longitudes go from -180 to 180, latitudes from -90 to 90.", c);
    }
}
