package org.perigee.stac.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.perigee.catalog.discovery.CatalogueRecogniser;
import org.perigee.catalog.discovery.Endpoints;
import org.perigee.catalog.discovery.FetchedDocument;
import org.perigee.catalog.discovery.Recognition;
import org.perigee.catalog.provider.Protocol;

/// Knows STAC landing pages and static catalogues, and finds the way to them from Collections, Items and search answers (STAC API 1.0
/// and STAC 1.1, `root` links). Immutable, thread-safe.
public final class StacRecogniser implements CatalogueRecogniser {

    private static final String BROWSER = "/external/";
    private static final List<String> USUAL = List.of("v1", "stac", "api/stac/v1", "api/stac", "stac/v1", "catalog.json");

    @Override
    public Optional<Recognition> recognise(FetchedDocument document) {
        return document.json().filter(StacRecogniser::isStac).map(json -> {
            boolean catalogue = json.path("type").asText("Catalog").equals("Catalog") && !json.has("features");
            return catalogue ? front(document, json) : belongs(document, json);
        });
    }

    private static boolean isStac(JsonNode json) {
        boolean answer = json.path("type").asText().equals("FeatureCollection") && json.path("features").path(0).has("stac_version");
        boolean list = json.path("collections").isArray() && json.path("collections").path(0).has("stac_version");
        return json.has("stac_version") || answer || list;
    }

    private static Recognition front(FetchedDocument document, JsonNode json) {
        boolean searchable = links(json, "search").anyMatch(link -> isJson(link)) || Stream.of(json.path("conformsTo")).flatMap(JsonNode::valueStream)
                .anyMatch(one -> one.asText().contains("item-search"));
        boolean walkable = links(json, "child").findAny().isPresent() || links(json, "item").findAny().isPresent();
        if (!searchable && !walkable && json.path("collections").isArray()) {
            return belongs(document, json);
        }
        String title = json.path("title").asText().isBlank() ? json.path("id").asText() : json.path("title").asText();
        Optional<URI> collections = searchable ? links(json, "data").filter(StacRecogniser::isJson).map(link -> document.resolve(link.path("href").asText()))
                .flatMap(Optional::stream).findFirst().map(list -> beside(document.address(), list)) : Optional.empty();
        return new Recognition.Catalogue(Protocol.STAC, Endpoints.plain(document.address()), title, (searchable ? "STAC API, STAC " : "static STAC ")
                + json.path("stac_version").asText(), JsonNodeFactory.instance.objectNode(), collections, !searchable);
    }

    /// Landing pages behind a proxy may name themselves by an address that only their own network knows.
    private static URI beside(URI page, URI list) {
        boolean sameHost = list.getHost().equalsIgnoreCase(page.getHost()) && list.getPort() == page.getPort();
        return sameHost ? list : URI.create(Endpoints.plain(page) + "/collections");
    }

    private static boolean isJson(JsonNode link) {
        String type = link.path("type").asText().toLowerCase(Locale.ROOT);
        return type.isEmpty() || type.contains("json");
    }

    private static Recognition belongs(FetchedDocument document, JsonNode json) {
        List<URI> front = new ArrayList<>();
        Stream.concat(links(json, "root"), links(json.path("features").path(0), "root")).map(link -> document.resolve(link.path("href").asText()))
                .flatMap(Optional::stream).filter(root -> !root.equals(document.address())).forEach(front::add);
        String plain = Endpoints.plain(document.address()).toString();
        String above = plain.replaceFirst("/(?:search|collections(?:/[^/]+)?(?:/items(?:/[^/]+)?)?)$", "");
        if (!above.equals(plain)) {
            front.add(URI.create(above));
        }
        return new Recognition.Elsewhere(front);
    }

    private static Stream<JsonNode> links(JsonNode json, String rel) {
        return json.path("links").valueStream().filter(link -> link.path("rel").asText().equals(rel) && !link.path("href").asText().isBlank());
    }

    @Override
    public List<URI> guesses(URI address) {
        List<URI> guesses = new ArrayList<>();
        String fragment = address.getRawFragment() == null ? "" : address.getRawFragment();
        if (fragment.startsWith(BROWSER)) {
            // STAC Browser shows other catalogues so.
            String shown = fragment.substring(BROWSER.length()).replaceFirst("\\?.*$", "");
            guesses.add(URI.create(shown.startsWith("http") ? shown : "https://" + shown));
        }
        guesses.addAll(Endpoints.below(address, USUAL));
        return guesses;
    }

    @Override
    public List<String> collectionNames(FetchedDocument list) {
        return list.json().map(json -> json.path("collections").valueStream().map(collection -> collection.path("id").asText())
                .filter(id -> !id.isBlank()).toList()).orElse(List.of());
    }
}
