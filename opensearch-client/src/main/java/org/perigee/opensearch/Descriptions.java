package org.perigee.opensearch;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.perigee.access.AccessException;
import org.perigee.access.CallScope;
import org.perigee.access.FailureKind;
import org.perigee.opensearch.answer.Entry;
import org.perigee.opensearch.answer.Link;
import org.perigee.opensearch.answer.SearchPage;
import org.perigee.opensearch.description.DescriptionDocument;
import org.perigee.opensearch.description.ParameterName;
import org.perigee.opensearch.description.SearchUrl;
import org.perigee.opensearch.description.UrlTemplate;

/// Knows how each collection is searched: by the dialect's template, by a description document, or in two steps (CEOS
/// OpenSearch best practice): search for the collection, then read the description its entry leads to. Keeps what it has
/// read. Thread-safe.
final class Descriptions {

    static final String MEDIA_TYPE = "application/opensearchdescription+xml";
    private static final String ACCEPT = MEDIA_TYPE + ", application/xml;q=0.9, */*;q=0.5";

    private final Fetcher fetcher;
    private final Addresses addresses;
    private final OpenSearchDialect.Source source;
    private final CollectionSearch collections;
    private final Map<String, DescriptionDocument> documents = new ConcurrentHashMap<>();
    private final Map<String, SearchUrl> searchUrls = new ConcurrentHashMap<>();

    /// Looks for collections, with a way to do so that a description declares.
    interface CollectionSearch {
        SearchPage find(SearchUrl url, String collection, CallScope scope) throws AccessException;
    }

    Descriptions(Fetcher fetcher, Addresses addresses, OpenSearchDialect.Source source, CollectionSearch collections) {
        this.fetcher = fetcher;
        this.addresses = addresses;
        this.source = source;
        this.collections = collections;
    }

    DescriptionDocument document(String collection, CallScope scope) throws AccessException {
        return load(addresses.description(collection), scope);
    }

    private DescriptionDocument load(String address, CallScope scope) throws AccessException {
        DescriptionDocument known = documents.get(address);
        if (known != null) {
            return known;
        }
        String text = fetcher.text(addresses.request(address, Map.of()), ACCEPT, scope);
        try {
            DescriptionDocument document = DescriptionDocument.parse(text, URI.create(address));
            documents.put(address, document);
            return document;
        } catch (IOException e) {
            throw AccessException.of(FailureKind.PROTOCOL, address, e.getMessage(), e);
        }
    }

    /// How the results of a collection are searched, or of all where the id is empty.
    SearchUrl searchUrl(String collection, CallScope scope) throws AccessException {
        SearchUrl known = searchUrls.get(collection);
        if (known == null) {
            known = withUndeclared(find(collection, scope));
            searchUrls.put(collection, known);
        }
        return known;
    }

    private SearchUrl withUndeclared(SearchUrl url) {
        UrlTemplate template = url.template();
        for (Map.Entry<String, String> pair : source.undeclared().entrySet()) {
            template = template.and(pair.getKey(), ParameterName.of(pair.getValue()));
        }
        return url.with(template);
    }

    private SearchUrl find(String collection, CallScope scope) throws AccessException {
        if (addresses.hasTemplate()) {
            return SearchUrl.of(UrlTemplate.of(addresses.template(collection)), source.mediaType());
        }
        DescriptionDocument document = document(collection, scope);
        Optional<SearchUrl> results = document.find(SearchUrl.RESULTS, source.mediaType());
        boolean serves = results.isPresent() && (collection.isEmpty() || addresses.describesCollections()
                || results.get().template().has(ParameterName.PARENT) && !results.get().template().required().contains(ParameterName.PARENT));
        if (serves) {
            return results.get();
        }
        return viaCollections(document, collection, scope).or(() -> results.filter(url -> namesCollections(url, collection)))
                .orElseThrow(() -> AccessException.of(FailureKind.PROTOCOL, addresses.description(collection), noWay(document, collection), null));
    }

    private static String noWay(DescriptionDocument document, String collection) {
        if (!collection.isEmpty()) {
            return "The description declares no way to search the collection " + collection;
        }
        return document.find(SearchUrl.COLLECTION, "").isPresent() ? "The catalogue can only be searched collection by collection"
                : "The description declares no way to search with GeoJSON or Atom answers";
    }

    private static boolean namesCollections(SearchUrl url, String collection) {
        return collection.isEmpty() || url.template().has(ParameterName.PARENT);
    }

    private Optional<SearchUrl> viaCollections(DescriptionDocument document, String collection, CallScope scope) throws AccessException {
        Optional<SearchUrl> url = document.find(SearchUrl.COLLECTION, source.mediaType());
        if (url.isEmpty() || collection.isEmpty()) {
            return Optional.empty();
        }
        SearchPage page = collections.find(url.get(), collection, scope);
        Optional<URI> described = page.entries().stream().filter(entry -> entry.id().equals(collection)).findFirst()
                .flatMap(entry -> descriptionLink(entry, page.url()));
        return described.isEmpty() ? Optional.empty()
                : load(described.get().toString(), scope).find(SearchUrl.RESULTS, source.mediaType());
    }

    private static Optional<URI> descriptionLink(Entry entry, URI base) {
        return entry.links("search").stream().filter(link -> link.type().startsWith(MEDIA_TYPE)).findFirst()
                .flatMap((Link link) -> link.uri(base));
    }
}
