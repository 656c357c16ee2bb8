package org.perigee.opensearch.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.perigee.opensearch.description.Namespaces;
import org.perigee.opensearch.xml.Elements;
import org.w3c.dom.Element;

/// Reads the places of Atom entries: GeoRSS and GML, where latitude comes first, in an entry or in the Earth-observation
/// metadata inside it. What cannot be read (an empty element, longitudes where latitudes should be) gives way to the next.
final class XmlGeometry {

    private static final int DIMENSIONS = 2;

    private XmlGeometry() {
    }

    /// The most exact place that an entry names: polygons before boxes, its own before those of metadata in it.
    static Optional<Geometry> read(Element entry) {
        return own(entry, "where").or(() -> own(entry, "polygon")).or(() -> metadata(entry)).or(() -> own(entry, "line"))
                .or(() -> own(entry, "box")).or(() -> own(entry, "point"));
    }

    private static Optional<Geometry> own(Element entry, String kind) {
        List<Geometry> parts = new ArrayList<>();
        for (Element element : Elements.children(entry, Namespaces.GEORSS, kind)) {
            geoRss(element, kind).ifPresent(parts::add);
        }
        return Shapes.together(parts);
    }

    private static Optional<Geometry> geoRss(Element element, String kind) {
        return switch (kind) {
            case "where" -> gml(element);
            case "polygon" -> Shapes.polygon(List.of(pairs(Elements.text(element), DIMENSIONS)));
            case "line" -> Shapes.line(pairs(Elements.text(element), DIMENSIONS));
            case "box" -> box(pairs(Elements.text(element), DIMENSIONS));
            default -> pairs(Elements.text(element), DIMENSIONS).stream().findFirst().flatMap(Shapes::point);
        };
    }

    private static Optional<Geometry> metadata(Element entry) {
        return Elements.descendants(entry, element -> "multiExtentOf".equals(element.getLocalName())).stream().findFirst()
                .flatMap(XmlGeometry::gml);
    }

    private static Optional<Geometry> gml(Element parent) {
        List<Geometry> parts = new ArrayList<>();
        for (Element shape : Elements.descendants(parent, element -> Elements.namespace(element).startsWith(Namespaces.GML))) {
            Optional<Geometry> part = switch (shape.getLocalName()) {
                case "Polygon" -> polygon(shape);
                case "LineString" -> Shapes.line(positions(shape));
                case "Point" -> positions(shape).stream().findFirst().flatMap(Shapes::point);
                case "Envelope" -> envelope(shape);
                default -> Optional.empty();
            };
            part.ifPresent(parts::add);
        }
        return Shapes.together(parts);
    }

    private static Optional<Geometry> polygon(Element polygon) {
        List<List<Coordinate>> rings = new ArrayList<>();
        // Several rings in one interior are against the schema, and met.
        for (Element ring : Elements.descendants(polygon, element -> "LinearRing".equals(element.getLocalName()))) {
            rings.add(positions(ring));
        }
        return Shapes.polygon(rings);
    }

    private static List<Coordinate> positions(Element shape) {
        List<Coordinate> all = new ArrayList<>();
        for (Element element : Elements.descendants(shape, e -> "posList".equals(e.getLocalName()) || "pos".equals(e.getLocalName()))) {
            String dimension = Elements.attribute(element, "srsDimension") + Elements.attribute(element, "srsDimensions");
            all.addAll(pairs(Elements.text(element), "3".equals(dimension) ? 3 : DIMENSIONS));
        }
        return all;
    }

    private static Optional<Geometry> envelope(Element envelope) {
        List<Coordinate> corners = new ArrayList<>(pairs(Elements.childText(envelope, Namespaces.GML, "lowerCorner"), DIMENSIONS));
        corners.addAll(pairs(Elements.childText(envelope, Namespaces.GML, "upperCorner"), DIMENSIONS));
        return box(corners);
    }

    private static Optional<Geometry> box(List<Coordinate> corners) {
        return corners.size() == 2 ? Shapes.box(corners.get(0).x, corners.get(0).y, corners.get(1).x, corners.get(1).y) : Optional.empty();
    }

    /// Numbers as coordinates, latitude first; what is no number makes a coordinate that no shape accepts.
    private static List<Coordinate> pairs(String text, int dimensions) {
        List<Coordinate> pairs = new ArrayList<>();
        String[] numbers = text.isBlank() ? new String[0] : text.strip().split("[\\s,]+");
        for (int i = 0; i + 1 < numbers.length; i += dimensions) {
            pairs.add(new Coordinate(number(numbers[i + 1]), number(numbers[i])));
        }
        return pairs;
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
