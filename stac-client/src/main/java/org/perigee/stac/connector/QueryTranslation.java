package org.perigee.stac.connector;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.perigee.catalog.connector.Treatment;
import org.perigee.catalog.provider.CollectionMapping;
import org.perigee.catalog.provider.Provider;
import org.perigee.catalog.query.Condition;
import org.perigee.catalog.query.PropertyFilter;
import org.perigee.catalog.query.SearchQuery;
import org.perigee.catalog.query.SortBy;
import org.perigee.stac.Conformance;
import org.perigee.stac.Cql2;
import org.perigee.stac.Fallback;
import org.perigee.stac.StacDialect;
import org.perigee.stac.StacSearchRequest;

/// Says a query in STAC's terms: the searches it takes, and what becomes of each condition. Not thread-safe.
final class QueryTranslation {

    /// A search and what has to be tested here because the server may not have been asked for it.
    record Part(StacSearchRequest request, CollectionChoice choice) {
    }

    private final SearchQuery query;
    private final Provider provider;
    private final StacDialect dialect;
    private final FilterTranslation filters;
    private final boolean isStatic;
    private final Map<Condition, Treatment> treatments = new LinkedHashMap<>();
    /// By identity: two conditions may read the same.
    private final Map<Cql2, Condition> askedFor = new IdentityHashMap<>();

    QueryTranslation(SearchQuery query, Provider provider, StacDialect dialect, Conformance conformance, boolean isStatic) {
        this.query = query;
        this.provider = provider;
        this.dialect = dialect;
        this.filters = new FilterTranslation(dialect, conformance);
        this.isStatic = isStatic;
        Condition.of(query).forEach(condition -> treatments.put(condition, Treatment.ASKED));
    }

    /// The searches: one for each choice of collections, part of the area and portion of names.
    List<Part> parts(List<CollectionChoice> choices) {
        List<Cql2> conditions = conditions();
        NameParts names = NameParts.of(isStatic ? List.of() : query.names(), dialect.names());
        settleNames(names);
        List<Optional<AreaParts.Part>> areas = areas();
        List<Part> parts = new ArrayList<>();
        for (CollectionChoice choice : choices) {
            for (Optional<AreaParts.Part> area : areas) {
                for (NameParts.Part name : names.parts()) {
                    parts.add(new Part(request(choice, area, name, conditions), choice));
                }
            }
        }
        return parts;
    }

    private List<Cql2> conditions() {
        List<Cql2> conditions = new ArrayList<>();
        for (Condition condition : List.copyOf(treatments.keySet())) {
            if (condition instanceof Condition.Property(PropertyFilter filter)) {
                filters.translate(filter).ifPresentOrElse(said -> {
                    conditions.add(said);
                    askedFor.put(said, condition);
                }, () -> treatments.put(condition, Treatment.APPLIED_HERE));
            }
        }
        return conditions;
    }

    private void settleNames(NameParts names) {
        if (query.names().isEmpty()) {
            return;
        }
        Condition condition = new Condition.Names(query.names());
        names.parts().forEach(part -> part.condition().ifPresent(said -> askedFor.put(said, condition)));
        treatments.put(condition, names.asked() ? Treatment.ASKED : Treatment.APPLIED_HERE);
    }

    private List<Optional<AreaParts.Part>> areas() {
        if (query.findArea().isEmpty()) {
            return List.of(Optional.empty());
        }
        AreaParts areas = AreaParts.of(query.area(), dialect.area());
        if (!areas.exact()) {
            treatments.put(new Condition.Area(query.area()), Treatment.APPLIED_HERE);
        }
        return areas.parts().stream().map(Optional::of).toList();
    }

    private StacSearchRequest request(CollectionChoice choice, Optional<AreaParts.Part> area, NameParts.Part name, List<Cql2> conditions) {
        StacSearchRequest.Builder request = StacSearchRequest.builder().collections(choice.collections()).ids(name.ids())
                .time(query.time().start(), query.time().end()).text(query.text())
                .limit(Math.min(provider.limits().pageSize(), query.limit()));
        area.ifPresent(part -> part.addTo(request));
        conditions.forEach(request::filter);
        name.condition().ifPresent(request::filter);
        choice.constraints().forEach((property, values) -> request.filter(constraint(property, values)));
        if (!isStatic) {
            request.sort("datetime", query.sort() == SortBy.NEWEST_FIRST);
        }
        return request.build();
    }

    /// In the provider's own words, so not translated.
    private static Cql2 constraint(String property, String values) {
        List<String> any = CollectionMapping.values(values);
        return any.size() == 1 ? Cql2.equal(property, any.getFirst()) : new Cql2.In(property, List.copyOf(any));
    }

    /// Takes back what a server turned out not to be asked.
    void settle(List<Fallback> fallbacks) {
        for (Fallback fallback : fallbacks) {
            switch (fallback) {
                case Fallback.FilterNotAsked(Cql2 said) -> applyHere(askedFor.get(said));
                case Fallback.AreaAsBox _ -> applyHere(query.findArea().map(Condition.Area::new).orElse(null));
                case Fallback.TimeNotAsked _ -> applyHere(new Condition.Time(query.time()));
                case Fallback.TextNotAsked _ -> applyHere(new Condition.Text(query.text()));
                case Fallback.FilterAsQuery _, Fallback.GetForText _, Fallback.SortNotAsked _, Fallback.FieldsNotAsked _ -> { }
            }
        }
    }

    private void applyHere(Condition condition) {
        if (condition != null && treatments.containsKey(condition)) {
            treatments.put(condition, Treatment.APPLIED_HERE);
        }
    }

    Map<Condition, Treatment> treatments() {
        return treatments;
    }
}
