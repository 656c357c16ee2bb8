package org.perigee.sandbox.stac;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Reads the older way to filter: `{"eo:cloud_cover": {"lt": 40}}`.
final class QueryExtension {

    private QueryExtension() {
    }

    /// @throws IllegalArgumentException when an operator is unknown
    static Cql2 parse(JsonNode query) {
        List<Cql2> parts = new ArrayList<>();
        query.properties().forEach(property -> property.getValue().properties()
            .forEach(condition -> parts.add(condition(new Cql2.Property(property.getKey()), condition.getKey(), condition.getValue()))));
        return new Cql2.Junction(true, parts);
    }

    private static Cql2 condition(Cql2.Property property, String operator, JsonNode value) {
        String literal = Pattern.quote(value.asText());
        return switch (operator) {
            case "startsWith" -> new Cql2.Fits(property, Pattern.compile(literal + ".*", Pattern.DOTALL));
            case "endsWith" -> new Cql2.Fits(property, Pattern.compile(".*" + literal, Pattern.DOTALL));
            case "contains" -> new Cql2.Fits(property, Pattern.compile(".*" + literal + ".*", Pattern.DOTALL));
            case "in" -> {
                List<Cql2.Operand> choices = new ArrayList<>();
                value.forEach(choice -> choices.add(constant(choice)));
                yield new Cql2.Among(property, choices);
            }
            default -> new Cql2.Comparison(property, Cql2.sign(operator), constant(value));
        };
    }

    private static Cql2.Constant constant(JsonNode value) {
        return new Cql2.Constant(value.isNumber() ? (Object) value.asDouble() : value.isBoolean() ? (Object) value.asBoolean() : value.asText());
    }
}
