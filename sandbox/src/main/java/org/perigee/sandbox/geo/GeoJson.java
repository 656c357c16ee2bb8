package org.perigee.sandbox.geo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/// Reads and writes GeoJSON geometries (RFC 7946).
public final class GeoJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private GeoJson() {
    }

    /// A polygon or multi-polygon.
    public static ObjectNode write(Geometry geometry) {
        ObjectNode node = NODES.objectNode();
        if (geometry instanceof Polygon polygon) {
            node.put("type", "Polygon").set("coordinates", rings(polygon));
        } else {
            node.put("type", "MultiPolygon").set("coordinates", polygons(geometry));
        }
        return node;
    }

    /// A polygon dressed up as a multi-polygon, as some archives always do.
    public static ObjectNode writeMulti(Geometry geometry) {
        ObjectNode node = NODES.objectNode().put("type", "MultiPolygon");
        node.set("coordinates", polygons(geometry));
        return node;
    }

    /// West, south, east, north; west is above east where the geometry lies on both sides of the antimeridian.
    public static ArrayNode bbox(Geometry geometry) {
        Envelope all = geometry.getEnvelopeInternal();
        double west = all.getMinX();
        double east = all.getMaxX();
        if (geometry instanceof MultiPolygon && west == -180 && east == 180) {
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                Envelope part = geometry.getGeometryN(i).getEnvelopeInternal();
                if (part.getMaxX() == 180) {
                    west = part.getMinX();
                } else {
                    east = part.getMaxX();
                }
            }
        }
        return NODES.arrayNode().add(west).add(all.getMinY()).add(east).add(all.getMaxY());
    }

    private static ArrayNode polygons(Geometry geometry) {
        ArrayNode polygons = NODES.arrayNode();
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            polygons.add(rings((Polygon) geometry.getGeometryN(i)));
        }
        return polygons;
    }

    private static ArrayNode rings(Polygon polygon) {
        ArrayNode rings = NODES.arrayNode().add(positions(polygon.getExteriorRing()));
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            rings.add(positions(polygon.getInteriorRingN(i)));
        }
        return rings;
    }

    private static ArrayNode positions(LineString line) {
        ArrayNode positions = NODES.arrayNode();
        for (Coordinate c : line.getCoordinates()) {
            positions.add(NODES.arrayNode().add(c.x).add(c.y));
        }
        return positions;
    }

    /// Reads any geometry but a collection.
    ///
    /// @throws IllegalArgumentException when it is none
    public static Geometry read(JsonNode node) {
        JsonNode coordinates = node.path("coordinates");
        return switch (node.path("type").asText()) {
            case "Point" -> FACTORY.createPoint(position(coordinates));
            case "MultiPoint" -> FACTORY.createMultiPointFromCoords(line(coordinates));
            case "LineString" -> FACTORY.createLineString(line(coordinates));
            case "MultiLineString" -> FACTORY.createMultiLineString(
                elements(coordinates).stream().map(l -> FACTORY.createLineString(line(l))).toArray(LineString[]::new));
            case "Polygon" -> polygon(coordinates);
            case "MultiPolygon" -> FACTORY.createMultiPolygon(
                elements(coordinates).stream().map(GeoJson::polygon).toArray(Polygon[]::new));
            default -> throw new IllegalArgumentException("Not a GeoJSON geometry");
        };
    }

    private static Polygon polygon(JsonNode rings) {
        List<LinearRing> all = elements(rings).stream().map(r -> FACTORY.createLinearRing(line(r))).toList();
        if (all.isEmpty()) {
            throw new IllegalArgumentException("A polygon needs a ring");
        }
        return FACTORY.createPolygon(all.getFirst(), all.subList(1, all.size()).toArray(LinearRing[]::new));
    }

    private static Coordinate[] line(JsonNode positions) {
        return elements(positions).stream().map(GeoJson::position).toArray(Coordinate[]::new);
    }

    private static Coordinate position(JsonNode position) {
        if (position.size() < 2 || !position.get(0).isNumber() || !position.get(1).isNumber()) {
            throw new IllegalArgumentException("A position needs two numbers");
        }
        return new Coordinate(position.get(0).asDouble(), position.get(1).asDouble());
    }

    private static List<JsonNode> elements(JsonNode array) {
        if (!array.isArray()) {
            throw new IllegalArgumentException("Coordinates are not a list");
        }
        List<JsonNode> elements = new ArrayList<>();
        array.forEach(elements::add);
        return elements;
    }

    /// For tests and callers that hold a point.
    public static ObjectNode write(Point point) {
        ObjectNode node = NODES.objectNode().put("type", "Point");
        node.set("coordinates", NODES.arrayNode().add(point.getX()).add(point.getY()));
        return node;
    }
}
