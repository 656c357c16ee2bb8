package org.perigee.sandbox.stac;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.perigee.sandbox.geo.Area;
import org.perigee.sandbox.geo.GeoJson;

/// Reads CQL2 JSON.
final class Cql2Json {

    private Cql2Json() {
    }

    /// @throws IllegalArgumentException when it is not a filter we know
    static Cql2 parse(JsonNode node) {
        List<JsonNode> args = new ArrayList<>();
        node.path("args").forEach(args::add);
        String op = node.path("op").asText();
        return switch (op.toLowerCase(Locale.ROOT)) {
            case "and", "or" -> new Cql2.Junction("and".equalsIgnoreCase(op), args.stream().map(Cql2Json::parse).toList());
            case "not" -> new Cql2.Not(parse(arg(args, 0)));
            case "between" -> between(args);
            case "in" -> new Cql2.Among(operand(arg(args, 0)), operands(arg(args, 1)));
            case "like" -> new Cql2.Fits(operand(arg(args, 0)), Cql2.like(arg(args, 1).asText()));
            case "isnull" -> new Cql2.Missing(operand(arg(args, 0)));
            case "s_intersects" -> touches(args);
            default -> new Cql2.Comparison(operand(arg(args, 0)), Cql2.sign(op), operand(arg(args, 1)));
        };
    }

    private static Cql2 between(List<JsonNode> args) {
        JsonNode second = arg(args, 1);
        return second.isArray()
            ? Cql2.between(operand(args.getFirst()), operand(second.path(0)), operand(second.path(1)))
            : Cql2.between(operand(args.getFirst()), operand(second), operand(arg(args, 2)));
    }

    private static Cql2 touches(List<JsonNode> args) {
        JsonNode shape = arg(args, 1);
        return new Cql2.Touches(shape.has("bbox") && !shape.has("type") ? Bbox.area(shape.get("bbox")) : Area.of(GeoJson.read(shape)));
    }

    private static List<Cql2.Operand> operands(JsonNode array) {
        List<Cql2.Operand> operands = new ArrayList<>();
        array.forEach(element -> operands.add(operand(element)));
        return operands;
    }

    private static Cql2.Operand operand(JsonNode node) {
        if (node.has("property")) {
            return new Cql2.Property(node.get("property").asText());
        }
        if (node.has("timestamp") || node.has("date")) {
            return new Cql2.Constant(instant(node.has("timestamp") ? node.get("timestamp").asText() : node.get("date").asText()));
        }
        if (node.isNumber()) {
            return new Cql2.Constant(node.asDouble());
        }
        if (node.isTextual() || node.isBoolean()) {
            return new Cql2.Constant(node.isTextual() ? (Object) node.asText() : (Object) node.asBoolean());
        }
        throw new IllegalArgumentException("Unknown operand in filter");
    }

    static Object instant(String text) {
        Object instant = Values.time(text);
        if (instant == null) {
            throw new IllegalArgumentException("Not a time: " + text);
        }
        return instant;
    }

    private static JsonNode arg(List<JsonNode> args, int index) {
        if (index >= args.size()) {
            throw new IllegalArgumentException("An operator of the filter has too few arguments");
        }
        return args.get(index);
    }
}
