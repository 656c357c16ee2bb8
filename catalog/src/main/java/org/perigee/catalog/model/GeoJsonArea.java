package org.perigee.catalog.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/// Reads a GeoJSON text (RFC 7946): a geometry, a Feature or a FeatureCollection, whose geometries count together.
/// Throws [RefusedAreaException].
final class GeoJsonArea {

    private static final ObjectMapper JSON = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private final GeometryFactory factory;

    GeoJsonArea(GeometryFactory factory) {
        this.factory = factory;
    }

    Geometry read(String text) {
        try {
            JsonNode document = JSON.readTree(text);
            refuseOtherReferenceSystems(document.path("crs"));
            List<Geometry> parts = new ArrayList<>();
            collect(document, parts);
            return factory.buildGeometry(parts);
        } catch (JsonProcessingException e) {
            throw notUnderstood("It begins like GeoJSON but is not well-formed JSON"
                    + (e.getLocation() == null ? "." : " in line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr() + "."));
        }
    }

    /// GeoJSON of before 2016 could name one.
    private static void refuseOtherReferenceSystems(JsonNode crs) {
        String name = crs.path("properties").path("name").asText("");
        String known = name.toUpperCase(Locale.ROOT);
        if (!name.isEmpty() && !known.endsWith("CRS84") && !known.endsWith("4326")) {
            throw new RefusedAreaException(AreaReading.Kind.OTHER_REFERENCE_SYSTEM,
                    "The coordinates are in " + name + "; only longitude and latitude (WGS 84, EPSG:4326) are understood.");
        }
    }

    private void collect(JsonNode node, List<Geometry> parts) {
        String type = node.path("type").asText("");
        JsonNode coordinates = node.path("coordinates");
        switch (type) {
            case "FeatureCollection" -> node.path("features").forEach(feature -> collect(feature, parts));
            case "Feature" -> {
                if (!node.path("geometry").isNull()) {
                    collect(node.path("geometry"), parts);
                }
            }
            case "GeometryCollection" -> node.path("geometries").forEach(geometry -> collect(geometry, parts));
            case "Point" -> parts.add(factory.createPoint(coordinate(coordinates)));
            case "MultiPoint" -> each(coordinates, point -> factory.createPoint(coordinate(point)), parts);
            case "LineString" -> parts.add(factory.createLineString(coordinates(coordinates)));
            case "MultiLineString" -> each(coordinates, line -> factory.createLineString(coordinates(line)), parts);
            case "Polygon" -> parts.add(polygon(coordinates));
            case "MultiPolygon" -> each(coordinates, this::polygon, parts);
            case "" -> throw notUnderstood("It is JSON but no GeoJSON: a member \"type\" is missing.");
            default -> throw notUnderstood("It is JSON but no GeoJSON: \"" + shortened(type) + "\" is no type of GeoJSON.");
        }
    }

    private static void each(JsonNode list, Function<JsonNode, Geometry> reader, List<Geometry> parts) {
        array(list).forEach(element -> parts.add(reader.apply(element)));
    }

    private Polygon polygon(JsonNode rings) {
        List<LinearRing> all = new ArrayList<>();
        array(rings).forEach(ring -> all.add(factory.createLinearRing(coordinates(ring))));
        if (all.isEmpty()) {
            throw new RefusedAreaException(AreaReading.Kind.EMPTY, "A polygon in it has no points.");
        }
        return factory.createPolygon(all.getFirst(), all.subList(1, all.size()).toArray(LinearRing[]::new));
    }

    private static Coordinate[] coordinates(JsonNode positions) {
        List<Coordinate> all = new ArrayList<>();
        array(positions).forEach(position -> all.add(coordinate(position)));
        return all.toArray(Coordinate[]::new);
    }

    /// A height or anything after it is of no interest.
    private static Coordinate coordinate(JsonNode position) {
        if (position.size() < 2 || !position.path(0).isNumber() || !position.path(1).isNumber()) {
            throw notUnderstood("A position in it is not a longitude and a latitude: " + shortened(position.toString()) + ".");
        }
        return new Coordinate(position.path(0).asDouble(), position.path(1).asDouble());
    }

    private static JsonNode array(JsonNode node) {
        if (!node.isArray()) {
            throw notUnderstood("Its \"coordinates\" are not nested the way its type asks for.");
        }
        return node;
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    private static RefusedAreaException notUnderstood(String sentence) {
        return new RefusedAreaException(AreaReading.Kind.NOT_UNDERSTOOD, sentence);
    }
}
