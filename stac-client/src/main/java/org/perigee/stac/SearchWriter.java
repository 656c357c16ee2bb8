package org.perigee.stac;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import org.perigee.stac.StacDialect.Language;

/// Writes a search the way one server wants to be asked, and says what cannot be asked so.
final class SearchWriter {

    /// Longer addresses are cut or refused by some proxies.
    private static final int LONGEST_GEOMETRY_IN_URL = 3000;

    private final Landing landing;
    private final StacDialect dialect;
    private final StacSearchRequest search;
    private final List<Fallback> fallbacks = new ArrayList<>();

    private SearchWriter(Landing landing, StacDialect dialect, StacSearchRequest search) {
        this.landing = landing;
        this.dialect = dialect;
        this.search = search;
    }

    static PreparedSearch write(Landing landing, StacDialect dialect, StacSearchRequest search) {
        SearchWriter writer = new SearchWriter(landing, dialect, search);
        StacRequest request = writer.request();
        return new PreparedSearch(request, writer.fallbacks);
    }

    private StacRequest request() {
        List<Cql2> filters = filters();
        boolean post = posts();
        Language language = language(post);
        if (post && language == Language.CQL2_TEXT && !filters.isEmpty() && landing.get() != null && dialect.requests().method().isEmpty()) {
            post = false;
            fallbacks.add(new Fallback.GetForText());
        }
        ObjectNode parameters = JsonNodeFactory.instance.objectNode();
        addWhatAndWhere(parameters, post);
        addTime(parameters, language);
        addFilters(parameters, filters, language);
        addOrder(parameters, post);
        addFields(parameters, post);
        addText(parameters, post);
        addPage(parameters);
        return post ? new StacRequest("POST", landing.post(), Map.of(), parameters) : StacRequest.get(inUrl(parameters));
    }

    private boolean posts() {
        String wanted = dialect.requests().method();
        return wanted.isEmpty() ? landing.post() != null : wanted.equals("POST") && landing.post() != null || landing.get() == null;
    }

    private Language language(boolean post) {
        if (dialect.filter().language() != null) {
            return dialect.filter().language();
        }
        Conformance conformance = landing.conformance();
        boolean filter = conformance.has(ConformanceClass.FILTER);
        if (filter && post && conformance.has(ConformanceClass.CQL2_JSON)) {
            return Language.CQL2_JSON;
        }
        if (filter && conformance.has(ConformanceClass.CQL2_TEXT) && landing.get() != null) {
            return Language.CQL2_TEXT;
        }
        return conformance.has(ConformanceClass.QUERY) ? Language.QUERY : Language.NONE;
    }

    /// The conditions, with the time among them where the server knows it as a property only.
    private List<Cql2> filters() {
        List<Cql2> filters = new ArrayList<>(search.filters());
        if (!dialect.time().isStandard()) {
            search.end().ifPresent(end -> filters.add(new Cql2.Comparison(dialect.time().start(), "<=", end)));
            search.start().ifPresent(start -> filters.add(new Cql2.Comparison(dialect.time().end(), ">=", start)));
        }
        return filters;
    }

    private void addWhatAndWhere(ObjectNode parameters, boolean post) {
        if (!search.collections().isEmpty()) {
            search.collections().forEach(parameters.putArray("collections")::add);
        }
        if (!search.ids().isEmpty()) {
            search.ids().forEach(parameters.putArray("ids")::add);
        }
        search.box().ifPresent(box -> addBox(parameters, box));
        search.geometry().ifPresent(geometry -> {
            boolean tooLong = !post && geometry.toString().length() > LONGEST_GEOMETRY_IN_URL;
            if (dialect.area().intersects() && !tooLong && GeoJsonBox.points(geometry) <= dialect.area().maxPoints()) {
                parameters.set("intersects", geometry);
            } else {
                GeoJsonBox.of(geometry).ifPresent(box -> addBox(parameters, box));
                fallbacks.add(new Fallback.AreaAsBox());
            }
        });
    }

    private static void addBox(ObjectNode parameters, double[] box) {
        ArrayNode array = parameters.putArray("bbox");
        for (double edge : box) {
            array.add(edge);
        }
    }

    private void addTime(ObjectNode parameters, Language language) {
        if (search.start().isEmpty() && search.end().isEmpty()) {
            return;
        }
        if (dialect.time().isStandard()) {
            parameters.put("datetime", search.start().map(Timestamps::write).orElse("..") + "/" + search.end().map(Timestamps::write).orElse(".."));
        } else if (language == Language.NONE) {
            fallbacks.add(new Fallback.TimeNotAsked());
        }
    }

    private void addFilters(ObjectNode parameters, List<Cql2> filters, Language language) {
        if (filters.isEmpty()) {
            return;
        }
        switch (language) {
            case CQL2_JSON -> parameters.put("filter-lang", "cql2-json").set("filter", Cql2Json.write(filters));
            case CQL2_TEXT -> parameters.put("filter-lang", "cql2-text").put("filter", Cql2Text.write(filters));
            case QUERY -> {
                QueryExtension extension = new QueryExtension(filters);
                if (!extension.query().isEmpty()) {
                    parameters.set("query", extension.query());
                    fallbacks.add(new Fallback.FilterAsQuery());
                }
                extension.notSaid().forEach(condition -> fallbacks.add(new Fallback.FilterNotAsked(condition)));
            }
            case NONE -> search.filters().forEach(condition -> fallbacks.add(new Fallback.FilterNotAsked(condition)));
        }
    }

    private void addOrder(ObjectNode parameters, boolean post) {
        if (search.sort().isEmpty()) {
            return;
        }
        if (!landing.conformance().has(ConformanceClass.SORT)) {
            fallbacks.add(new Fallback.SortNotAsked());
            return;
        }
        StacDialect.Sort sort = dialect.sort();
        if (post) {
            ArrayNode keys = parameters.putArray(sort.parameter());
            search.sort().forEach(key -> keys.addObject().put("field", field(key)).put("direction", key.descending() ? sort.descending() : sort.ascending()));
        } else {
            parameters.put(sort.parameter(), search.sort().stream().map(key -> (key.descending() ? "-" : "+") + field(key)).collect(Collectors.joining(",")));
        }
    }

    /// Acquisition time has its own name in the dialect.
    private String field(StacSearchRequest.SortKey key) {
        return key.property().equals("datetime") ? dialect.sort().field() : key.property();
    }

    private void addFields(ObjectNode parameters, boolean post) {
        if (search.fields().isEmpty()) {
            return;
        }
        StacSearchRequest.Fields fields = search.fields().get();
        if (!landing.conformance().has(ConformanceClass.FIELDS)) {
            fallbacks.add(new Fallback.FieldsNotAsked());
        } else if (post) {
            ObjectNode object = parameters.putObject("fields");
            fields.include().forEach(object.putArray("include")::add);
            fields.exclude().forEach(object.putArray("exclude")::add);
        } else {
            List<String> all = new ArrayList<>(fields.include());
            fields.exclude().forEach(name -> all.add("-" + name));
            parameters.put("fields", String.join(",", all));
        }
    }

    private void addText(ObjectNode parameters, boolean post) {
        if (search.text().isBlank()) {
            return;
        }
        if (!landing.conformance().has(ConformanceClass.FREE_TEXT)) {
            fallbacks.add(new Fallback.TextNotAsked());
        } else if (post) {
            parameters.putArray("q").add(search.text().strip());
        } else {
            parameters.put("q", search.text().strip());
        }
    }

    private void addPage(ObjectNode parameters) {
        int most = dialect.requests().maxLimit();
        int limit = most > 0 ? Math.min(search.limit() == 0 ? most : search.limit(), most) : search.limit();
        if (limit > 0) {
            parameters.put("limit", limit);
        }
        if (dialect.paging().by() == StacDialect.PagingBy.PAGE) {
            parameters.put(dialect.paging().parameter(), dialect.paging().first());
        }
    }

    /// Lists become comma-separated, objects JSON text (STAC API, "Query Parameter Table").
    private HttpUrl inUrl(ObjectNode parameters) {
        HttpUrl.Builder url = landing.get().newBuilder();
        parameters.properties().forEach(parameter -> {
            String value = parameter.getValue().isArray() ? String.join(",", Lenient.texts(parameter.getValue()))
                    : parameter.getValue().isObject() ? parameter.getValue().toString() : parameter.getValue().asText();
            url.setQueryParameter(parameter.getKey(), value);
        });
        return url.build();
    }
}
