package org.perigee.odata.connector;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.perigee.catalog.connector.Treatment;
import org.perigee.catalog.model.Footprint;
import org.perigee.catalog.model.TimeRange;
import org.perigee.catalog.provider.CollectionMapping;
import org.perigee.catalog.provider.Provider;
import org.perigee.catalog.query.Condition;
import org.perigee.catalog.query.PropertyFilter;
import org.perigee.catalog.query.SearchQuery;
import org.perigee.catalog.query.SortBy;
import org.perigee.odata.ODataClient;
import org.perigee.odata.ODataDialect;
import org.perigee.odata.ODataQuery;
import org.perigee.odata.ProductTest;
import org.perigee.odata.SearchArea;
import org.perigee.odata.Selection;

/// Translates one search and keeps account of what becomes of each condition. Used once.
final class QueryTranslator {

    /// More names than this make a URL too long.
    private static final int NAMES_AT_ONCE = 8;
    private static final int NAMES_POSTED_AT_ONCE = 100;

    private final Provider provider;
    private final ODataDialect dialect;
    private final ODataClient client;
    private final FilterTranslator filters;
    private final Map<Condition, Treatment> treatments = new LinkedHashMap<>();
    private final ODataQuery.Builder builder = ODataQuery.builder();
    private final List<Selection> selections = new ArrayList<>();

    QueryTranslator(Provider provider, ODataDialect dialect, ODataClient client) {
        this.provider = provider;
        this.dialect = dialect;
        this.client = client;
        this.filters = new FilterTranslator(dialect);
    }

    Translation translate(SearchQuery query) {
        for (Condition condition : Condition.of(query)) {
            treatments.put(condition, switch (condition) {
                case Condition.Area(Footprint area) -> area(area);
                case Condition.Time(TimeRange range) -> time(range);
                case Condition.Collections(Set<String> ids) -> collections(ids);
                case Condition.Property(PropertyFilter filter) -> property(filter);
                case Condition.Names(List<String> patterns) -> names(patterns);
                case Condition.Text text -> Treatment.APPLIED_HERE;
            });
        }
        boolean allAsked = treatments.values().stream().allMatch(Treatment.ASKED::equals);
        int page = dialect.paging().maxPage();
        builder.order(query.sort() == SortBy.NEWEST_FIRST ? ODataQuery.Order.NEWEST_FIRST : ODataQuery.Order.OLDEST_FIRST)
                .count(dialect.paging().count()).top(allAsked ? Math.min(page, query.limit()) : page);
        if (treatments.keySet().stream().allMatch(Condition.Names.class::isInstance) && canBePosted(query.names())) {
            return new Translation(List.of(), portions(query.names(), NAMES_POSTED_AT_ONCE), treatments);
        }
        return new Translation(queries(query.names()), List.of(), treatments);
    }

    private Treatment area(Footprint area) {
        Optional<SearchArea> asked = client.searchArea(area.valid());
        if (asked.isEmpty()) {
            return Treatment.APPLIED_HERE;
        }
        builder.area(area.valid());
        return asked.get().exact() ? Treatment.ASKED : Treatment.APPLIED_HERE;
    }

    private Treatment time(TimeRange range) {
        builder.overlapping(range.start(), range.end());
        return Treatment.ASKED;
    }

    private Treatment collections(Set<String> ids) {
        List<CollectionMapping> mappings = ids.stream().map(this::mapping).filter(Objects::nonNull).toList();
        if (mappings.isEmpty()) {
            return Treatment.UNSUPPORTED;
        }
        List<Selection> choices = new ArrayList<>();
        boolean narrowed = true;
        for (CollectionMapping mapping : mappings) {
            List<Selection> own = selections(mapping);
            narrowed &= !own.isEmpty();
            choices.addAll(own);
        }
        if (!narrowed) {
            return Treatment.APPLIED_HERE;
        }
        selections.addAll(choices);
        return mappings.stream().allMatch(this::isAskedExactly) ? Treatment.ASKED : Treatment.APPLIED_HERE;
    }

    private boolean isAskedExactly(CollectionMapping mapping) {
        return constraints(mapping).allMatch(result -> result.treatment() == Treatment.ASKED);
    }

    private Stream<FilterTranslator.Result> constraints(CollectionMapping mapping) {
        return mapping.filters().stream().map(filters::translate);
    }

    /// What a collection is here; null where nobody can tell.
    private CollectionMapping mapping(String id) {
        CollectionMapping mapped = provider.collections().get(id);
        if (mapped != null || !dialect.filter().collectionName()) {
            return mapped;
        }
        Set<String> own = new LinkedHashSet<>();
        provider.collections().values().forEach(each -> own.addAll(each.all()));
        own.addAll(dialect.naming().collections().values());
        return own.stream().filter(id::equalsIgnoreCase).findFirst().or(() -> own.isEmpty() ? Optional.of(id) : Optional.empty())
                .map(name -> new CollectionMapping(name, Map.of())).orElse(null);
    }

    /// What to choose from; empty where nothing can be asked that would narrow the search down.
    private List<Selection> selections(CollectionMapping mapping) {
        List<ProductTest> tests = constraints(mapping).flatMap(result -> result.tests().stream()).toList();
        if (dialect.filter().collectionName() && !mapping.all().isEmpty()) {
            return mapping.all().stream().map(collection -> new Selection(collection, tests)).toList();
        }
        return tests.isEmpty() ? List.of() : List.of(new Selection("", tests));
    }

    private Treatment property(PropertyFilter filter) {
        FilterTranslator.Result result = filters.translate(filter);
        result.tests().forEach(builder::test);
        return result.treatment();
    }

    private Treatment names(List<String> patterns) {
        boolean wild = patterns.stream().anyMatch(name -> name.contains("*"));
        if (wild && selections.isEmpty() && dialect.filter().collectionName()) {
            // Servers are slow to search names unless they know the collection.
            List<Optional<String>> guesses = patterns.stream().map(dialect.naming()::collectionOf).toList();
            if (guesses.stream().allMatch(Optional::isPresent)) {
                guesses.stream().map(Optional::get).distinct().map(Selection::of).forEach(selections::add);
            }
        }
        return patterns.stream().allMatch(ODataQuery::isAskedExactly) ? Treatment.ASKED : Treatment.APPLIED_HERE;
    }

    private boolean canBePosted(List<String> names) {
        return dialect.filter().nameList() && names.size() > NAMES_AT_ONCE && names.stream().noneMatch(name -> name.contains("*"));
    }

    private List<ODataQuery> queries(List<String> names) {
        selections.forEach(builder::select);
        ODataQuery base = builder.build();
        if (names.isEmpty()) {
            return List.of(base);
        }
        return portions(names, NAMES_AT_ONCE).stream().map(portion -> new ODataQuery(base.selections(), portion, base.tests(), base.area(),
                base.order(), base.top(), base.count(), 0)).toList();
    }

    private static List<List<String>> portions(List<String> names, int size) {
        List<String> distinct = names.stream().distinct().toList();
        return Stream.iterate(0, from -> from < distinct.size(), from -> from + size)
                .map(from -> distinct.subList(from, Math.min(from + size, distinct.size()))).toList();
    }
}
