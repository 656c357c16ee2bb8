package org.perigee.opensearch.connector;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.perigee.access.AccessException;
import org.perigee.access.CallScope;
import org.perigee.access.Redaction;
import org.perigee.catalog.connector.Cancellation;
import org.perigee.catalog.connector.CatalogConnector;
import org.perigee.catalog.connector.CatalogException;
import org.perigee.catalog.connector.FailureKind;
import org.perigee.catalog.connector.Page;
import org.perigee.catalog.connector.PageSink;
import org.perigee.catalog.connector.SearchEnd;
import org.perigee.catalog.connector.SearchPlan;
import org.perigee.catalog.model.CatalogCollection;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.provider.Provider;
import org.perigee.catalog.query.SearchQuery;
import org.perigee.opensearch.OpenSearchClient;
import org.perigee.opensearch.OpenSearchDialect;
import org.perigee.opensearch.PagingEnd;
import org.perigee.opensearch.SearchCursor;
import org.perigee.opensearch.answer.Entry;

/// A catalogue that speaks OpenSearch, as Perigee sees it. Thread-safe.
///
/// A query becomes one search for each native collection, each side of the antimeridian and each product name; they are asked
/// one after the other and their Items handed on as one answer without repetitions.
public final class OpenSearchConnector implements CatalogConnector {

    private final Provider provider;
    private final OpenSearchClient client;
    private final QueryPlanner planner;
    private final ItemMapper mapper;
    private final CollectionLister lister;

    OpenSearchConnector(Provider provider, OpenSearchDialect dialect, OpenSearchClient client, Clock clock) {
        this.provider = provider;
        this.client = client;
        this.planner = new QueryPlanner(provider, dialect, client);
        this.mapper = new ItemMapper(provider, dialect.read(), clock);
        this.lister = new CollectionLister(provider, client);
    }

    @Override
    public Provider provider() {
        return provider;
    }

    @Override
    public SearchPlan plan(SearchQuery query, Cancellation cancellation) throws CatalogException {
        return asking(cancellation, scope -> {
            QueryPlan plan = prepared(() -> planner.plan(query, scope));
            List<String> requests = new ArrayList<>();
            for (QueryPlan.Part part : plan.parts()) {
                String url = prepared(() -> client.firstRequest(part.parameters(), scope));
                requests.add("curl -sS -H 'Accept: " + client.accept() + "' '" + Redaction.url(url).replace("'", "%27") + "'");
            }
            return new SearchPlan(plan.treatments(), requests);
        });
    }

    @Override
    public SearchEnd search(SearchQuery query, PageSink sink, Cancellation cancellation) throws CatalogException {
        return asking(cancellation, scope -> {
            QueryPlan plan = prepared(() -> planner.plan(query, scope));
            return new Search(plan.parts(), sink, scope).run();
        });
    }

    @Override
    public List<CatalogCollection> collections(Cancellation cancellation) throws CatalogException {
        return asking(cancellation, scope -> prepared(() -> lister.list(scope)));
    }

    private interface Work<T> {
        T run(CallScope scope) throws AccessException, CatalogException;
    }

    private static <T> T asking(Cancellation cancellation, Work<T> work) throws CatalogException {
        CallScope scope = new CallScope();
        cancellation.onCancel(scope::cancel);
        try {
            if (scope.isCancelled()) {
                throw new CatalogException(FailureKind.CANCELLED, "Cancelled", null);
            }
            return work.run(scope);
        } catch (AccessException e) {
            FailureKind kind = scope.isCancelled() ? FailureKind.CANCELLED : FailureKind.valueOf(e.kind().name());
            throw new CatalogException(kind, e.getMessage(), e.status(), e.retryAfter(), e);
        }
    }

    private interface Preparation<T> {
        T make() throws AccessException;
    }

    /// A query that lacks what the catalogue demands is a bad request before it is sent.
    private static <T> T prepared(Preparation<T> preparation) throws AccessException, CatalogException {
        try {
            return preparation.make();
        } catch (IllegalArgumentException e) {
            throw new CatalogException(FailureKind.BAD_REQUEST, e.getMessage(), e);
        }
    }

    /// One search on its way.
    private final class Search {

        private final List<QueryPlan.Part> parts;
        private final PageSink sink;
        private final CallScope scope;
        private final Set<String> delivered = new HashSet<>();
        private String cutShort = "";
        private OptionalLong matched = OptionalLong.of(0);

        Search(List<QueryPlan.Part> parts, PageSink sink, CallScope scope) {
            this.parts = parts;
            this.sink = sink;
            this.scope = scope;
        }

        SearchEnd run() throws AccessException, CatalogException {
            for (QueryPlan.Part part : parts) {
                SearchCursor cursor = prepared(() -> client.search(part.parameters(), scope));
                while (cursor.advance()) {
                    if (!sink.accept(page(part, cursor))) {
                        return new SearchEnd.LimitReached(parts.size() == 1 ? cursor.total() : OptionalLong.empty());
                    }
                }
                note(cursor);
            }
            return cutShort.isEmpty() ? new SearchEnd.Exhausted() : new SearchEnd.CutShort(cutShort, matched);
        }

        private Page page(QueryPlan.Part part, SearchCursor cursor) {
            List<Item> items = new ArrayList<>();
            int skipped = cursor.page().unread();
            String problem = cursor.page().problem();
            for (Entry entry : cursor.fresh()) {
                try {
                    Item item = mapper.map(entry, part.parameters().collection(), cursor.page().url());
                    if (part.accepts(item) && delivered.add(item.ref().id())) {
                        items.add(item);
                    }
                } catch (IllegalArgumentException e) {
                    problem = skipped++ == 0 ? entry.id() + ": " + e.getMessage() : problem;
                }
            }
            return new Page(items, parts.size() == 1 ? cursor.total() : OptionalLong.empty(), skipped, problem);
        }

        private void note(SearchCursor cursor) {
            matched = matched.isPresent() && cursor.total().isPresent()
                    ? OptionalLong.of(matched.getAsLong() + cursor.total().getAsLong()) : OptionalLong.empty();
            if (cutShort.isEmpty() && cursor.end() instanceof PagingEnd.CutShort(String reason)) {
                cutShort = reason;
            }
        }
    }
}
