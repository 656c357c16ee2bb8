package org.perigee.opensearch.connector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.perigee.access.AccessException;
import org.perigee.access.CallScope;
import org.perigee.catalog.model.BoundingBox;
import org.perigee.catalog.model.CatalogCollection;
import org.perigee.catalog.model.Footprint;
import org.perigee.catalog.model.TimeRange;
import org.perigee.catalog.provider.CollectionMapping;
import org.perigee.catalog.provider.Provider;
import org.perigee.opensearch.OpenSearchClient;
import org.perigee.opensearch.answer.Entry;
import org.perigee.opensearch.description.ParameterName;
import org.perigee.opensearch.description.SearchUrl;

/// Lists collections: those found by searching for collections, else those that the description offers to choose from, else
/// those that the registry knows.
final class CollectionLister {

    private final Provider provider;
    private final OpenSearchClient client;

    CollectionLister(Provider provider, OpenSearchClient client) {
        this.provider = provider;
        this.client = client;
    }

    List<CatalogCollection> list(CallScope scope) throws AccessException {
        List<CatalogCollection> found = new ArrayList<>();
        client.collections(scope).forEach(entry -> found.add(collection(entry)));
        if (found.isEmpty()) {
            SearchUrl url = client.searchUrl("", scope);
            url.parameter(ParameterName.PARENT).ifPresent(parameter ->
                    parameter.options().forEach(option -> found.add(named(option.value(), option.label()))));
        }
        if (found.isEmpty()) {
            provider.collections().values().stream().map(CollectionMapping::collection).filter(id -> !id.isEmpty()).distinct()
                    .forEach(id -> found.add(named(id, "")));
        }
        return found;
    }

    private CatalogCollection named(String id, String title) {
        return new CatalogCollection(provider.id(), id, title, "", null, TimeRange.ALWAYS, List.of(), "");
    }

    private CatalogCollection collection(Entry entry) {
        String description = entry.text("abstract").or(() -> entry.text("description")).orElse("");
        return new CatalogCollection(provider.id(), entry.id(), entry.title(), description, extent(entry).orElse(null),
                new TimeRange(entry.time().start(), entry.time().end()), List.of(), entry.text("rights").orElse(""));
    }

    private static Optional<BoundingBox> extent(Entry entry) {
        try {
            return entry.findGeometry().map(Footprint::of).map(Footprint::bounds);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
