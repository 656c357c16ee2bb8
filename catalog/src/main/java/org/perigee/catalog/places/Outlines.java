package org.perigee.catalog.places;

import java.nio.ByteBuffer;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.perigee.catalog.model.Footprint;

/// Reads an outline: the number of polygons, for each the number of its rings, for each the number of its points without the
/// closing one, and the points as differences in thousandths of a degree.
final class Outlines {

    static final double UNITS_PER_DEGREE = 1000;

    private static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(), 4326);

    private final ByteBuffer bytes;
    private int x;
    private int y;

    private Outlines(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /// @param bytes read from the start of an outline on; cut at the antimeridian already
    static Footprint read(ByteBuffer bytes) {
        return new Outlines(bytes).footprint();
    }

    private Footprint footprint() {
        Polygon[] polygons = new Polygon[Numbers.unsigned(bytes)];
        for (int i = 0; i < polygons.length; i++) {
            LinearRing[] rings = new LinearRing[Numbers.unsigned(bytes)];
            for (int j = 0; j < rings.length; j++) {
                rings[j] = ring();
            }
            LinearRing[] holes = new LinearRing[rings.length - 1];
            System.arraycopy(rings, 1, holes, 0, holes.length);
            polygons[i] = FACTORY.createPolygon(rings[0], holes);
        }
        return Footprint.ofNormalised(polygons.length == 1 ? polygons[0] : FACTORY.createMultiPolygon(polygons));
    }

    private LinearRing ring() {
        Coordinate[] points = new Coordinate[Numbers.unsigned(bytes) + 1];
        for (int i = 0; i < points.length - 1; i++) {
            x += Numbers.signed(bytes);
            y += Numbers.signed(bytes);
            points[i] = new Coordinate(x / UNITS_PER_DEGREE, y / UNITS_PER_DEGREE);
        }
        points[points.length - 1] = new Coordinate(points[0]);
        return FACTORY.createLinearRing(points);
    }
}
