package org.perigee.opensearch.answer;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// Reads GeoJSON answers: those of resto (counters and links under `properties`) and those of OGC 17-047r1 (counters at the
/// top, links in groups by relation).
final class GeoJsonReader {

    private static final List<String> ID_FIELDS = List.of("identifier", "productIdentifier", "title");
    /// Not fields but read for themselves, or without meaning for a person who searches.
    private static final List<String> NOT_FIELDS = List.of("links", "keywords", "keyword", "license", "gmlgeometry", "centroid", "_geometry");

    private GeoJsonReader() {
    }

    static SearchPage page(JsonNode root, URI url) {
        List<Entry> entries = new ArrayList<>();
        int unread = 0;
        String problem = "";
        for (JsonNode feature : root.path("features")) {
            String id = id(feature);
            if (id.isEmpty()) {
                problem = unread++ == 0 ? "A feature without an identifier" : problem;
            } else {
                entries.add(entry(id, feature));
            }
        }
        return new SearchPage(entries, unread, problem, counters(root), links(root.path("properties").path("links")), url);
    }

    private static String id(JsonNode feature) {
        JsonNode id = feature.path("id");
        if (id.isValueNode() && !id.isNull() && !id.asText().isBlank()) {
            return id.asText().strip();
        }
        return ID_FIELDS.stream().map(field -> text(feature.path("properties"), field)).filter(text -> !text.isBlank()).findFirst().orElse("");
    }

    private static Entry entry(String id, JsonNode feature) {
        JsonNode properties = feature.path("properties");
        Map<String, Object> fields = new LinkedHashMap<>();
        properties.properties().stream().filter(member -> !NOT_FIELDS.contains(member.getKey()))
                .forEach(member -> flatten(member.getKey(), member.getValue(), fields));
        return new Entry(id, text(properties, "title").strip(), time(properties, fields), GeoJsonGeometry.read(feature.get("geometry")).orElse(null),
                fields, links(properties.path("links")), "application/geo+json", feature.toString());
    }

    private static void flatten(String name, JsonNode value, Map<String, Object> fields) {
        if (value.isObject()) {
            value.properties().forEach(member -> flatten(name + "." + member.getKey(), member.getValue(), fields));
        } else if (value.isArray()) {
            value.forEach(element -> flatten(name, element, fields));
        } else if (value.isBoolean()) {
            fields.putIfAbsent(name, value.booleanValue());
        } else if (value.isIntegralNumber()) {
            fields.putIfAbsent(name, value.longValue());
        } else if (value.isNumber()) {
            fields.putIfAbsent(name, value.doubleValue());
        } else if (value.isTextual() && !value.textValue().isBlank()) {
            fields.putIfAbsent(name, value.textValue().strip());
        }
    }

    private static TimeSpan time(JsonNode properties, Map<String, Object> fields) {
        TimeSpan resto = span(text(properties, "startDate"), text(properties, "completionDate"));
        if (!resto.isUnknown()) {
            return resto;
        }
        String parameters = "acquisitionInformation.acquisitionParameters.";
        TimeSpan acquired = span(text(fields, parameters + "beginningDateTime"), text(fields, parameters + "endingDateTime"));
        return acquired.findStart().isPresent() && acquired.findEnd().isPresent() ? acquired : dated(properties, acquired);
    }

    private static TimeSpan dated(JsonNode properties, TimeSpan acquired) {
        TimeSpan dated = SloppyDates.span(text(properties, "date"));
        return dated.isUnknown() ? acquired : dated;
    }

    private static TimeSpan span(String start, String end) {
        return new TimeSpan(SloppyDates.first(start).orElse(null), SloppyDates.last(end).orElse(null));
    }

    private static String text(Map<String, Object> fields, String name) {
        return fields.getOrDefault(name, "").toString();
    }

    private static String text(JsonNode parent, String name) {
        JsonNode value = parent.path(name);
        return value.isValueNode() && !value.isNull() ? value.asText() : "";
    }

    private static SearchPage.Counters counters(JsonNode root) {
        JsonNode resto = root.path("properties");
        JsonNode exact = resto.path("exactCount");
        Boolean counted = exact.isBoolean() ? Boolean.valueOf(exact.booleanValue()) : exact.isNumber() ? Boolean.valueOf(exact.intValue() != 0) : null;
        return new SearchPage.Counters(number(root, resto, "totalResults"), counted, number(root, resto, "startIndex"),
                number(root, resto, "itemsPerPage"));
    }

    private static OptionalLong number(JsonNode root, JsonNode resto, String name) {
        JsonNode value = resto.hasNonNull(name) ? resto.path(name) : root.path(name);
        long number = value.isNumber() || value.isTextual() ? value.asLong(-1) : -1;
        return number < 0 ? OptionalLong.empty() : OptionalLong.of(number);
    }

    /// A list of links, or an object of such lists by relation.
    private static List<Link> links(JsonNode links) {
        List<Link> found = new ArrayList<>();
        if (links.isArray()) {
            links.forEach(link -> add(found, text(link, "rel"), link));
        } else if (links.isObject()) {
            links.properties().forEach(group -> group.getValue().forEach(link -> add(found, group.getKey(), link)));
        }
        return found;
    }

    private static void add(List<Link> links, String rel, JsonNode link) {
        String href = text(link, "href");
        if (!href.isBlank()) {
            String mediaType = text(link, "mediaType");
            links.add(new Link(rel, href, mediaType.isEmpty() ? text(link, "type") : mediaType, text(link, "title"), text(link, "category"),
                    Link.length(text(link, "length"))));
        }
    }
}
