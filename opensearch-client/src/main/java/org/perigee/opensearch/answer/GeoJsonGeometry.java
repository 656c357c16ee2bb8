package org.perigee.opensearch.answer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/// Reads GeoJSON geometries (RFC 7946) by how deep their coordinates are nested rather than by their type, since servers are
/// met that call a Polygon a MultiPolygon; `[]`, `{}` and null are no geometry. Longitude comes first.
final class GeoJsonGeometry {

    private GeoJsonGeometry() {
    }

    /// The geometry; empty where there is none or nothing drawable in it.
    static Optional<Geometry> read(JsonNode node) {
        List<Geometry> parts = new ArrayList<>();
        collect(node, parts);
        return Shapes.together(parts);
    }

    private static void collect(JsonNode node, List<Geometry> parts) {
        if (node == null || !node.isObject()) {
            return;
        }
        if (node.path("geometries").isArray()) {
            node.path("geometries").forEach(child -> collect(child, parts));
            return;
        }
        JsonNode coordinates = node.path("coordinates");
        boolean lines = node.path("type").asText().endsWith("LineString");
        boolean points = node.path("type").asText().endsWith("Point");
        switch (depth(coordinates)) {
            case 1 -> add(parts, Shapes.point(coordinate(coordinates)));
            case 2 -> addDeepTwo(coordinates, lines, points, parts);
            case 3 -> {
                if (lines) {
                    coordinates.forEach(line -> add(parts, Shapes.line(coordinates(line))));
                } else {
                    add(parts, polygon(coordinates));
                }
            }
            case 4 -> coordinates.forEach(polygon -> add(parts, polygon(polygon)));
            default -> {
                // Nothing in it.
            }
        }
    }

    private static void addDeepTwo(JsonNode coordinates, boolean lines, boolean points, List<Geometry> parts) {
        if (points) {
            coordinates.forEach(point -> add(parts, Shapes.point(coordinate(point))));
        } else if (lines) {
            add(parts, Shapes.line(coordinates(coordinates)));
        } else {
            add(parts, Shapes.polygon(List.of(coordinates(coordinates))));
        }
    }

    private static void add(List<Geometry> parts, Optional<? extends Geometry> part) {
        part.ifPresent(parts::add);
    }

    private static int depth(JsonNode node) {
        int depth = 0;
        for (JsonNode inner = node; inner.isArray() && !inner.isEmpty(); inner = inner.get(0)) {
            depth++;
        }
        return depth;
    }

    private static Optional<Geometry> polygon(JsonNode rings) {
        List<List<Coordinate>> all = new ArrayList<>();
        rings.forEach(ring -> all.add(coordinates(ring)));
        return Shapes.polygon(all);
    }

    private static List<Coordinate> coordinates(JsonNode list) {
        List<Coordinate> all = new ArrayList<>();
        list.forEach(point -> all.add(coordinate(point)));
        return all;
    }

    private static Coordinate coordinate(JsonNode point) {
        return new Coordinate(point.path(0).asDouble(Double.NaN), point.path(1).asDouble(Double.NaN));
    }
}
