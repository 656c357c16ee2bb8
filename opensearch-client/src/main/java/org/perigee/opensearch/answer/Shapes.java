package org.perigee.opensearch.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.PrecisionModel;

/// Builds geometries from coordinates that may be of poor quality: rings are closed, those too short for an area become a
/// line or a point, and coordinates that cannot be longitude and latitude make no geometry at all.
final class Shapes {

    private static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(), 4326);
    private static final double FARTHEST_EAST = 540;

    private Shapes() {
    }

    static Optional<Geometry> together(List<Geometry> parts) {
        return switch (parts.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(parts.getFirst());
            default -> Optional.of(FACTORY.buildGeometry(parts));
        };
    }

    static Optional<Geometry> point(Coordinate coordinate) {
        return areGood(List.of(coordinate)) ? Optional.of(FACTORY.createPoint(coordinate)) : Optional.empty();
    }

    static Optional<Geometry> line(List<Coordinate> coordinates) {
        if (coordinates.isEmpty() || !areGood(coordinates)) {
            return Optional.empty();
        }
        return coordinates.stream().distinct().count() == 1 ? point(coordinates.getFirst())
                : Optional.of(FACTORY.createLineString(coordinates.toArray(Coordinate[]::new)));
    }

    /// A polygon of an outer ring and holes.
    static Optional<Geometry> polygon(List<List<Coordinate>> rings) {
        if (rings.isEmpty() || !rings.stream().allMatch(Shapes::areGood)) {
            return Optional.empty();
        }
        List<Coordinate> outer = rings.getFirst();
        if (outer.stream().distinct().count() < 3) {
            return line(outer);
        }
        LinearRing[] holes = rings.stream().skip(1).filter(ring -> ring.stream().distinct().count() >= 3).map(Shapes::ring)
                .toArray(LinearRing[]::new);
        return Optional.of(FACTORY.createPolygon(ring(outer), holes));
    }

    /// A box; one whose west lies east of its east crosses the antimeridian.
    static Optional<Geometry> box(double west, double south, double east, double north) {
        double unrolled = west > east ? east + 360 : east;
        return polygon(List.of(List.of(new Coordinate(west, south), new Coordinate(unrolled, south), new Coordinate(unrolled, north),
                new Coordinate(west, north))));
    }

    private static LinearRing ring(List<Coordinate> coordinates) {
        List<Coordinate> closed = new ArrayList<>(coordinates);
        if (!closed.getFirst().equals2D(closed.getLast())) {
            closed.add(new Coordinate(closed.getFirst()));
        }
        return FACTORY.createLinearRing(closed.toArray(Coordinate[]::new));
    }

    private static boolean areGood(List<Coordinate> coordinates) {
        return coordinates.stream().allMatch(c -> Math.abs(c.x) <= FARTHEST_EAST && Math.abs(c.y) <= 90);
    }
}
