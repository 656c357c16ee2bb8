import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.coverage.CoverageSimplifier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import org.locationtech.jts.precision.GeometryPrecisionReducer;

/** Makes outlines small: simplified together, so that neighbours keep their common border, rounded, and packed. */
final class Shapes {

    static final double UNITS = 1000;

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private Shapes() {
    }

    static List<Geometry> simplified(List<Geometry> shapes, double tolerance) {
        Geometry[] fixed = shapes.stream().map(Shapes::polygons).toArray(Geometry[]::new);
        Geometry[] simpler = CoverageSimplifier.simplify(fixed, tolerance);
        List<Geometry> rounded = new ArrayList<>();
        for (int i = 0; i < simpler.length; i++) {
            rounded.add(rounded(simpler[i], fixed[i]));
        }
        return rounded;
    }

    static Geometry union(List<Geometry> shapes) {
        return UnaryUnionOp.union(shapes.stream().map(Shapes::polygons).toList());
    }

    static Geometry polygons(Geometry shape) {
        Geometry valid = shape.isValid() ? shape : GeometryFixer.fix(shape);
        List<Polygon> polygons = new ArrayList<>();
        PolygonExtracter.getPolygons(valid, polygons);
        return FACTORY.createMultiPolygon(polygons.toArray(Polygon[]::new));
    }

    /** Islets smaller than the grid vanish, unless they are all there is: then a box stands for them. */
    private static Geometry rounded(Geometry shape, Geometry exact) {
        Geometry rounded = polygons(GeometryPrecisionReducer.reduce(shape, new PrecisionModel(UNITS)));
        if (rounded.isEmpty()) {
            rounded = polygons(GeometryPrecisionReducer.reduce(FACTORY.toGeometry(exact.getEnvelopeInternal()).buffer(1.5 / UNITS).getEnvelope(),
                    new PrecisionModel(UNITS)));
        }
        if (rounded.isEmpty() || !rounded.isValid()) {
            throw new IllegalStateException("No valid outline is left of " + exact);
        }
        return rounded;
    }

    /** The format is told in README.md. */
    static byte[] packed(Geometry shape) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long[] last = new long[2];
        Numbers7.unsigned(out, shape.getNumGeometries());
        for (int i = 0; i < shape.getNumGeometries(); i++) {
            Polygon polygon = (Polygon) shape.getGeometryN(i);
            Numbers7.unsigned(out, 1 + polygon.getNumInteriorRing());
            ring(out, polygon.getExteriorRing(), last);
            for (int j = 0; j < polygon.getNumInteriorRing(); j++) {
                ring(out, polygon.getInteriorRingN(j), last);
            }
        }
        return out.toByteArray();
    }

    private static void ring(ByteArrayOutputStream out, LinearRing ring, long[] last) {
        Coordinate[] points = ring.getCoordinates();
        Numbers7.unsigned(out, points.length - 1);
        for (int i = 0; i < points.length - 1; i++) {
            long x = Math.round(points[i].x * UNITS);
            long y = Math.round(points[i].y * UNITS);
            Numbers7.signed(out, x - last[0]);
            Numbers7.signed(out, y - last[1]);
            last[0] = x;
            last[1] = y;
        }
    }
}
