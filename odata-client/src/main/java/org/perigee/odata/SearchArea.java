package org.perigee.odata;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import org.locationtech.jts.simplify.TopologyPreservingSimplifier;

/// An area as servers take it: valid, closed, inside ±180 degrees, and short enough for a URL.
///
/// @param parts well-known text of points and polygons in longitude and latitude; an Item in the area meets at least one
/// @param exact whether they are the area itself; else they are a little larger, and what comes must be tested again
public record SearchArea(List<String> parts, boolean exact) {

    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final Envelope WORLD = new Envelope(-180, 180, -90, 90);
    private static final double FIRST_TOLERANCE = 0.001;
    private static final double LAST_TOLERANCE = 20;
    /// Growing takes time by the square of the spikes.
    private static final int MOST_POINTS_TO_GROW = 2000;
    private static final int DECIMALS = 7;
    /// Encoding makes blanks, commas and brackets three times as long.
    private static final int LENGTH_PER_COORDINATE = 6;

    public SearchArea {
        parts = List.copyOf(parts);
    }

    /// @param budget characters the encoded parts may have together
    /// @throws IllegalArgumentException where the geometry is empty
    public static SearchArea of(Geometry area, int budget) {
        List<Geometry> whole = simpleParts(home(valid(area)));
        if (whole.isEmpty()) {
            throw new IllegalArgumentException("The area is empty");
        }
        boolean lines = whole.stream().anyMatch(LineString.class::isInstance);
        if (!lines && length(whole) <= budget) {
            return new SearchArea(texts(whole), true);
        }
        for (double tolerance = FIRST_TOLERANCE; tolerance < LAST_TOLERANCE; tolerance *= 3) {
            List<Geometry> larger = enlarged(whole, tolerance);
            if (!larger.isEmpty() && length(larger) <= budget && covers(larger, whole)) {
                return new SearchArea(texts(larger), false);
            }
        }
        return new SearchArea(texts(List.of(FACTORY.buildGeometry(whole).getEnvelope())), false);
    }

    private static Geometry valid(Geometry area) {
        return area.isValid() ? area : GeometryFixer.fix(area);
    }

    /// Brings what lies beyond the edges of the world back into it, cut in parts.
    private static Geometry home(Geometry area) {
        if (WORLD.contains(area.getEnvelopeInternal())) {
            return area;
        }
        List<Geometry> parts = new ArrayList<>();
        for (int turn = -360; turn <= 360; turn += 360) {
            int shift = turn;
            Geometry world = FACTORY.toGeometry(new Envelope(shift - 180.0, shift + 180.0, -90, 90));
            for (Geometry part : simpleParts(area)) {
                Geometry piece = part.intersection(world).copy();
                piece.apply((CoordinateFilter) c -> c.x = Math.clamp(c.x - shift, -180, 180));
                piece.geometryChanged();
                simpleParts(piece).stream().filter(p -> p.getDimension() == part.getDimension()).forEach(parts::add);
            }
        }
        return FACTORY.buildGeometry(parts);
    }

    private static List<Geometry> simpleParts(Geometry geometry) {
        if (geometry.isEmpty()) {
            return List.of();
        }
        if (geometry instanceof Point || geometry instanceof Polygon || geometry instanceof LineString) {
            return List.of(geometry);
        }
        List<Geometry> parts = new ArrayList<>();
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            parts.addAll(simpleParts(geometry.getGeometryN(i)));
        }
        return parts;
    }

    /// Simplified, then grown by what simplifying may have cut off; empty where that would take too long.
    private static List<Geometry> enlarged(List<Geometry> parts, double tolerance) {
        List<Geometry> simple = parts.stream().map(part -> TopologyPreservingSimplifier.simplify(part, tolerance)).toList();
        if (simple.stream().mapToInt(Geometry::getNumPoints).sum() > MOST_POINTS_TO_GROW) {
            return List.of();
        }
        List<Geometry> grown = simple.stream().map(part -> part.buffer(tolerance, 1)).toList();
        Geometry union = UnaryUnionOp.union(grown).intersection(FACTORY.toGeometry(WORLD));
        return simpleParts(union).stream().map(SearchArea::withoutHoles).toList();
    }

    private static boolean covers(List<Geometry> larger, List<Geometry> parts) {
        List<PreparedGeometry> prepared = larger.stream().map(PreparedGeometryFactory::prepare).toList();
        return parts.stream().allMatch(part -> prepared.stream().anyMatch(each -> each.covers(part)));
    }

    private static Geometry withoutHoles(Geometry part) {
        return part instanceof Polygon polygon ? FACTORY.createPolygon(polygon.getExteriorRing()) : part;
    }

    private static int length(List<Geometry> parts) {
        return texts(parts).stream().mapToInt(String::length).sum() + parts.stream().mapToInt(Geometry::getNumPoints).sum() * LENGTH_PER_COORDINATE
                + parts.size() * 60;
    }

    private static List<String> texts(List<Geometry> parts) {
        return parts.stream().map(SearchArea::text).toList();
    }

    private static String text(Geometry part) {
        return switch (part) {
            case Point point -> "POINT(" + pair(point.getCoordinate()) + ")";
            case Polygon polygon -> Stream.concat(Stream.of(polygon.getExteriorRing()), java.util.stream.IntStream
                    .range(0, polygon.getNumInteriorRing()).mapToObj(polygon::getInteriorRingN))
                    .map(SearchArea::ring).collect(Collectors.joining(",", "POLYGON(", ")"));
            default -> "LINESTRING" + ring((LineString) part);
        };
    }

    private static String ring(LineString ring) {
        return Stream.of(ring.getCoordinates()).map(SearchArea::pair).collect(Collectors.joining(",", "(", ")"));
    }

    private static String pair(Coordinate c) {
        return number(c.x) + " " + number(c.y);
    }

    private static String number(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
