package org.perigee.stac;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/// Writes conditions as CQL2 JSON, the form for POST (OGC 21-065r2, "CQL2 JSON").
final class Cql2Json {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Cql2Json() {
    }

    static ObjectNode write(Cql2 condition) {
        return switch (condition) {
            case Cql2.And and -> compound("and", and.conditions());
            case Cql2.Or or -> compound("or", or.conditions());
            case Cql2.Not not -> compound("not", List.of(not.condition()));
            case Cql2.Comparison c -> operation(c.operator(), property(c.property()), literal(c.value()));
            case Cql2.In in -> write(in.asAlternatives());
            case Cql2.Like like -> operation("like", property(like.property()), JSON.textNode(like.sqlPattern()));
            case Cql2.Contains c -> operation("a_contains", property(c.property()), JSON.arrayNode().add(literal(c.value())));
        };
    }

    static ObjectNode write(List<Cql2> conditions) {
        return conditions.size() == 1 ? write(conditions.getFirst()) : write(new Cql2.And(conditions));
    }

    private static ObjectNode compound(String operator, List<Cql2> conditions) {
        return operation(operator, conditions.stream().map(Cql2Json::write).toArray(JsonNode[]::new));
    }

    private static ObjectNode operation(String operator, JsonNode... arguments) {
        ObjectNode node = JSON.objectNode().put("op", operator);
        ArrayNode array = node.putArray("args");
        array.addAll(List.of(arguments));
        return node;
    }

    private static JsonNode property(String name) {
        return JSON.objectNode().put("property", name);
    }

    private static JsonNode literal(Object value) {
        return switch (value) {
            case Instant instant -> JSON.objectNode().put("timestamp", Timestamps.write(instant));
            default -> plain(value);
        };
    }

    /// The value as a JSON scalar.
    static JsonNode plain(Object value) {
        return switch (value) {
            case String text -> JSON.textNode(text);
            case Instant instant -> JSON.textNode(Timestamps.write(instant));
            case Boolean bool -> JSON.booleanNode(bool);
            case Integer number -> JSON.numberNode(number);
            case Long number -> JSON.numberNode(number);
            case Double number -> JSON.numberNode(number);
            default -> throw new IllegalArgumentException("Not a value of a condition: " + value.getClass().getName());
        };
    }
}
