package org.perigee.stac;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// Writes conditions in the older `query` extension (STAC API Extensions, Query 1.0): operators by property, all of which must
/// hold. It knows no alternatives between properties; what it cannot say is handed back.
final class QueryExtension {

    private final ObjectNode query = JsonNodeFactory.instance.objectNode();
    private final List<Cql2> notSaid = new ArrayList<>();

    QueryExtension(List<Cql2> conditions) {
        for (Cql2 condition : conditions) {
            ObjectNode attempt = query.deepCopy();
            if (add(condition, attempt)) {
                query.setAll(attempt);
            } else {
                notSaid.add(condition);
            }
        }
    }

    ObjectNode query() {
        return query;
    }

    List<Cql2> notSaid() {
        return notSaid;
    }

    private static boolean add(Cql2 condition, ObjectNode query) {
        return switch (condition) {
            case Cql2.And and -> and.conditions().stream().allMatch(part -> add(part, query));
            case Cql2.Comparison c -> put(query, c.property(), name(c.operator()), Cql2Json.plain(c.value()));
            case Cql2.In in -> put(query, in.property(), "in", values(in.values()));
            case Cql2.Like like -> addLike(like, query);
            case Cql2.Contains c -> put(query, c.property(), "contains", Cql2Json.plain(c.value()));
            case Cql2.Or _, Cql2.Not _ -> false;
        };
    }

    private static boolean addLike(Cql2.Like like, ObjectNode query) {
        String pattern = like.pattern();
        boolean open = pattern.endsWith("*") && pattern.length() > 1;
        boolean begins = pattern.startsWith("*");
        String text = pattern.substring(begins ? 1 : 0, open ? pattern.length() - 1 : pattern.length());
        if (text.contains("*") || text.isEmpty()) {
            return false;
        }
        String operator = begins && open ? "contains" : begins ? "endsWith" : open ? "startsWith" : "eq";
        return put(query, like.property(), operator, JsonNodeFactory.instance.textNode(text));
    }

    private static ArrayNode values(List<Object> values) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        values.forEach(value -> array.add(Cql2Json.plain(value)));
        return array;
    }

    /// One property can carry each operator once.
    private static boolean put(ObjectNode query, String property, String operator, JsonNode value) {
        ObjectNode operators = query.path(property).isObject() ? (ObjectNode) query.get(property) : query.putObject(property);
        JsonNode before = operators.get(operator);
        operators.set(operator, value);
        return before == null || before.equals(value);
    }

    private static String name(String operator) {
        return switch (operator) {
            case "=" -> "eq";
            case "<>" -> "neq";
            case "<" -> "lt";
            case "<=" -> "lte";
            case ">" -> "gt";
            default -> "gte";
        };
    }
}
