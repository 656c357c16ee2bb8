package org.perigee.opensearch.connector;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.perigee.access.AccessException;
import org.perigee.access.CallScope;
import org.perigee.catalog.connector.Treatment;
import org.perigee.catalog.provider.CollectionMapping;
import org.perigee.catalog.provider.Provider;
import org.perigee.catalog.query.Condition;
import org.perigee.catalog.query.PropertyFilter;
import org.perigee.catalog.query.SearchQuery;
import org.perigee.opensearch.OpenSearchClient;
import org.perigee.opensearch.OpenSearchDialect;
import org.perigee.opensearch.SearchParameters;
import org.perigee.opensearch.description.ParameterName;
import org.perigee.opensearch.description.SearchUrl;

/// Puts a query into the terms that a catalogue declares. What it cannot be asked is asked too widely rather than too
/// narrowly, and marked to be tested here, so that nothing is lost.
final class QueryPlanner {

    private final Provider provider;
    private final OpenSearchDialect dialect;
    private final OpenSearchClient client;
    private final NativeCollections collections;

    QueryPlanner(Provider provider, OpenSearchDialect dialect, OpenSearchClient client) {
        this.provider = provider;
        this.dialect = dialect;
        this.client = client;
        this.collections = new NativeCollections(provider, dialect.ask().nativeCollections());
    }

    QueryPlan plan(SearchQuery query, CallScope scope) throws AccessException {
        Map<Condition, Treatment> treatments = new LinkedHashMap<>();
        List<CollectionMapping> wanted = wanted(query, scope);
        if (wanted.isEmpty()) {
            Condition.of(query).forEach(condition -> treatments.put(condition,
                    condition instanceof Condition.Collections ? Treatment.UNSUPPORTED : Treatment.APPLIED_HERE));
            return new QueryPlan(treatments, List.of());
        }
        List<QueryPlan.Part> parts = new ArrayList<>();
        for (CollectionMapping mapping : wanted) {
            SearchUrl url = client.searchUrl(mapping.collection(), scope);
            parts.addAll(new PartMaker(url, mapping, query, treatments).parts());
        }
        return new QueryPlan(treatments, parts);
    }

    private List<CollectionMapping> wanted(SearchQuery query, CallScope scope) throws AccessException {
        if (!query.collections().isEmpty()) {
            return collections.of(query.collections());
        }
        SearchUrl everything = client.searchUrl("", scope);
        if (!everything.template().required().contains(ParameterName.PARENT)) {
            return List.of(new CollectionMapping("", Map.of()));
        }
        List<CollectionMapping> all = collections.all();
        if (all.isEmpty()) {
            throw new IllegalArgumentException(provider.title() + " can only be searched collection by collection; choose one");
        }
        return all;
    }

    /// Makes the searches for one native collection.
    private final class PartMaker {

        private final SearchUrl url;
        private final CollectionMapping mapping;
        private final SearchQuery query;
        private final Map<Condition, Treatment> treatments;
        private final PropertyAsking properties;
        private final Map<ParameterName, String> values = new LinkedHashMap<>();
        private final Map<String, String> constraints = new LinkedHashMap<>();
        private List<Map<ParameterName, String>> areas = List.of(Map.of());
        private List<Map<ParameterName, String>> names = List.of(Map.of());
        private boolean testedHere;

        PartMaker(SearchUrl url, CollectionMapping mapping, SearchQuery query, Map<Condition, Treatment> treatments) {
            this.url = url;
            this.mapping = mapping;
            this.query = query;
            this.treatments = treatments;
            this.properties = new PropertyAsking(url, dialect);
        }

        List<QueryPlan.Part> parts() {
            mapping.constraints().forEach(this::constrain);
            for (Condition condition : Condition.of(query)) {
                Treatment treatment = treat(condition);
                testedHere |= treatment == Treatment.APPLIED_HERE;
                treatments.merge(condition, treatment, QueryPlanner::lesser);
            }
            sort();
            List<QueryPlan.Part> parts = new ArrayList<>();
            for (Map<ParameterName, String> area : areas) {
                for (Map<ParameterName, String> name : names) {
                    Map<ParameterName, String> all = new LinkedHashMap<>(values);
                    all.putAll(area);
                    all.putAll(name);
                    parts.add(new QueryPlan.Part(new SearchParameters(all, mapping.collection(), pageSize(), provider.limits().pageCeiling()),
                            constraints));
                }
            }
            return parts;
        }

        private int pageSize() {
            // Where Items are sorted out here, a small limit says nothing of how many must be looked through.
            return testedHere ? provider.limits().pageSize() : Math.min(provider.limits().pageSize(), query.limit());
        }

        private void constrain(String property, String value) {
            Asked asked = properties.ask(CollectionMapping.filter(property, value));
            if (asked.isSent() && isFree(asked)) {
                values.putAll(asked.values());
            } else {
                constraints.put(property, value);
            }
        }

        private boolean isFree(Asked asked) {
            return asked.values().keySet().stream().noneMatch(values::containsKey);
        }

        private Treatment treat(Condition condition) {
            return switch (condition) {
                case Condition.Collections ignored -> Treatment.ASKED;
                case Condition.Area(var area) -> {
                    AreaAsking asked = AreaAsking.of(area, url, dialect.ask().area());
                    areas = asked.variants();
                    yield asked.treatment();
                }
                case Condition.Time(var range) -> send(TimeAsking.of(range, url, dialect.ask().time()));
                case Condition.Property(var filter) -> send(properties.ask(filter));
                case Condition.Names(var patterns) -> {
                    names = properties.askNames(patterns);
                    yield names.getFirst().isEmpty() ? Treatment.APPLIED_HERE : Treatment.ASKED;
                }
                case Condition.Text(var words) -> send(properties.askText(words));
            };
        }

        private Treatment send(Asked asked) {
            if (!isFree(asked)) {
                // Another condition has taken the parameter already.
                return Treatment.APPLIED_HERE;
            }
            values.putAll(asked.values());
            return asked.treatment();
        }

        private void sort() {
            String order = switch (query.sort()) {
                case NEWEST_FIRST -> "newest";
                case OLDEST_FIRST -> "oldest";
            };
            dialect.ask().sort().getOrDefault(order, Map.of())
                    .forEach((name, value) -> url.find(ParameterName.of(name)).ifPresent(known -> values.put(known, value)));
        }
    }

    /// What can be said of a condition in all collections: the least that can be said in one.
    private static Treatment lesser(Treatment one, Treatment other) {
        return one.ordinal() >= other.ordinal() ? one : other;
    }
}
