package org.perigee.catalog.federation;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.perigee.catalog.connector.Cancellation;
import org.perigee.catalog.connector.CatalogConnector;
import org.perigee.catalog.connector.CatalogException;
import org.perigee.catalog.connector.PageSink;
import org.perigee.catalog.connector.SearchEnd;
import org.perigee.catalog.connector.SearchPlan;
import org.perigee.catalog.connector.Treatment;
import org.perigee.catalog.model.CatalogCollection;
import org.perigee.catalog.provider.Limits;
import org.perigee.catalog.provider.Protocol;
import org.perigee.catalog.provider.Provider;
import org.perigee.catalog.provider.Status;
import org.perigee.catalog.query.Condition;
import org.perigee.catalog.query.SearchQuery;

/// A connector that does what a test says.
final class ScriptedConnector implements CatalogConnector {

    @FunctionalInterface
    interface Script {
        SearchEnd search(PageSink sink, Cancellation cancellation) throws CatalogException, InterruptedException;
    }

    private final Provider provider;
    private final Script script;
    private Predicate<Condition> asked = _ -> true;
    private Set<Class<?>> unsupported = Set.of();

    ScriptedConnector(String provider, int deadlineSeconds, Script script) {
        this.provider = new Provider(provider, provider, Protocol.STAC, URI.create("https://example.org/"), Status.LIVE, "", "", true, "", "", "", null,
                new Limits(10, 0, 1, 1, deadlineSeconds), Map.of(), null);
        this.script = script;
    }

    ScriptedConnector(String provider, Script script) {
        this(provider, 60, script);
    }

    ScriptedConnector asking(Predicate<Condition> conditions) {
        asked = conditions;
        return this;
    }

    ScriptedConnector without(Class<?>... conditions) {
        unsupported = Set.of(conditions);
        return this;
    }

    @Override
    public Provider provider() {
        return provider;
    }

    @Override
    public SearchPlan plan(SearchQuery query, Cancellation cancellation) {
        Map<Condition, Treatment> treatments = new LinkedHashMap<>();
        for (Condition condition : Condition.of(query)) {
            Treatment here = unsupported.contains(condition.getClass()) ? Treatment.UNSUPPORTED : Treatment.APPLIED_HERE;
            treatments.put(condition, here == Treatment.APPLIED_HERE && asked.test(condition) ? Treatment.ASKED : here);
        }
        return new SearchPlan(treatments, List.of());
    }

    @Override
    public SearchEnd search(SearchQuery query, PageSink sink, Cancellation cancellation) throws CatalogException {
        try {
            return script.search(sink, cancellation);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<CatalogCollection> collections(Cancellation cancellation) {
        return List.of();
    }
}
