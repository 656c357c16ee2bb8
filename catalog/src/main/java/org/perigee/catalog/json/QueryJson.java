package org.perigee.catalog.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.perigee.catalog.model.Footprint;
import org.perigee.catalog.model.TimeRange;
import org.perigee.catalog.query.PropertyFilter;
import org.perigee.catalog.query.SearchQuery;
import org.perigee.catalog.query.SortBy;

/// Search queries as JSON and back, with a version, so that a later Perigee can read what this one saved.
///
/// ```json
/// {"version": 1, "area": {"type": "Polygon", "coordinates": []}, "time": {"start": "2026-01-01T00:00:00Z"},
///  "collections": ["sentinel-2-l2a"], "filters": [{"property": "eo:cloud_cover", "operator": "<=", "value": 20.0}],
///  "names": ["S2A_*"], "text": "", "sort": "newest_first", "limit": 20000}
/// ```
/// Members that say nothing are left out. An instant among filter values is `{"instant": "2026-01-01T00:00:00Z"}`.
public final class QueryJson {

    static final int VERSION = 1;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private QueryJson() {
    }

    public static ObjectNode write(SearchQuery query) {
        ObjectNode node = NODES.objectNode();
        node.put("version", VERSION);
        query.findArea().ifPresent(area -> node.set("area", GeometryJson.write(area.geometry())));
        if (!query.time().isUnbounded()) {
            ObjectNode time = node.putObject("time");
            query.time().findStart().ifPresent(start -> time.put("start", start.toString()));
            query.time().findEnd().ifPresent(end -> time.put("end", end.toString()));
        }
        putTexts(node, "collections", query.collections());
        if (!query.filters().isEmpty()) {
            ArrayNode filters = node.putArray("filters");
            query.filters().forEach(filter -> filters.add(write(filter)));
        }
        putTexts(node, "names", query.names());
        if (!query.text().isEmpty()) {
            node.put("text", query.text());
        }
        node.put("sort", query.sort().name().toLowerCase(Locale.ROOT));
        node.put("limit", query.limit());
        return node;
    }

    private static void putTexts(ObjectNode node, String name, Iterable<String> texts) {
        if (texts.iterator().hasNext()) {
            ArrayNode array = node.putArray(name);
            texts.forEach(array::add);
        }
    }

    private static ObjectNode write(PropertyFilter filter) {
        ObjectNode node = NODES.objectNode().put("property", filter.property());
        switch (filter) {
            case PropertyFilter.Compare compare -> node.put("operator", compare.operator().symbol()).set("value", value(compare.value()));
            case PropertyFilter.In in -> {
                ArrayNode values = node.putArray("in");
                in.values().forEach(value -> values.add(value(value)));
            }
            case PropertyFilter.Like like -> node.put("like", like.pattern());
        }
        return node;
    }

    private static JsonNode value(Object value) {
        return value instanceof Instant instant ? NODES.objectNode().put("instant", instant.toString()) : PropertiesJson.value(value);
    }

    /// @throws ItemFormatException where it is no query, or one of a newer Perigee: a condition must not be lost unnoticed
    public static SearchQuery read(JsonNode node) throws ItemFormatException {
        int version = node.path("version").asInt(0);
        if (version < 1) {
            throw new ItemFormatException("Not a search: it has no version");
        }
        if (version > VERSION) {
            throw new ItemFormatException("The search was saved by a newer Perigee (version " + version + ")");
        }
        try {
            SearchQuery.Builder builder = SearchQuery.builder().time(time(node.path("time"))).text(node.path("text").asText())
                    .limit(node.path("limit").asInt(SearchQuery.DEFAULT_LIMIT)).sort(sort(node.path("sort").asText()));
            if (node.path("area").isObject()) {
                builder.area(Footprint.ofNormalised(GeometryJson.read(node.path("area"))));
            }
            node.path("collections").forEach(id -> builder.collection(id.asText()));
            node.path("names").forEach(name -> builder.name(name.asText()));
            node.path("filters").forEach(filter -> builder.filter(filter(filter)));
            return builder.build();
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new ItemFormatException("The search cannot be understood: " + e.getMessage(), e);
        }
    }

    private static TimeRange time(JsonNode time) {
        return new TimeRange(instant(time.path("start")), instant(time.path("end")));
    }

    private static Instant instant(JsonNode text) {
        return text.isTextual() ? Instant.parse(text.textValue()) : null;
    }

    private static SortBy sort(String text) {
        return text.isEmpty() ? SortBy.NEWEST_FIRST : SortBy.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private static PropertyFilter filter(JsonNode node) {
        String property = node.path("property").asText();
        if (node.has("like")) {
            return new PropertyFilter.Like(property, node.path("like").asText());
        }
        if (node.has("in")) {
            List<Object> values = new ArrayList<>();
            node.path("in").forEach(value -> values.add(filterValue(value)));
            return new PropertyFilter.In(property, values);
        }
        return new PropertyFilter.Compare(property, operator(node.path("operator").asText()), filterValue(node.path("value")));
    }

    private static Object filterValue(JsonNode node) {
        Object value = node.has("instant") ? Instant.parse(node.path("instant").asText()) : PropertiesJson.value(node);
        if (value == null) {
            throw new IllegalArgumentException("a filter without a value");
        }
        return value;
    }

    private static PropertyFilter.Operator operator(String symbol) {
        for (PropertyFilter.Operator operator : PropertyFilter.Operator.values()) {
            if (operator.symbol().equals(symbol)) {
                return operator;
            }
        }
        throw new IllegalArgumentException("no operator " + symbol);
    }
}
