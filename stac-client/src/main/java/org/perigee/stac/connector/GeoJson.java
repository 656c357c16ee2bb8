package org.perigee.stac.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.perigee.catalog.model.Footprint;

/// GeoJSON geometries (RFC 7946) to footprints and back. Reads what is nearly GeoJSON: rings left open, heights, a MultiPolygon
/// one level too flat.
final class GeoJson {

    private static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(), 4326);
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private GeoJson() {
    }

    /// The footprint; empty where there is none, or nothing can be made of it.
    static Optional<Footprint> read(JsonNode geometry) {
        List<Geometry> parts = new ArrayList<>();
        try {
            addGeometry(geometry, parts);
            return parts.isEmpty() ? Optional.empty() : Optional.of(Footprint.of(FACTORY.buildGeometry(parts)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static void addGeometry(JsonNode geometry, List<Geometry> parts) {
        JsonNode coordinates = geometry.path("coordinates");
        switch (geometry.path("type").asText()) {
            case "Point" -> addPoint(coordinates, parts);
            case "MultiPoint" -> coordinates.forEach(position -> addPoint(position, parts));
            case "LineString" -> addLine(coordinates, parts);
            case "MultiLineString" -> coordinates.forEach(line -> addLine(line, parts));
            case "Polygon", "MultiPolygon" -> addPolygons(coordinates, parts);
            case "GeometryCollection" -> geometry.path("geometries").forEach(part -> addGeometry(part, parts));
            default -> { }
        }
    }

    private static void addPoint(JsonNode position, List<Geometry> parts) {
        if (isPosition(position)) {
            parts.add(FACTORY.createPoint(coordinate(position)));
        }
    }

    private static void addLine(JsonNode positions, List<Geometry> parts) {
        List<Coordinate> line = coordinates(positions);
        if (line.size() > 1) {
            parts.add(FACTORY.createLineString(line.toArray(Coordinate[]::new)));
        }
    }

    /// Goes down to the level whose members are rings, whatever the type promised.
    private static void addPolygons(JsonNode node, List<Geometry> parts) {
        JsonNode ring = node.path(0);
        if (isPosition(ring)) {
            addPolygon(JSON.arrayNode().add(node), parts);
        } else if (isPosition(ring.path(0))) {
            addPolygon(node, parts);
        } else {
            node.forEach(part -> addPolygons(part, parts));
        }
    }

    private static void addPolygon(JsonNode rings, List<Geometry> parts) {
        List<LinearRing> read = new ArrayList<>();
        for (JsonNode positions : rings) {
            List<Coordinate> ring = coordinates(positions);
            if (!ring.isEmpty() && !ring.getFirst().equals2D(ring.getLast())) {
                ring.add(new Coordinate(ring.getFirst()));
            }
            if (ring.size() >= 4) {
                read.add(FACTORY.createLinearRing(ring.toArray(Coordinate[]::new)));
            } else if (read.isEmpty()) {
                // Without its outer ring the rest means nothing.
                return;
            }
        }
        if (!read.isEmpty()) {
            parts.add(FACTORY.createPolygon(read.getFirst(), read.subList(1, read.size()).toArray(LinearRing[]::new)));
        }
    }

    private static List<Coordinate> coordinates(JsonNode positions) {
        List<Coordinate> coordinates = new ArrayList<>();
        positions.forEach(position -> {
            if (isPosition(position)) {
                coordinates.add(coordinate(position));
            }
        });
        return coordinates;
    }

    private static boolean isPosition(JsonNode node) {
        return node.isArray() && node.size() >= 2 && node.get(0).isNumber() && node.get(1).isNumber();
    }

    private static Coordinate coordinate(JsonNode position) {
        return new Coordinate(position.get(0).asDouble(), position.get(1).asDouble());
    }

    /// Mended, since servers refuse what crosses itself.
    static ObjectNode write(Footprint footprint) {
        return write(footprint.valid());
    }

    private static ObjectNode write(Geometry geometry) {
        ObjectNode node = JSON.objectNode().put("type", geometry.getGeometryType());
        if (geometry.getGeometryType().equals("GeometryCollection")) {
            ArrayNode geometries = node.putArray("geometries");
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                geometries.add(write(geometry.getGeometryN(i)));
            }
        } else {
            node.set("coordinates", positions(geometry));
        }
        return node;
    }

    private static ArrayNode positions(Geometry geometry) {
        ArrayNode array = JSON.arrayNode();
        switch (geometry) {
            case Point point -> add(point.getCoordinate(), array);
            case LineString line -> {
                for (Coordinate c : line.getCoordinates()) {
                    add(c, array.addArray());
                }
            }
            case Polygon polygon -> {
                array.add(positions(polygon.getExteriorRing()));
                for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                    array.add(positions(polygon.getInteriorRingN(i)));
                }
            }
            case GeometryCollection parts -> {
                for (int i = 0; i < parts.getNumGeometries(); i++) {
                    array.add(positions(parts.getGeometryN(i)));
                }
            }
            default -> throw new IllegalArgumentException("No geometry of GeoJSON: " + geometry.getGeometryType());
        }
        return array;
    }

    private static void add(Coordinate c, ArrayNode array) {
        array.add(c.x).add(c.y);
    }
}
