package org.perigee.catalog.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Properties of Items as a JSON object and back; whole numbers come back as Long, others as Double.
public final class PropertiesJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private PropertiesJson() {
    }

    public static ObjectNode write(Map<String, Object> properties) {
        ObjectNode node = NODES.objectNode();
        properties.forEach((name, value) -> node.set(name, value(value)));
        return node;
    }

    static JsonNode value(Object value) {
        return switch (value) {
            case Boolean flag -> NODES.booleanNode(flag);
            // JSON knows no NaN; text is what is left of it.
            case Double number when !Double.isFinite(number) -> NODES.textNode(number.toString());
            case Double number -> NODES.numberNode(number);
            case Float number -> value(number.doubleValue());
            case Number number -> NODES.numberNode(number.longValue());
            case List<?> list -> {
                ArrayNode array = NODES.arrayNode(list.size());
                list.forEach(element -> array.add(value(element)));
                yield array;
            }
            default -> NODES.textNode(value.toString());
        };
    }

    /// Members that are null or objects are left out: properties of Items cannot hold them.
    public static Map<String, Object> read(JsonNode node) {
        Map<String, Object> properties = new LinkedHashMap<>();
        node.properties().forEach(member -> {
            Object value = value(member.getValue());
            if (value != null) {
                properties.put(member.getKey(), value);
            }
        });
        return properties;
    }

    static Object value(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> node.textValue();
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> node.canConvertToLong() && node.isIntegralNumber() ? (Object) node.longValue() : (Object) node.doubleValue();
            case ARRAY -> list(node);
            default -> null;
        };
    }

    private static List<Object> list(JsonNode array) {
        List<Object> list = new ArrayList<>(array.size());
        for (JsonNode element : array) {
            Object value = value(element);
            if (value != null) {
                list.add(value);
            }
        }
        return List.copyOf(list);
    }
}
