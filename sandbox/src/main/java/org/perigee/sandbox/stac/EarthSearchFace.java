package org.perigee.sandbox.stac;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.perigee.sandbox.catalogue.Catalogue;
import org.perigee.sandbox.catalogue.Product;
import org.perigee.sandbox.catalogue.ProductType;
import org.perigee.sandbox.http.Handler;
import org.perigee.sandbox.http.HttpCall;
import org.perigee.sandbox.http.HttpProblem;

/// A STAC API in the manner of Earth Search: Sentinel-2 L2A only, counts its matches, takes no notice of `filter`, fails on
/// large pages, and offers one page more than there is.
public final class EarthSearchFace implements Handler {

    /// The root of the API.
    public static final String ROOT = "/stac/es";

    private static final int LARGEST_PAGE = 500;
    private static final String GEOJSON = "application/geo+json";
    private static final List<String> CONFORMANCE = List.of(
        "https://api.stacspec.org/v1.0.0/core", "https://api.stacspec.org/v1.0.0/collections",
        "https://api.stacspec.org/v1.0.0/ogcapi-features", "https://api.stacspec.org/v1.0.0/item-search",
        "https://api.stacspec.org/v1.0.0/item-search#fields", "https://api.stacspec.org/v1.0.0/item-search#sort",
        "https://api.stacspec.org/v1.0.0/item-search#query", "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson");

    private final Catalogue catalogue;
    private final EarthSearchItems writer;
    private final StacDocuments documents =
        new StacDocuments("sandbox-earth-search", "Sandbox Earth Search", "1.0.0", CONFORMANCE, List.of(ProductType.S2_L2A), false);

    /// @param catalogue  of which the Sentinel-2 L2A products are taken
    public EarthSearchFace(Catalogue catalogue, EarthSearchItems writer) {
        this.catalogue = catalogue;
        this.writer = writer;
    }

    @Override
    public void handle(HttpCall call) throws IOException {
        String path = call.path().substring(ROOT.length());
        String root = call.baseUri() + ROOT;
        String collection = "/collections/" + ProductType.S2_L2A.collection();
        switch (path) {
            case "", "/" -> call.json(200, documents.landing(root));
            case "/conformance" -> call.json(200, documents.conformancePage());
            case "/collections" -> call.json(200, documents.collections(root, catalogue));
            case "/search" -> search(call, root, call.method().equals("POST") ? call.jsonBody().deepCopy() : ItemQuery.body(call.query()));
            default -> {
                if (path.equals(collection)) {
                    call.json(200, documents.collection(ProductType.S2_L2A, root, catalogue));
                } else if (path.equals(collection + "/items")) {
                    search(call, root, ItemQuery.body(call.query()));
                } else {
                    item(call, root, path, collection + "/items/");
                }
            }
        }
    }

    private void item(HttpCall call, String root, String path, String prefix) throws IOException {
        Product item = Optional.of(path).filter(p -> p.startsWith(prefix)).flatMap(p -> find(p.substring(prefix.length())))
            .orElseThrow(() -> HttpProblem.stac(404, "NotFound", "Not Found"));
        call.json(200, GEOJSON, writer.write(item, call.baseUri(), root));
    }

    private Optional<Product> find(String id) {
        return catalogue.byName(id + ".SAFE").filter(p -> p.type() == ProductType.S2_L2A);
    }

    private void search(HttpCall call, String root, ObjectNode body) throws IOException {
        ItemQuery query = ItemQuery.parse(body, false);
        if (query.limit() > LARGEST_PAGE) {
            throw HttpProblem.message(500, "Internal server error");
        }
        List<Product> all = catalogue.products().stream().filter(p -> p.type() == ProductType.S2_L2A).filter(query.condition())
            .sorted(query.order()).toList();
        Optional<Product> after = after(body.path("next").asText(""));
        List<Product> page = all.stream().filter(p -> after.isEmpty() || query.order().compare(p, after.get()) > 0)
            .limit(query.limit()).toList();
        ObjectNode answer = HttpCall.JSON.createObjectNode().put("type", "FeatureCollection").put("stac_version", "1.0.0");
        answer.putObject("context").put("limit", query.limit()).put("matched", all.size()).put("returned", page.size());
        answer.put("numberMatched", all.size()).put("numberReturned", page.size());
        FieldSelection fields = new FieldSelection(body.path("fields"));
        ArrayNode features = answer.putArray("features");
        page.forEach(p -> features.add(fields.apply(writer.write(p, call.baseUri(), root))));
        ArrayNode links = answer.putArray("links");
        if (!page.isEmpty()) {
            next(links, call, body, page.getLast());
        }
        ItemWriter.link(links, "root", "application/json", root);
        call.json(200, GEOJSON, answer);
    }

    private Optional<Product> after(String token) {
        if (token.isEmpty()) {
            return Optional.empty();
        }
        String[] parts = token.split(",");
        Optional<Product> last = parts.length == 3 ? find(parts[1]) : Optional.empty();
        if (last.isEmpty()) {
            throw HttpProblem.stac(400, "BadRequest", "Invalid next token");
        }
        return last;
    }

    private static void next(ArrayNode links, HttpCall call, ObjectNode body, Product last) {
        String token = last.start() + "," + last.stem() + ',' + last.type().collection();
        String here = call.baseUri() + call.rawPath();
        if (call.method().equals("POST")) {
            ItemWriter.link(links, "next", GEOJSON, here).put("title", "Next page of Items").put("method", "POST").put("merge", false)
                .set("body", body.deepCopy().put("next", token));
            return;
        }
        StringBuilder href = new StringBuilder(here).append('?');
        call.query().entries().stream().filter(e -> !e.name().equals("next"))
            .forEach(e -> href.append(StacFace.encode(e.name())).append('=').append(StacFace.encode(e.value())).append('&'));
        href.append("next=").append(StacFace.encode(token));
        ItemWriter.link(links, "next", GEOJSON, href.toString()).put("title", "Next page of Items").put("method", "GET");
    }
}
