package org.perigee.odata;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/// Reads the footprint of a product from whichever of its forms can be read: `geography'SRID=4326;…'` text, GeoJSON, GML.
final class Footprints {

    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final Pattern GEOGRAPHY = Pattern.compile("(?is)^\\s*(?:geograph\\w*\\s*')?\\s*(?:SRID\\s*=\\s*(\\d+)\\s*;)?\\s*(.*?)'?\\s*$");
    private static final Pattern GML_RING = Pattern.compile(
            "(?is)<(?:\\w+:)?(?:outerBoundaryIs|exterior)>.*?<(?:\\w+:)?(coordinates|posList)\\b[^>]*>([^<]*)<");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s,]+");

    private Footprints() {
    }

    /// In longitude and latitude as it came; null where there is none or none of its forms can be read.
    static Geometry read(JsonNode product) {
        Geometry geometry = any(product.path("Footprint"));
        if (geometry == null) {
            geometry = any(product.path("GeoFootprint"));
        }
        return geometry == null ? any(product.path("ContentGeometry")) : geometry;
    }

    private static Geometry any(JsonNode node) {
        try {
            if (node.isObject()) {
                return geoJson(node);
            }
            String text = node.asText("");
            if (text.isBlank() || text.equals("null")) {
                return null;
            }
            Geometry geometry = text.contains("<") ? gml(text) : wellKnownText(text);
            return geometry == null || geometry.isEmpty() ? null : geometry;
        } catch (ParseException | IllegalArgumentException e) {
            return null;
        }
    }

    private static Geometry wellKnownText(String text) throws ParseException {
        Matcher matcher = GEOGRAPHY.matcher(text);
        if (!matcher.matches() || (matcher.group(1) != null && !matcher.group(1).equals("4326"))) {
            return null;
        }
        WKTReader reader = new WKTReader(FACTORY);
        reader.setFixStructure(true);
        return reader.read(matcher.group(2));
    }

    /// GML in EPSG:4326 gives the latitude first.
    private static Geometry gml(String text) {
        List<Polygon> polygons = new ArrayList<>();
        Matcher rings = GML_RING.matcher(text);
        while (rings.find()) {
            String[] numbers = SEPARATORS.split(rings.group(2).strip());
            List<Coordinate> ring = new ArrayList<>();
            for (int i = 0; i + 1 < numbers.length; i += 2) {
                ring.add(new Coordinate(Double.parseDouble(numbers[i + 1]), Double.parseDouble(numbers[i])));
            }
            polygons.add(FACTORY.createPolygon(closed(ring)));
        }
        return polygons.isEmpty() ? null : FACTORY.buildGeometry(polygons);
    }

    private static Geometry geoJson(JsonNode node) {
        JsonNode coordinates = node.path("coordinates");
        return switch (node.path("type").asText("")) {
            case "Point" -> FACTORY.createPoint(coordinate(coordinates));
            case "LineString" -> FACTORY.createLineString(line(coordinates).toArray(Coordinate[]::new));
            case "Polygon" -> polygon(coordinates);
            case "MultiPoint" -> FACTORY.createMultiPointFromCoords(line(coordinates).toArray(Coordinate[]::new));
            case "MultiLineString" -> parts(coordinates, part -> FACTORY.createLineString(line(part).toArray(Coordinate[]::new)));
            case "MultiPolygon" -> parts(coordinates, Footprints::polygon);
            case "GeometryCollection" -> parts(node.path("geometries"), Footprints::geoJson);
            default -> null;
        };
    }

    private static Geometry parts(JsonNode list, java.util.function.Function<JsonNode, Geometry> read) {
        List<Geometry> parts = new ArrayList<>();
        list.forEach(part -> {
            Geometry geometry = read.apply(part);
            if (geometry != null && !geometry.isEmpty()) {
                parts.add(geometry);
            }
        });
        return parts.isEmpty() ? null : FACTORY.buildGeometry(parts);
    }

    private static Polygon polygon(JsonNode rings) {
        LinearRing[] holes = new LinearRing[Math.max(0, rings.size() - 1)];
        for (int i = 0; i < holes.length; i++) {
            holes[i] = closed(line(rings.get(i + 1)));
        }
        return FACTORY.createPolygon(closed(line(rings.path(0))), holes);
    }

    private static LinearRing closed(List<Coordinate> ring) {
        List<Coordinate> closed = new ArrayList<>(ring);
        if (!closed.isEmpty() && !closed.getFirst().equals2D(closed.getLast())) {
            closed.add(closed.getFirst().copy());
        }
        return FACTORY.createLinearRing(closed.toArray(Coordinate[]::new));
    }

    private static List<Coordinate> line(JsonNode list) {
        List<Coordinate> line = new ArrayList<>();
        list.forEach(pair -> line.add(coordinate(pair)));
        return line;
    }

    private static Coordinate coordinate(JsonNode pair) {
        if (!pair.path(0).isNumber() || !pair.path(1).isNumber()) {
            throw new IllegalArgumentException("Not a position: " + pair);
        }
        return new Coordinate(pair.get(0).doubleValue(), pair.get(1).doubleValue());
    }
}
