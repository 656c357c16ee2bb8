package org.perigee.catalog.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;

/// Geometries as GeoJSON (RFC 7946): longitude, latitude; heights are read over.
final class GeometryJson {

    private static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(), 4326);
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private GeometryJson() {
    }

    static ObjectNode write(Geometry geometry) {
        ObjectNode node = NODES.objectNode();
        node.put("type", geometry.getGeometryType());
        if (geometry.getGeometryType().equals(Geometry.TYPENAME_GEOMETRYCOLLECTION)) {
            ArrayNode members = node.putArray("geometries");
            parts(geometry).forEach(part -> members.add(write(part)));
        } else {
            node.set("coordinates", coordinates(geometry));
        }
        return node;
    }

    private static ArrayNode coordinates(Geometry geometry) {
        return switch (geometry) {
            case Point point -> position(point.getCoordinate());
            case LineString line -> positions(line.getCoordinates());
            case Polygon polygon -> {
                ArrayNode rings = NODES.arrayNode();
                rings.add(positions(polygon.getExteriorRing().getCoordinates()));
                for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                    rings.add(positions(polygon.getInteriorRingN(i).getCoordinates()));
                }
                yield rings;
            }
            case GeometryCollection collection -> {
                ArrayNode members = NODES.arrayNode();
                parts(collection).forEach(part -> members.add(coordinates(part)));
                yield members;
            }
            default -> throw new IllegalArgumentException("GeoJSON has no " + geometry.getGeometryType());
        };
    }

    private static List<Geometry> parts(Geometry geometry) {
        List<Geometry> parts = new ArrayList<>();
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            parts.add(geometry.getGeometryN(i));
        }
        return parts;
    }

    private static ArrayNode positions(Coordinate[] coordinates) {
        ArrayNode positions = NODES.arrayNode(coordinates.length);
        for (Coordinate c : coordinates) {
            positions.add(position(c));
        }
        return positions;
    }

    private static ArrayNode position(Coordinate c) {
        return NODES.arrayNode(2).add(c.x).add(c.y);
    }

    /// @throws IllegalArgumentException where it is no GeoJSON geometry
    static Geometry read(JsonNode node) {
        JsonNode coordinates = node.path("coordinates");
        String type = node.path("type").asText();
        return switch (type) {
            case "Point" -> FACTORY.createPoint(coordinate(coordinates));
            case "LineString" -> line(coordinates);
            case "Polygon" -> polygon(coordinates);
            case "MultiPoint" -> FACTORY.createMultiPoint(members(coordinates, c -> FACTORY.createPoint(coordinate(c))).toArray(Point[]::new));
            case "MultiLineString" -> FACTORY.createMultiLineString(members(coordinates, GeometryJson::line).toArray(LineString[]::new));
            case "MultiPolygon" -> FACTORY.createMultiPolygon(members(coordinates, GeometryJson::polygon).toArray(Polygon[]::new));
            case "GeometryCollection" ->
                FACTORY.createGeometryCollection(members(node.path("geometries"), GeometryJson::read).toArray(Geometry[]::new));
            default -> throw new IllegalArgumentException("Not a GeoJSON geometry: " + (type.isEmpty() ? "it has no type" : type));
        };
    }

    private static <T> List<T> members(JsonNode array, java.util.function.Function<JsonNode, T> reader) {
        if (!array.isArray()) {
            throw new IllegalArgumentException("Coordinates are not a list");
        }
        return array.valueStream().map(reader).toList();
    }

    private static LineString line(JsonNode positions) {
        return FACTORY.createLineString(members(positions, GeometryJson::coordinate).toArray(Coordinate[]::new));
    }

    private static Polygon polygon(JsonNode rings) {
        List<LinearRing> read = members(rings, GeometryJson::ring);
        if (read.isEmpty()) {
            throw new IllegalArgumentException("A polygon without a ring");
        }
        return FACTORY.createPolygon(read.getFirst(), read.subList(1, read.size()).toArray(LinearRing[]::new));
    }

    private static LinearRing ring(JsonNode positions) {
        List<Coordinate> ring = new ArrayList<>(members(positions, GeometryJson::coordinate));
        if (!ring.isEmpty() && !ring.getFirst().equals2D(ring.getLast())) {
            ring.add(new Coordinate(ring.getFirst()));
        }
        return FACTORY.createLinearRing(ring.toArray(Coordinate[]::new));
    }

    private static Coordinate coordinate(JsonNode position) {
        if (position.size() < 2 || !position.get(0).isNumber() || !position.get(1).isNumber()) {
            throw new IllegalArgumentException("Not a position: " + position);
        }
        return new Coordinate(position.get(0).doubleValue(), position.get(1).doubleValue());
    }
}
