package org.perigee.opensearch;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.perigee.access.AccessException;
import org.perigee.access.CallScope;
import org.perigee.access.HttpAccess;
import org.perigee.access.Realm;
import org.perigee.opensearch.answer.AnswerReader;
import org.perigee.opensearch.answer.Entry;
import org.perigee.opensearch.answer.Link;
import org.perigee.opensearch.answer.SearchPage;
import org.perigee.opensearch.description.DescriptionDocument;
import org.perigee.opensearch.description.ParameterName;
import org.perigee.opensearch.description.SearchUrl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A catalogue that speaks OpenSearch.
///
/// ```java
/// try (OpenSearchClient client = OpenSearchClient.open(URI.create("https://example.org/description.xml"))) {
///     SearchCursor cursor = client.search(SearchParameters.all().with("geo:box", "5,44,7,46"), new CallScope());
///     while (cursor.advance()) {
///         cursor.fresh().forEach(entry -> System.out.println(entry.title()));
///     }
///     System.out.println(cursor.end());
/// }
/// ```
///
/// Blocking; the description is read at first use and kept. Thread-safe; a cursor is not.
public final class OpenSearchClient implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OpenSearchClient.class);
    private static final Set<ParameterName> PAGING = Set.of(ParameterName.COUNT, ParameterName.START_INDEX, ParameterName.START_PAGE);
    private static final int LARGEST_COLLECTION_LIST = 2_000;
    private static final int COLLECTION_PAGE = 50;

    private final URI endpoint;
    private final Fetcher fetcher;
    private final Addresses addresses;
    private final OpenSearchDialect dialect;
    private final Descriptions descriptions;
    private final HttpAccess owned;

    private OpenSearchClient(URI endpoint, HttpAccess access, OpenSearchDialect dialect, Realm realm, HttpAccess owned) {
        this.endpoint = endpoint;
        this.fetcher = new Fetcher(access, realm);
        this.addresses = new Addresses(endpoint, dialect.source());
        this.dialect = dialect;
        this.owned = owned;
        this.descriptions = new Descriptions(fetcher, addresses, dialect.source(), this::findCollection);
    }

    /// A catalogue whose description document has this address, asked anonymously. Close it to close its connections.
    public static OpenSearchClient open(URI description) {
        HttpAccess access = HttpAccess.anonymous();
        return new OpenSearchClient(description, access, OpenSearchDialect.STANDARD, null, access);
    }

    /// A catalogue with a dialect.
    public static OpenSearchClient open(URI endpoint, HttpAccess access, OpenSearchDialect dialect) {
        return new OpenSearchClient(endpoint, access, dialect, null, null);
    }

    /// A catalogue that has to be signed in to for searches.
    public static OpenSearchClient open(URI endpoint, HttpAccess access, OpenSearchDialect dialect, Realm realm) {
        return new OpenSearchClient(endpoint, access, dialect, realm, null);
    }

    /// What the catalogue says of itself, or of one of its collections where they have descriptions of their own.
    ///
    /// @param collection empty for the catalogue itself
    /// @throws AccessException where it cannot be had; PROTOCOL where it is none
    public DescriptionDocument description(String collection, CallScope scope) throws AccessException {
        return descriptions.document(collection, scope);
    }

    /// How a collection is searched; may have to read descriptions first.
    ///
    /// @param collection empty for all
    /// @throws AccessException where descriptions cannot be had; PROTOCOL where they declare no way to search
    public SearchUrl searchUrl(String collection, CallScope scope) throws AccessException {
        return descriptions.searchUrl(collection, scope);
    }

    /// A search, asked page by page as the cursor advances; asks for no results yet.
    ///
    /// @throws AccessException          where descriptions cannot be had
    /// @throws IllegalArgumentException where a parameter that the catalogue demands has no value; the message names it
    public SearchCursor search(SearchParameters parameters, CallScope scope) throws AccessException {
        SearchUrl url = searchUrl(parameters.collection(), scope);
        return cursor(url, complete(url, parameters), scope);
    }

    /// The first address a search would ask, for people; not redacted.
    ///
    /// @throws AccessException          where descriptions cannot be had
    /// @throws IllegalArgumentException where a parameter that the catalogue demands has no value; the message names it
    public String firstRequest(SearchParameters parameters, CallScope scope) throws AccessException {
        SearchUrl url = searchUrl(parameters.collection(), scope);
        SearchParameters complete = complete(url, parameters);
        return addresses.request(new PageCounter(url, dialect.paging(), complete).request().orElseThrow().address(), firstPairs());
    }

    /// The media types asked for, best first.
    public String accept() {
        String usual = "application/geo+json, application/json;q=0.9, application/atom+xml;q=0.8, */*;q=0.1";
        return dialect.source().mediaType().isEmpty() ? usual : dialect.source().mediaType() + ", " + usual.replaceFirst(",", ";q=0.9,");
    }

    /// The collections of the catalogue where it can be searched for them, at most two thousand; else none.
    ///
    /// @throws AccessException where they cannot be had
    public List<Entry> collections(CallScope scope) throws AccessException {
        if (addresses.hasTemplate()) {
            return List.of();
        }
        Optional<SearchUrl> url = description("", scope).find(SearchUrl.COLLECTION, dialect.source().mediaType());
        List<Entry> found = new ArrayList<>();
        if (url.isPresent()) {
            SearchParameters all = complete(url.get(), SearchParameters.all().pageSize(COLLECTION_PAGE).ceiling(LARGEST_COLLECTION_LIST));
            SearchCursor cursor = cursor(url.get(), all, scope);
            while (cursor.advance()) {
                found.addAll(cursor.fresh());
            }
            if (cursor.end() instanceof PagingEnd.CutShort(String reason)) {
                LOG.warn("The list of collections of {} is not whole: {}", endpoint.getHost(), reason);
            }
        }
        return found;
    }

    private SearchPage findCollection(SearchUrl url, String collection, CallScope scope) throws AccessException {
        ParameterName key = url.template().has(ParameterName.UID) ? ParameterName.UID : ParameterName.SEARCH_TERMS;
        SearchCursor cursor = cursor(url, complete(url, SearchParameters.all().with(key, collection)), scope);
        cursor.advance();
        return cursor.page();
    }

    private SearchParameters complete(SearchUrl url, SearchParameters parameters) {
        Map<ParameterName, String> values = new LinkedHashMap<>();
        dialect.source().defaults().forEach((name, value) -> {
            if (url.template().required().contains(ParameterName.of(name))) {
                values.put(ParameterName.of(name), value);
            }
        });
        if (!parameters.collection().isEmpty()) {
            values.put(ParameterName.PARENT, parameters.collection());
        }
        values.putAll(parameters.values());
        for (ParameterName name : url.template().required()) {
            if (!PAGING.contains(name) && values.getOrDefault(name, "").isEmpty()) {
                throw new IllegalArgumentException("The catalogue demands a value for " + name);
            }
        }
        return new SearchParameters(values, parameters.collection(), parameters.pageSize(), parameters.ceiling());
    }

    private SearchCursor cursor(SearchUrl url, SearchParameters complete, CallScope scope) {
        return new SearchCursor(new PageCounter(url, dialect.paging(), complete), (request, first) -> {
            // Links of the server hold these pairs already.
            String address = addresses.request(request.address(), request.fromServer() ? Map.of() : first ? firstPairs() : dialect.source().fixed());
            return AnswerReader.read(fetcher.text(address, accept(), scope), Link.resolve(address, null).orElse(endpoint));
        }, scope);
    }

    private Map<String, String> firstPairs() {
        Map<String, String> pairs = new LinkedHashMap<>(dialect.source().fixed());
        pairs.putAll(dialect.source().firstRequest());
        return pairs;
    }

    /// Closes the connections where the client made them itself.
    @Override
    public void close() {
        if (owned != null) {
            owned.close();
        }
    }
}
