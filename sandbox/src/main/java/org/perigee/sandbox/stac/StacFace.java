package org.perigee.sandbox.stac;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.perigee.sandbox.catalogue.Catalogue;
import org.perigee.sandbox.catalogue.Product;
import org.perigee.sandbox.catalogue.ProductType;
import org.perigee.sandbox.download.ProductFiles;
import org.perigee.sandbox.download.Tape;
import org.perigee.sandbox.http.Handler;
import org.perigee.sandbox.http.HttpCall;
import org.perigee.sandbox.http.HttpProblem;

/// A STAC API in the manner of CDSE: pages by token, gives no totals, clips large pages in silence.
public final class StacFace implements Handler {

    /// The root of the API.
    public static final String ROOT = "/stac/v1";

    private static final int LARGEST_PAGE = 200;
    private static final String GEOJSON = "application/geo+json";
    private static final List<String> CONFORMANCE = List.of(
        "http://www.opengis.net/spec/cql2/1.0/conf/basic-cql2", "http://www.opengis.net/spec/cql2/1.0/conf/cql2-json",
        "http://www.opengis.net/spec/cql2/1.0/conf/cql2-text", "http://www.opengis.net/spec/cql2/1.0/conf/advanced-comparison-operators",
        "http://www.opengis.net/spec/cql2/1.0/conf/basic-spatial-functions",
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core", "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
        "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/features-filter",
        "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/filter", "https://api.stacspec.org/v1.0.0-rc.2/item-search#filter",
        "https://api.stacspec.org/v1.0.0/collections", "https://api.stacspec.org/v1.0.0/core",
        "https://api.stacspec.org/v1.0.0/item-search", "https://api.stacspec.org/v1.0.0/item-search#fields",
        "https://api.stacspec.org/v1.0.0/item-search#query", "https://api.stacspec.org/v1.0.0/item-search#sort",
        "https://api.stacspec.org/v1.0.0/ogcapi-features", "https://api.stacspec.org/v1.0.0/ogcapi-features#fields",
        "https://api.stacspec.org/v1.0.0/ogcapi-features#query", "https://api.stacspec.org/v1.0.0/ogcapi-features#sort");

    private final Catalogue catalogue;
    private final ItemWriter writer;
    private final StacDocuments documents =
        new StacDocuments("sandbox-stac", "Sandbox STAC", "1.1.0", CONFORMANCE, List.of(ProductType.values()), true);

    public StacFace(Catalogue catalogue, ProductFiles files, Tape tape) {
        this.catalogue = catalogue;
        this.writer = new ItemWriter(files, tape);
    }

    @Override
    public void handle(HttpCall call) throws IOException {
        String path = call.path().substring(ROOT.length());
        String root = call.baseUri() + ROOT;
        String[] parts = path.split("/");
        switch (path) {
            case "", "/" -> call.json(200, documents.landing(root));
            case "/conformance" -> call.json(200, documents.conformancePage());
            case "/queryables" -> call.json(200, "application/schema+json", documents.queryablesPage(root + path));
            case "/collections" -> call.json(200, documents.collections(root, catalogue));
            case "/search" -> search(call, root);
            default -> {
                if (parts.length < 3 || !parts[1].equals("collections")) {
                    throw HttpProblem.stac(404, "NotFoundError", "Not Found");
                }
                inCollection(call, root, parts);
            }
        }
    }

    private void inCollection(HttpCall call, String root, String[] parts) throws IOException {
        ProductType type = documents.type(parts[2])
            .orElseThrow(() -> HttpProblem.stac(404, "NotFoundError", "Collection " + parts[2] + " does not exist."));
        String rest = parts.length > 3 ? parts[3] : "";
        if (parts.length == 3) {
            call.json(200, documents.collection(type, root, catalogue));
        } else if (rest.equals("queryables")) {
            call.json(200, "application/schema+json", documents.queryablesPage(call.baseUri() + call.path()));
        } else if (rest.equals("items") && parts.length == 4) {
            ObjectNode body = ItemQuery.body(call.query());
            body.putArray("collections").add(type.collection());
            answer(call, root, body);
        } else if (rest.equals("items") && parts.length == 5) {
            Product item = find(type, parts[4])
                .orElseThrow(() -> HttpProblem.stac(404, "NotFoundError", "Item " + parts[4] + " in Collection " + parts[2] + " does not exist."));
            call.json(200, GEOJSON, writer.write(item, call.baseUri(), root));
        } else {
            throw HttpProblem.stac(404, "NotFoundError", "Not Found");
        }
    }

    private Optional<Product> find(ProductType type, String id) {
        return catalogue.byName(id + type.mission().suffix()).filter(p -> p.type() == type);
    }

    private void search(HttpCall call, String root) throws IOException {
        if (call.method().equals("POST")) {
            JsonNode body = call.jsonBody();
            if (!body.isObject()) {
                throw HttpProblem.stac(400, "BadRequest", "The body is not an object");
            }
            answer(call, root, (ObjectNode) body);
        } else {
            answer(call, root, ItemQuery.body(call.query()));
        }
    }

    private void answer(HttpCall call, String root, ObjectNode body) throws IOException {
        ItemQuery query = ItemQuery.parse(body, true);
        int limit = Math.min(query.limit(), LARGEST_PAGE);
        Optional<Product> after = after(body.path("token").asText(""));
        Stream<Product> hits = catalogue.products().stream().filter(query.condition());
        List<Product> page = after.map(last -> hits.filter(p -> query.order().compare(p, last) > 0)).orElse(hits)
            .sorted(query.order()).limit(limit + 1L).toList();
        boolean more = page.size() > limit;
        FieldSelection fields = new FieldSelection(body.path("fields"));
        ObjectNode answer = HttpCall.JSON.createObjectNode().put("type", "FeatureCollection");
        ArrayNode features = answer.putArray("features");
        page.stream().limit(limit).forEach(p -> features.add(fields.apply(writer.write(p, call.baseUri(), root))));
        answer.put("numberReturned", features.size());
        ArrayNode links = answer.putArray("links");
        ItemWriter.link(links, "root", "application/json", root + "/");
        ItemWriter.link(links, "self", GEOJSON, call.baseUri() + call.rawPath());
        if (more) {
            Product last = page.get(limit - 1);
            next(links, call, body, "next:" + last.type().collection() + ':' + last.stem());
        }
        call.json(200, GEOJSON, answer);
    }

    private Optional<Product> after(String token) {
        if (token.isEmpty()) {
            return Optional.empty();
        }
        String[] parts = token.split(":", 3);
        Optional<Product> last = parts.length == 3 && parts[0].equals("next")
            ? documents.type(parts[1]).flatMap(type -> find(type, parts[2])) : Optional.empty();
        if (last.isEmpty()) {
            throw HttpProblem.stac(400, "InvalidQueryParameter", "Token does not exist");
        }
        return last;
    }

    private static void next(ArrayNode links, HttpCall call, ObjectNode body, String token) {
        String here = call.baseUri() + call.rawPath();
        if (call.method().equals("POST")) {
            ObjectNode repeated = body.deepCopy().put("token", token);
            ItemWriter.link(links, "next", GEOJSON, here).put("method", "POST").set("body", repeated);
            return;
        }
        StringBuilder href = new StringBuilder(here).append('?');
        call.query().entries().stream().filter(e -> !e.name().equals("token"))
            .forEach(e -> href.append(encode(e.name())).append('=').append(encode(e.value())).append('&'));
        // As the real one: the colons of the token stay as they are.
        ItemWriter.link(links, "next", GEOJSON, href.append("token=").append(token).toString()).put("method", "GET");
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
