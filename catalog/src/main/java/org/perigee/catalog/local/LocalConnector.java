package org.perigee.catalog.local;

import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.perigee.catalog.connector.Cancellation;
import org.perigee.catalog.connector.CatalogConnector;
import org.perigee.catalog.connector.CatalogException;
import org.perigee.catalog.connector.FailureKind;
import org.perigee.catalog.connector.Page;
import org.perigee.catalog.connector.PageSink;
import org.perigee.catalog.connector.SearchEnd;
import org.perigee.catalog.connector.SearchPlan;
import org.perigee.catalog.connector.Treatment;
import org.perigee.catalog.federation.SourceOutcome;
import org.perigee.catalog.model.CatalogCollection;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.model.TimeRange;
import org.perigee.catalog.provider.Provider;
import org.perigee.catalog.query.Condition;
import org.perigee.catalog.query.SearchQuery;
import org.perigee.storage.ReadScope;
import org.perigee.storage.StorageException;

/// Stands in for a provider's connector where the network does not answer: searches what was kept of it.
///
/// A search never ends as complete, since the provider was not asked; the reason says of when the answer is and whether it was
/// complete then. Searches through it should be given no archive: what it finds is kept already.
public final class LocalConnector implements CatalogConnector {

    private static final int PAGE = 500;

    private final Provider provider;
    private final LocalCatalogue catalogue;
    private final SearchMemory memory;

    public LocalConnector(Provider provider, LocalCatalogue catalogue, SearchMemory memory) {
        this.provider = Objects.requireNonNull(provider);
        this.catalogue = Objects.requireNonNull(catalogue);
        this.memory = Objects.requireNonNull(memory);
    }

    @Override
    public Provider provider() {
        return provider;
    }

    @Override
    public SearchPlan plan(SearchQuery query, Cancellation cancellation) {
        Map<Condition, Treatment> treatments = new LinkedHashMap<>();
        Condition.of(query).forEach(condition -> treatments.put(condition, Treatment.ASKED));
        return new SearchPlan(treatments, List.of());
    }

    @Override
    public SearchEnd search(SearchQuery query, PageSink sink, Cancellation cancellation) throws CatalogException {
        ReadScope scope = new ReadScope();
        cancellation.onCancel(scope::cancel);
        try {
            LocalCursor cursor = catalogue.open(query, provider.id(), Detail.WHOLE, scope);
            for (List<Item> page = cursor.next(PAGE); !page.isEmpty(); page = cursor.next(PAGE)) {
                if (!sink.accept(Page.of(page))) {
                    return new SearchEnd.LimitReached(OptionalLong.empty());
                }
            }
            return new SearchEnd.CutShort(reason(query), OptionalLong.empty());
        } catch (StorageException e) {
            FailureKind kind = e.kind() == StorageException.Kind.CANCELLED ? FailureKind.CANCELLED : FailureKind.SERVER;
            throw new CatalogException(kind, "The local catalogue cannot be read: " + e.getMessage(), e);
        }
    }

    private String reason(SearchQuery query) {
        return memory.records(query, provider.id()).stream().filter(SearchRecord::isAnswer).findFirst()
                .map(answer -> "From the local catalogue as of " + answer.when().truncatedTo(ChronoUnit.SECONDS)
                        + (answer.outcome() instanceof SourceOutcome.Complete ? ", complete then" : ", not complete then"))
                .orElse("From the local catalogue: the provider never answered this search, so there may be more");
    }

    @Override
    public List<CatalogCollection> collections(Cancellation cancellation) {
        return catalogue.collections(provider.id()).stream()
                .map(id -> new CatalogCollection(provider.id(), id, id, "", null, TimeRange.ALWAYS, List.of(), "")).toList();
    }
}
