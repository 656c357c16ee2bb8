package org.perigee.opensearch.connector;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.perigee.catalog.model.Properties;
import org.perigee.catalog.query.PropertyFilter;
import org.perigee.opensearch.Asking;
import org.perigee.opensearch.OpenSearchDialect;
import org.perigee.opensearch.description.ParameterName;
import org.perigee.opensearch.description.SearchUrl;

/// Asks for properties, product names and words, as far as the catalogue declares parameters for them and says them as
/// Perigee does.
///
/// Text whose spelling Perigee changes when it reads Items (`sentinel-2a` for `S2A`) is asked for only where the dialect
/// has a table for it or the description lists the value as an option.
final class PropertyAsking {

    private static final String NAME = "name";
    private static final String TEXT = "text";
    private static final int MOST_NAMES = 50;
    private static final Map<String, String> BUILT_IN = Map.of(Properties.PRODUCT_TYPE, "eo:productType", Properties.CLOUD_COVER, "eo:cloudCover",
            Properties.SNOW_COVER, "eo:snowCover", Properties.RELATIVE_ORBIT, "eo:relativeOrbitNumber", Properties.ABSOLUTE_ORBIT, "eo:orbitNumber",
            Properties.ORBIT_STATE, "eo:orbitDirection", Properties.INSTRUMENT_MODE, "eo:sensorMode", TEXT, "searchTerms");
    /// Said alike here and there without a table.
    private static final Set<String> VERBATIM = Set.of(Properties.PRODUCT_TYPE, Properties.INSTRUMENT_MODE);
    private static final Set<String> PERCENT = Set.of(Properties.CLOUD_COVER, Properties.SNOW_COVER);
    private static final Set<String> WHOLE = Set.of(Properties.RELATIVE_ORBIT, Properties.ABSOLUTE_ORBIT);

    private final SearchUrl url;
    private final Asking asking;
    private final Set<String> readable;
    private final Map<String, String> parameters = new HashMap<>(BUILT_IN);

    PropertyAsking(SearchUrl url, OpenSearchDialect dialect) {
        this.url = url;
        this.asking = dialect.ask();
        this.readable = PropertyFields.readable(dialect.read());
        this.parameters.putAll(asking.properties());
    }

    Asked ask(PropertyFilter filter) {
        Optional<ParameterName> name = parameter(filter.property());
        Optional<String> value = name.flatMap(known -> value(filter, known));
        if (value.isEmpty()) {
            return readable.contains(filter.property()) ? Asked.here() : Asked.never();
        }
        Asked asked = Asked.with(name.get(), value.get());
        return asking.recheck().contains(filter.property()) ? asked.rechecked() : asked;
    }

    private Optional<ParameterName> parameter(String property) {
        return Optional.ofNullable(parameters.get(property)).map(ParameterName::of).flatMap(url::find);
    }

    private Optional<String> value(PropertyFilter filter, ParameterName name) {
        return switch (filter) {
            case PropertyFilter.Compare(String property, PropertyFilter.Operator operator, Object value) ->
                operator == PropertyFilter.Operator.EQUAL ? equal(property, value, name) : interval(property, operator, value);
            case PropertyFilter.In(String property, List<Object> values) -> alternatives(property, values, name);
            case PropertyFilter.Like(String property, String pattern) -> beginning(property, pattern, name);
        };
    }

    private Optional<String> equal(String property, Object value, ParameterName name) {
        return value instanceof Number number ? Optional.of(plain(number)) : spelled(property, value.toString(), name);
    }

    private Optional<String> spelled(String property, String value, ParameterName name) {
        boolean listed = url.parameter(name).map(parameter -> !parameter.options().isEmpty()).orElse(false);
        Map<String, String> table = asking.values().get(property);
        if (table == null && !listed && !VERBATIM.contains(property) && !asking.properties().containsKey(property)) {
            return Optional.empty();
        }
        Optional<String> translated = table == null ? Optional.of(value) : ValueTable.translate(value, table);
        return translated.flatMap(text -> url.parameter(name).map(parameter -> parameter.spelling(text)).orElse(Optional.of(text)));
    }

    private Optional<String> interval(String property, PropertyFilter.Operator operator, Object value) {
        if (!asking.syntax().intervals() || !(value instanceof Number number) || !PERCENT.contains(property) && !WHOLE.contains(property)) {
            return Optional.empty();
        }
        String limit = plain(number);
        boolean percent = PERCENT.contains(property);
        return switch (operator) {
            case LESS_OR_EQUAL -> Optional.of(percent ? "[0," + limit + "]" : limit + "]");
            case LESS -> Optional.of(percent ? "[0," + limit + "[" : limit + "[");
            case GREATER_OR_EQUAL -> Optional.of(percent ? "[" + limit + ",100]" : "[" + limit);
            case GREATER -> Optional.of(percent ? "]" + limit + ",100]" : "]" + limit);
            case EQUAL, NOT_EQUAL -> Optional.empty();
        };
    }

    private Optional<String> alternatives(String property, List<Object> values, ParameterName name) {
        if (asking.syntax().or().isEmpty() && values.size() > 1) {
            return Optional.empty();
        }
        List<Optional<String>> all = values.stream().map(value -> equal(property, value, name)).toList();
        return all.stream().allMatch(Optional::isPresent)
                ? Optional.of(all.stream().map(Optional::get).collect(Collectors.joining(asking.syntax().or()))) : Optional.empty();
    }

    private Optional<String> beginning(String property, String pattern, ParameterName name) {
        if (!pattern.contains("*")) {
            return spelled(property, pattern, name);
        }
        String start = pattern.substring(0, pattern.length() - 1);
        boolean ends = pattern.endsWith("*") && !start.contains("*") && !start.isEmpty() && !asking.syntax().wildcard().isEmpty();
        return ends ? spelled(property, start, name).map(text -> text + asking.syntax().wildcard()) : Optional.empty();
    }

    /// The values for each product name; one empty map where names cannot be asked for.
    List<Map<ParameterName, String>> askNames(List<String> patterns) {
        List<Map<ParameterName, String>> all = new ArrayList<>();
        Optional<ParameterName> name = parameter(NAME);
        for (String pattern : patterns) {
            Optional<String> value = name.flatMap(known -> beginning(NAME, pattern, known));
            if (value.isEmpty() || patterns.size() > MOST_NAMES) {
                return List.of(Map.of());
            }
            all.add(Map.of(name.get(), value.get()));
        }
        return all;
    }

    Asked askText(String words) {
        return parameter(TEXT).map(name -> Asked.with(name, words)).orElseGet(Asked::never);
    }

    private static String plain(Number number) {
        return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
    }
}
