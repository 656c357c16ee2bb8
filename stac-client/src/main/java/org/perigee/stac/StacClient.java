package org.perigee.stac;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.HttpUrl;
import org.perigee.access.AccessException;
import org.perigee.access.CallScope;
import org.perigee.access.FailureKind;
import org.perigee.access.HttpAccess;
import org.perigee.access.Realm;

/// A STAC API (1.0 and its betas) or a static STAC catalogue.
///
/// ```java
/// StacClient client = StacClient.open(URI.create("https://stac.dataspace.copernicus.eu/v1"));
/// StacSearchRequest request = StacSearchRequest.builder().collections(List.of("sentinel-2-l2a")).box(11, 47, 12, 48).build();
/// for (StacItem item : client.search(request).items()) { … }
/// ```
///
/// Opening asks the network nothing; the landing page is read at first use and kept, unless it fails. Thread-safe. Methods
/// without a [CallScope] cannot be cancelled.
public final class StacClient {

    /// Lists of collections longer than this do not exist.
    private static final int MOST_COLLECTION_PAGES = 200;

    private final HttpUrl root;
    private final StacDialect dialect;
    private final StacExchange exchange;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile Landing landing;

    private StacClient(HttpUrl root, StacDialect dialect, StacExchange exchange) {
        this.root = root;
        this.dialect = dialect;
        this.exchange = exchange;
    }

    /// Opens a server that keeps to the standard, without an account.
    public static StacClient open(URI root) {
        return open(root, HttpAccess.anonymous(), StacDialect.STANDARD);
    }

    /// @param root the landing page, or the root of a static catalogue
    /// @throws IllegalArgumentException where the address is no web address
    public static StacClient open(URI root, HttpAccess access, StacDialect dialect) {
        return open(root, access, dialect, null);
    }

    /// @param realm who to sign in with for searches; null for nobody
    /// @throws IllegalArgumentException where the address is no web address
    public static StacClient open(URI root, HttpAccess access, StacDialect dialect, Realm realm) {
        return new StacClient(StaticWalk.url(root), dialect, new StacExchange(access, realm));
    }

    /// The landing page as it came; missing where the dialect has it left out.
    public JsonNode landing(CallScope scope) throws AccessException {
        return read(scope).document();
    }

    /// What the server can do, by what it declares and what is known of it.
    public Conformance conformance(CallScope scope) throws AccessException {
        return read(scope).conformance();
    }

    public Conformance conformance() throws AccessException {
        return conformance(new CallScope());
    }

    /// Whether there is no search: the catalogue is a tree of documents.
    public boolean isStatic(CallScope scope) throws AccessException {
        return !read(scope).hasSearch();
    }

    private Landing read(CallScope scope) throws AccessException {
        Landing known = landing;
        if (known != null) {
            return known;
        }
        reading.lock();
        try {
            if (landing == null) {
                boolean leftOut = !dialect.requests().landing();
                landing = Landing.of(leftOut ? MissingNode.getInstance() : landingPage(scope), root, dialect);
            }
            return landing;
        } finally {
            reading.unlock();
        }
    }

    private JsonNode landingPage(CallScope scope) throws AccessException {
        JsonNode page = exchange.json(StacRequest.get(root), scope);
        if (!page.isObject() || !(page.has("links") || page.has("features") || page.path("type").asText().equals("Feature"))) {
            throw AccessException.of(FailureKind.PROTOCOL, root.toString(), "Neither a STAC landing page nor a catalogue", null);
        }
        return page;
    }

    /// All collections, page after page. Of a static catalogue: the collections linked from its root.
    public List<StacCollection> collections() throws AccessException {
        return collections(new CallScope());
    }

    public List<StacCollection> collections(CallScope scope) throws AccessException {
        Landing page = read(scope);
        return page.hasSearch() ? listed(scope) : linked(page, scope);
    }

    private List<StacCollection> listed(CallScope scope) throws AccessException {
        List<StacCollection> collections = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        Set<String> asked = new HashSet<>();
        HttpUrl url = child("collections");
        boolean post = dialect.requests().collections().equals("POST");
        StacRequest original = post ? new StacRequest("POST", url, Map.of(), JsonNodeFactory.instance.objectNode().put("limit", 10_000))
                : StacRequest.get(url);
        Optional<StacRequest> next = Optional.of(original);
        while (next.isPresent() && asked.add(next.get().key()) && asked.size() <= MOST_COLLECTION_PAGES) {
            StacRequest request = next.get();
            JsonNode answer = exchange.json(request, scope);
            JsonNode list = answer.isArray() ? answer : answer.path("collections");
            boolean anyNew = false;
            for (JsonNode node : list) {
                if (!Lenient.text(node.get("id")).isBlank() && ids.add(Lenient.text(node.get("id")))) {
                    collections.add(StacCollection.of(node, request.url().uri()));
                    anyNew = true;
                }
            }
            StacPage links = new StacPage(List.of(), java.util.OptionalLong.empty(), 0, "", StacLink.listOf(answer), list.size());
            next = anyNew ? NextPage.byLink(links, request, original) : Optional.empty();
        }
        return collections;
    }

    private List<StacCollection> linked(Landing page, CallScope scope) throws AccessException {
        List<StacCollection> collections = new ArrayList<>();
        if (page.document().path("type").asText().equals("Collection")) {
            collections.add(StacCollection.of(page.document(), root.uri()));
        }
        for (StacLink link : StacLink.listOf(page.document())) {
            HttpUrl url = link.rel().equals("child") ? root.resolve(link.href()) : null;
            if (url != null) {
                JsonNode document = exchange.json(StacRequest.get(url), scope);
                if (document.has("extent")) {
                    collections.add(StacCollection.of(document, url.uri()));
                }
            }
        }
        return collections;
    }

    /// One collection.
    ///
    /// @throws AccessException kind NOT_FOUND where there is none of that id
    public StacCollection collection(String id) throws AccessException {
        return collection(id, new CallScope());
    }

    public StacCollection collection(String id, CallScope scope) throws AccessException {
        HttpUrl url = child("collections").newBuilder().addPathSegment(id).build();
        JsonNode document = exchange.json(StacRequest.get(url), scope);
        try {
            return StacCollection.of(document, url.uri());
        } catch (IllegalArgumentException e) {
            throw AccessException.of(FailureKind.PROTOCOL, url.toString(), e.getMessage(), e);
        }
    }

    /// One Item.
    ///
    /// @throws AccessException kind NOT_FOUND where there is none of that id
    public StacItem item(String collection, String id, CallScope scope) throws AccessException {
        HttpUrl url = child("collections").newBuilder().addPathSegment(collection).addPathSegment("items").addPathSegment(id).build();
        JsonNode document = exchange.json(StacRequest.get(url), scope);
        try {
            return StacItem.of(document, url.uri());
        } catch (IllegalArgumentException e) {
            throw AccessException.of(FailureKind.PROTOCOL, url.toString(), e.getMessage(), e);
        }
    }

    private HttpUrl child(String segment) {
        return root.newBuilder().addPathSegment(segment).build();
    }

    /// A search; asks for the landing page where that is not known yet, for Items only when they are wanted.
    public StacSearch search(StacSearchRequest request) throws AccessException {
        return search(request, new CallScope());
    }

    public StacSearch search(StacSearchRequest request, CallScope scope) throws AccessException {
        Landing page = read(scope);
        if (!page.hasSearch()) {
            int most = dialect.requests().crawl();
            return new StacSearch(calls -> new StaticWalk(exchange, request, root, most, calls), Optional.empty(), unanswered(request));
        }
        PreparedSearch prepared = SearchWriter.write(page, dialect, request);
        return new StacSearch(calls -> new LinkWalk(exchange, dialect, prepared.first(), calls), Optional.of(prepared.first()), prepared.fallbacks());
    }

    /// What a walk through documents does not look at.
    private static List<Fallback> unanswered(StacSearchRequest request) {
        List<Fallback> fallbacks = new ArrayList<>();
        request.filters().forEach(filter -> fallbacks.add(new Fallback.FilterNotAsked(filter)));
        if (request.geometry().isPresent() || request.box().isPresent()) {
            fallbacks.add(new Fallback.AreaAsBox());
        }
        if (!request.sort().isEmpty()) {
            fallbacks.add(new Fallback.SortNotAsked());
        }
        if (request.fields().isPresent()) {
            fallbacks.add(new Fallback.FieldsNotAsked());
        }
        if (!request.text().isBlank()) {
            fallbacks.add(new Fallback.TextNotAsked());
        }
        return fallbacks;
    }
}
