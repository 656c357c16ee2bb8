package org.perigee.stac.connector;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.perigee.access.AccessException;
import org.perigee.access.CallScope;
import org.perigee.access.HttpAccess;
import org.perigee.access.Realm;
import org.perigee.catalog.connector.Cancellation;
import org.perigee.catalog.connector.CatalogConnector;
import org.perigee.catalog.connector.CatalogException;
import org.perigee.catalog.connector.FailureKind;
import org.perigee.catalog.connector.PageSink;
import org.perigee.catalog.connector.SearchEnd;
import org.perigee.catalog.connector.SearchPlan;
import org.perigee.catalog.model.CatalogCollection;
import org.perigee.catalog.provider.Provider;
import org.perigee.catalog.query.SearchQuery;
import org.perigee.stac.StacClient;
import org.perigee.stac.StacDialect;
import org.perigee.stac.StacRequest;
import org.perigee.stac.StacSearch;

/// Searches a STAC API or a static STAC catalogue. What the server declares is read at first use and kept. Thread-safe.
public final class StacConnector implements CatalogConnector {

    private final Provider provider;
    private final StacDialect dialect;
    private final StacClient client;
    private final ItemMapper mapper;
    private final Map<String, Boolean> offered = new ConcurrentHashMap<>();

    /// @throws IllegalArgumentException where the provider's dialect is not understood; the message names provider and key
    public StacConnector(Provider provider, HttpAccess access, Clock clock) {
        this.provider = provider;
        try {
            this.dialect = StacDialect.of(provider.dialect());
            this.mapper = new ItemMapper(provider, ItemDialect.of(dialect.documents()), clock);
            Realm realm = provider.searchRealm().isEmpty() ? null : new Realm(provider.searchRealm());
            this.client = StacClient.open(provider.endpoint(), access, dialect, realm);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Provider " + provider.id() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public Provider provider() {
        return provider;
    }

    @Override
    public SearchPlan plan(SearchQuery query, Cancellation cancellation) throws CatalogException {
        return calling(cancellation, scope -> {
            QueryTranslation translation = translation(query, scope);
            List<String> requests = new ArrayList<>();
            for (QueryTranslation.Part part : parts(query, translation, scope)) {
                StacSearch search = client.search(part.request(), scope);
                translation.settle(search.fallbacks());
                requests.add(search.firstRequest().map(StacRequest::curl).orElse("curl '" + provider.endpoint() + "'"));
            }
            return new SearchPlan(translation.treatments(), requests);
        });
    }

    @Override
    public SearchEnd search(SearchQuery query, PageSink sink, Cancellation cancellation) throws CatalogException {
        return calling(cancellation, scope -> {
            List<QueryTranslation.Part> parts = parts(query, translation(query, scope), scope);
            return new SearchRun(client, mapper, provider.limits().pageCeiling(), sink, scope).run(parts);
        });
    }

    @Override
    public List<CatalogCollection> collections(Cancellation cancellation) throws CatalogException {
        return calling(cancellation, scope -> client.collections(scope).stream().map(mapper::map).toList());
    }

    private QueryTranslation translation(SearchQuery query, CallScope scope) throws AccessException {
        return new QueryTranslation(query, provider, dialect, client.conformance(scope), client.isStatic(scope));
    }

    private List<QueryTranslation.Part> parts(SearchQuery query, QueryTranslation translation, CallScope scope) throws AccessException {
        return translation.parts(CollectionChoice.of(query.collections(), provider, id -> offers(id, scope)));
    }

    /// A static catalogue is not asked beforehand: its walk passes over what is not there.
    private boolean offers(String id, CallScope scope) throws AccessException {
        Boolean known = offered.get(id);
        if (known == null) {
            known = client.isStatic(scope) || exists(id, scope);
            offered.put(id, known);
        }
        return known;
    }

    private boolean exists(String id, CallScope scope) throws AccessException {
        try {
            client.collection(id, scope);
            return true;
        } catch (AccessException e) {
            // pycsw answers 400 where others answer 404.
            boolean absent = e.kind() == org.perigee.access.FailureKind.NOT_FOUND || e.kind() == org.perigee.access.FailureKind.BAD_REQUEST;
            if (absent) {
                return false;
            }
            throw e;
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T in(CallScope scope) throws AccessException;
    }

    private static <T> T calling(Cancellation cancellation, Work<T> work) throws CatalogException {
        if (cancellation.isCancelled()) {
            throw new CatalogException(FailureKind.CANCELLED, "Cancelled", null);
        }
        CallScope scope = new CallScope();
        cancellation.onCancel(scope::cancel);
        try {
            return work.in(scope);
        } catch (AccessException e) {
            throw new CatalogException(FailureKind.valueOf(e.kind().name()), e.getMessage(), e.status(), e.retryAfter(), e);
        }
    }
}
