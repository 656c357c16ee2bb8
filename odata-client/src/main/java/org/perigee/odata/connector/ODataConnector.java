package org.perigee.odata.connector;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.perigee.access.AccessException;
import org.perigee.access.CallScope;
import org.perigee.access.HttpAccess;
import org.perigee.access.Realm;
import org.perigee.access.Redaction;
import org.perigee.catalog.connector.Cancellation;
import org.perigee.catalog.connector.CatalogConnector;
import org.perigee.catalog.connector.CatalogException;
import org.perigee.catalog.connector.FailureKind;
import org.perigee.catalog.connector.Page;
import org.perigee.catalog.connector.PageSink;
import org.perigee.catalog.connector.ProductFile;
import org.perigee.catalog.connector.SearchEnd;
import org.perigee.catalog.connector.SearchPlan;
import org.perigee.catalog.model.Asset;
import org.perigee.catalog.model.CatalogCollection;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.model.TimeRange;
import org.perigee.catalog.provider.CollectionMapping;
import org.perigee.catalog.provider.Provider;
import org.perigee.catalog.query.SearchQuery;
import org.perigee.odata.NodeFile;
import org.perigee.odata.ODataClient;
import org.perigee.odata.ODataDialect;
import org.perigee.odata.ODataQuery;
import org.perigee.odata.PageTaker;
import org.perigee.odata.ProductEntry;
import org.perigee.odata.ProductPage;
import org.perigee.odata.WalkEnd;

/// An OData product catalogue as a catalogue of Perigee. Thread-safe.
public final class ODataConnector implements CatalogConnector {

    private final Provider provider;
    private final ODataDialect dialect;
    private final ODataClient client;
    private final ItemMapper mapper;

    /// @param access how the network is reached; search requests carry the provider's search realm
    /// @param clock  tells when Items were retrieved
    public ODataConnector(Provider provider, ODataDialect dialect, HttpAccess access, Clock clock) {
        this.provider = provider;
        this.dialect = withLimits(dialect, provider);
        Optional<Realm> realm = Optional.of(provider.searchRealm()).filter(id -> !id.isEmpty()).map(Realm::new);
        this.client = new ODataClient(access, provider.endpoint(), this.dialect, realm);
        this.mapper = new ItemMapper(provider, client, clock);
    }

    /// What the registry says of the provider's limits goes before what its dialect says.
    private static ODataDialect withLimits(ODataDialect dialect, Provider provider) {
        ODataDialect.Paging paging = dialect.paging();
        int page = Math.min(provider.limits().pageSize(), paging.maxPage());
        int ceiling = provider.limits().pageCeiling() > 0 ? provider.limits().pageCeiling() : paging.skipCeiling();
        return new ODataDialect(dialect.version(), dialect.filter(), dialect.naming(), new ODataDialect.Paging(page, ceiling, paging.nextLink(),
                paging.count(), paging.sortKeys(), paging.expand(), paging.expandJoined()), dialect.resources(), dialect.properties());
    }

    @Override
    public Provider provider() {
        return provider;
    }

    @Override
    public SearchPlan plan(SearchQuery query, Cancellation cancellation) {
        Translation translation = translate(query);
        List<String> requests = new ArrayList<>();
        translation.queries().forEach(each -> requests.add("curl \"" + Redaction.url(client.url(each)) + "\""));
        translation.nameLists().forEach(names -> requests.add("curl --json '" + client.nameListBody(names).replace("'", "'\\''") + "' \""
                + Redaction.url(client.nameListUrl()) + "\""));
        return new SearchPlan(translation.treatments(), requests);
    }

    private Translation translate(SearchQuery query) {
        return new QueryTranslator(provider, dialect, client).translate(query);
    }

    @Override
    public SearchEnd search(SearchQuery query, PageSink sink, Cancellation cancellation) throws CatalogException {
        CallScope scope = new CallScope();
        cancellation.onCancel(scope::cancel);
        Delivery delivery = new Delivery(sink);
        try {
            return search(translate(query), delivery, scope);
        } catch (AccessException e) {
            throw failure(e);
        } catch (IOException e) {
            throw new CatalogException(FailureKind.PROTOCOL, e.getMessage(), e);
        }
    }

    private SearchEnd search(Translation translation, Delivery delivery, CallScope scope) throws IOException {
        for (List<String> names : translation.nameLists()) {
            if (!delivery.accept(client.byNames(names, scope))) {
                return new SearchEnd.LimitReached(OptionalLong.empty());
            }
        }
        List<WalkEnd> ends = new ArrayList<>();
        for (ODataQuery part : translation.queries()) {
            WalkEnd end = client.walk(part, delivery, scope);
            ends.add(end);
            if (end instanceof WalkEnd.Stopped) {
                return new SearchEnd.LimitReached(translation.queries().size() == 1 ? end.matched() : OptionalLong.empty());
            }
        }
        return ends.stream().filter(WalkEnd.CutShort.class::isInstance).map(WalkEnd.CutShort.class::cast).findFirst()
                .<SearchEnd>map(cut -> new SearchEnd.CutShort(cut.reason(), cut.matched())).orElseGet(SearchEnd.Exhausted::new);
    }

    private static CatalogException failure(AccessException e) {
        return new CatalogException(FailureKind.valueOf(e.kind().name()), e.getMessage(), e.status(), e.retryAfter(), e);
    }

    /// The collections that the registry or the dialect name; the protocol itself has no list of them.
    @Override
    public List<CatalogCollection> collections(Cancellation cancellation) {
        if (!dialect.filter().collectionName()) {
            return List.of();
        }
        Set<String> ids = new LinkedHashSet<>();
        provider.collections().values().stream().map(CollectionMapping::all).forEach(ids::addAll);
        ids.addAll(dialect.naming().collections().values());
        return ids.stream().map(id -> new CatalogCollection(provider.id(), id, id, "", null, TimeRange.ALWAYS, List.of(), "")).toList();
    }

    /// What its nodes say is inside; a quicklook that lies beside the product is no part of it.
    @Override
    public List<ProductFile> files(Item item, Cancellation cancellation) throws CatalogException {
        CallScope scope = new CallScope();
        cancellation.onCancel(scope::cancel);
        String id = item.ref().id();
        try {
            return client.files(id, provider.limits().requests(), scope).stream().map(file -> file(id, file)).toList();
        } catch (AccessException e) {
            throw failure(e);
        } catch (IOException e) {
            throw new CatalogException(FailureKind.PROTOCOL, e.getMessage(), e);
        }
    }

    private ProductFile file(String id, NodeFile file) {
        String path = String.join("/", file.path());
        String name = file.path().getLast();
        Set<String> roles = name.equals("manifest.safe") || name.endsWith(".xml") ? Set.of("metadata") : Set.of("data");
        return new ProductFile(path, Asset.builder(path, client.fileUrl(id, file.path())).title(name).roles(roles).size(file.length().orElse(0))
                .realm(provider.realm()).fileName(name).build());
    }

    /// Maps pages for the sink; parts of a search may find the same product, which goes through once.
    private final class Delivery implements PageTaker {

        private final PageSink sink;
        private final Set<String> delivered = new HashSet<>();

        Delivery(PageSink sink) {
            this.sink = sink;
        }

        @Override
        public boolean accept(ProductPage page) {
            List<Item> items = new ArrayList<>();
            for (ProductEntry product : page.products()) {
                if (delivered.add(product.id())) {
                    items.add(mapper.map(product));
                }
            }
            return (items.isEmpty() && page.unreadable() == 0) || sink.accept(new Page(items, page.count(), page.unreadable(), page.problem()));
        }
    }
}
