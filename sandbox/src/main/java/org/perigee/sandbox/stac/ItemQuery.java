package org.perigee.sandbox.stac;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.perigee.sandbox.catalogue.Catalogue;
import org.perigee.sandbox.catalogue.Product;
import org.perigee.sandbox.geo.Area;
import org.perigee.sandbox.geo.GeoJson;
import org.perigee.sandbox.http.HttpCall;
import org.perigee.sandbox.http.HttpProblem;
import org.perigee.sandbox.http.QueryParameters;

/// An Item Search, whichever way it came in.
///
/// @param condition  what the items must fulfil
/// @param order      total, so that paging is stable
/// @param limit      page size as asked, at least 1
record ItemQuery(Predicate<Product> condition, Comparator<Product> order, int limit) {

    static final int DEFAULT_LIMIT = 10;

    /// Brings the parameters of a GET request into the form of a POST body.
    static ObjectNode body(QueryParameters query) {
        ObjectNode body = HttpCall.JSON.createObjectNode();
        query.asMap().forEach((name, value) -> {
            switch (name) {
                case "collections", "ids" -> body.set(name, texts(value));
                case "bbox" -> body.set(name, numbers(value));
                case "intersects", "query" -> body.set(name, json(value));
                case "limit" -> body.put(name, number(value));
                case "sortby" -> body.set(name, sort(value));
                case "fields" -> body.set(name, fields(value));
                case "filter" -> {
                    boolean text = !"cql2-json".equals(query.first("filter-lang").orElse("cql2-text"));
                    body.set(name, text ? body.textNode(value) : json(value));
                }
                default -> body.put(name, value);
            }
        });
        return body;
    }

    /// Reads a POST body.
    ///
    /// @param filters  whether the face understands `filter`; if not it is ignored without a word
    static ItemQuery parse(JsonNode body, boolean filters) {
        try {
            List<Predicate<Product>> conditions = new ArrayList<>();
            among(body.get("collections"), conditions, p -> p.type().collection());
            among(body.get("ids"), conditions, Product::stem);
            if (present(body, "bbox") && present(body, "intersects")) {
                throw new IllegalArgumentException("Expected bbox OR intersects, not both");
            }
            if (present(body, "bbox")) {
                conditions.add(Bbox.area(body.get("bbox")));
            }
            if (present(body, "intersects")) {
                conditions.add(Area.of(GeoJson.read(body.get("intersects"))));
            }
            if (present(body, "datetime")) {
                conditions.add(TimeInterval.parse(body.get("datetime").asText()));
            }
            if (present(body, "query")) {
                conditions.add(QueryExtension.parse(body.get("query"))::accepts);
            }
            if (filters && present(body, "filter")) {
                JsonNode filter = body.get("filter");
                conditions.add((filter.isTextual() ? Cql2Text.parse(filter.asText()) : Cql2Json.parse(filter))::accepts);
            }
            Predicate<Product> all = p -> conditions.stream().allMatch(condition -> condition.test(p));
            return new ItemQuery(all, order(body.get("sortby")), limit(body));
        } catch (IllegalArgumentException e) {
            throw HttpProblem.stac(400, "BadRequest", e.getMessage());
        }
    }

    private static boolean present(JsonNode body, String name) {
        return body.hasNonNull(name) && !(body.get(name).isContainerNode() && body.get(name).isEmpty());
    }

    private static void among(JsonNode values, List<Predicate<Product>> into, java.util.function.Function<Product, String> key) {
        if (values != null && values.isArray() && !values.isEmpty()) {
            Set<String> set = new HashSet<>();
            values.forEach(value -> set.add(value.asText()));
            into.add(p -> set.contains(key.apply(p)));
        }
    }

    private static int limit(JsonNode body) {
        JsonNode limit = body.path("limit");
        if (limit.isMissingNode() || limit.isNull()) {
            return DEFAULT_LIMIT;
        }
        if (!limit.canConvertToInt() || limit.asInt() < 1) {
            throw new IllegalArgumentException("limit must be a whole number above 0");
        }
        return limit.asInt();
    }

    private static Comparator<Product> order(JsonNode keys) {
        Comparator<Product> order = null;
        if (keys != null) {
            for (JsonNode key : keys) {
                Comparator<Product> next = by(key.path("field").asText(), "desc".equalsIgnoreCase(key.path("direction").asText()));
                order = order == null ? next : order.thenComparing(next);
            }
        }
        return order == null ? Catalogue.NEWEST_FIRST : order.thenComparing(Catalogue.NEWEST_FIRST);
    }

    private static Comparator<Product> by(String field, boolean descending) {
        return (a, b) -> {
            Object x = ItemProperties.value(a, field);
            Object y = ItemProperties.value(b, field);
            if (x == null || y == null) {
                return Boolean.compare(x == null, y == null);
            }
            Integer order = Values.compare(x, y);
            return order == null ? 0 : descending ? -order : order;
        };
    }

    private static ArrayNode texts(String commas) {
        ArrayNode array = HttpCall.JSON.createArrayNode();
        for (String text : commas.split(",")) {
            if (!text.isBlank()) {
                array.add(text.strip());
            }
        }
        return array;
    }

    private static ArrayNode numbers(String commas) {
        ArrayNode array = HttpCall.JSON.createArrayNode();
        for (String text : commas.split(",")) {
            try {
                array.add(Double.parseDouble(text.strip()));
            } catch (NumberFormatException e) {
                throw HttpProblem.stac(400, "BadRequest", "bbox must hold numbers");
            }
        }
        return array;
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw HttpProblem.stac(400, "BadRequest", "limit must be a whole number above 0");
        }
    }

    private static ArrayNode sort(String commas) {
        ArrayNode keys = HttpCall.JSON.createArrayNode();
        for (String key : commas.split(",")) {
            String trimmed = key.strip();
            boolean signed = trimmed.startsWith("-") || trimmed.startsWith("+");
            keys.addObject().put("field", signed ? trimmed.substring(1) : trimmed).put("direction", trimmed.startsWith("-") ? "desc" : "asc");
        }
        return keys;
    }

    private static ObjectNode fields(String commas) {
        ObjectNode fields = HttpCall.JSON.createObjectNode();
        for (String field : commas.split(",")) {
            String trimmed = field.strip();
            boolean excluded = trimmed.startsWith("-");
            fields.withArray(excluded ? "exclude" : "include").add(excluded || trimmed.startsWith("+") ? trimmed.substring(1) : trimmed);
        }
        return fields;
    }

    private static JsonNode json(String text) {
        try {
            return HttpCall.JSON.readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw HttpProblem.stac(400, "BadRequest", "Not JSON: " + e.getOriginalMessage());
        }
    }
}
