package org.perigee.sandbox.odata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.olingo.commons.api.edm.Edm;
import org.apache.olingo.commons.api.format.ContentType;
import org.apache.olingo.server.api.OData;
import org.apache.olingo.server.api.ODataLibraryException;
import org.apache.olingo.server.api.ServiceMetadata;
import org.perigee.sandbox.catalogue.Catalogue;
import org.perigee.sandbox.catalogue.Mission;
import org.perigee.sandbox.catalogue.Product;
import org.perigee.sandbox.download.NodeService;
import org.perigee.sandbox.download.ProductDelivery;
import org.perigee.sandbox.download.ProductFiles;
import org.perigee.sandbox.download.Quicklooks;
import org.perigee.sandbox.download.ServiceLinks;
import org.perigee.sandbox.download.Tape;
import org.perigee.sandbox.http.Handler;
import org.perigee.sandbox.http.HttpCall;
import org.perigee.sandbox.http.HttpProblem;
import org.perigee.sandbox.http.QueryParameters;

/// An OData product catalogue of the Copernicus Space Component.
public final class CscFace implements Handler {

    /// What the face shows and how it hands out bytes.
    ///
    /// @param catalogue  the products
    /// @param deleted    products it once had
    /// @param everything products whose quicklooks it has, also for other faces
    public record Holdings(Catalogue catalogue, Catalogue deleted, Catalogue everything, ProductFiles files, Tape tape) {
    }

    private static final Pattern PRODUCT = Pattern.compile("/Products\\(([^()]*)\\)(/.*)?");
    private static final Pattern ASSET = Pattern.compile("/Assets\\(([^()]*)\\)/\\$value");
    private static final Pattern ATTRIBUTES = Pattern.compile("/Attributes(?:\\(([^()]*)\\))?");

    private final CscDialect dialect;
    private final Holdings holdings;
    private final ProductDelivery delivery;
    private final NodeService nodes;
    private final Quicklooks quicklooks;
    private final ProductProperties properties;
    private final ProductWriter writer;
    private final ServiceMetadata metadata;
    private final Edm edm;

    private CscFace(CscDialect dialect, Holdings holdings, ProductDelivery delivery, Quicklooks quicklooks) {
        this.dialect = dialect;
        this.holdings = holdings;
        this.delivery = delivery;
        this.quicklooks = quicklooks;
        this.nodes = new NodeService(holdings.files(), delivery, dialect.quotedNodes());
        this.properties = new ProductProperties(dialect, holdings.files(), holdings.tape());
        this.writer = new ProductWriter(dialect, properties, holdings.files(), holdings.tape());
        this.metadata = OData.newInstance().createServiceMetadata(new CscEdmProvider(dialect), List.of());
        this.edm = metadata.getEdm();
    }

    /// The catalogue in the manner of CDSE, below `/odata/v1`.
    public static CscFace cdse(Holdings holdings, ProductDelivery delivery, Quicklooks quicklooks) {
        return new CscFace(CscDialect.CDSE, holdings, delivery, quicklooks);
    }

    /// The catalogue in the manner of a GAEL Store Service, below `/gss/odata/v1`.
    public static CscFace gss(Holdings holdings, ProductDelivery delivery, Quicklooks quicklooks) {
        return new CscFace(CscDialect.GSS, holdings, delivery, quicklooks);
    }

    /// Path of the service.
    public String root() {
        return dialect.root();
    }

    @Override
    public void handle(HttpCall call) throws IOException {
        String path = call.path().substring(dialect.root().length());
        Matcher product = PRODUCT.matcher(path);
        Matcher asset = ASSET.matcher(path);
        Matcher attributes = ATTRIBUTES.matcher(path);
        if (path.equals("/Products") || path.equals("/DeletedProducts")) {
            list(call, path.substring(1));
        } else if (path.equals("/Products/$count")) {
            ProductQuery query = ProductQuery.parse("Products", call.query(), dialect, edm, properties);
            call.text(200, "text/plain", Long.toString(holdings.catalogue().products().stream().filter(query.condition()).count()));
        } else if (path.equals("/Products/OData.CSC.FilterList") && call.method().equals("POST")) {
            filterList(call);
        } else if (product.matches()) {
            product(call, product.group(1), product.group(2) == null ? "" : product.group(2));
        } else if (asset.matches()) {
            quicklook(call, ServiceLinks.productId(uuid(asset.group(1))));
        } else if (attributes.matches()) {
            attributes(call, attributes.group(1));
        } else {
            document(call, path);
        }
    }

    private void document(HttpCall call, String path) throws IOException {
        if (path.equals("/$metadata")) {
            try {
                var xml = OData.newInstance().createSerializer(ContentType.APPLICATION_XML).metadataDocument(metadata);
                call.send(200, "application/xml", xml.getContent().readAllBytes());
            } catch (ODataLibraryException e) {
                throw new IllegalStateException(e);
            }
        } else if (path.isEmpty() || path.equals("/")) {
            ObjectNode service = HttpCall.JSON.createObjectNode().put("@odata.context", "$metadata");
            service.putArray("value").addObject().put("name", "Products").put("url", "Products");
            call.json(200, service);
        } else {
            throw CscErrors.notFound("Not Found");
        }
    }

    private void list(HttpCall call, String entitySet) throws IOException {
        boolean deleted = entitySet.equals("DeletedProducts");
        ProductQuery query = ProductQuery.parse(entitySet, call.query(), dialect, edm, properties);
        List<Product> hits = (deleted ? holdings.deleted() : holdings.catalogue()).products().stream().filter(query.condition())
            .sorted(query.order()).toList();
        List<Product> page = hits.stream().skip(query.skip()).limit(query.top()).toList();
        ObjectNode answer = HttpCall.JSON.createObjectNode().put("@odata.context", context(entitySet, query.expand()));
        if (query.count()) {
            answer.put("@odata.count", hits.size());
        }
        ArrayNode value = answer.putArray("value");
        page.forEach(p -> value.add(chosen(writer.write(p, call.baseUri(), query.expand(), deleted), query.select())));
        int next = query.skip() + query.top();
        if (query.top() > 0 && page.size() == query.top() && next <= ProductQuery.LARGEST_SKIP) {
            answer.put("@odata.nextLink", nextLink(call, entitySet, next));
        }
        call.json(200, answer);
    }

    private static String context(String entitySet, Set<String> expand) {
        String lists = String.join(",", expand.stream().map(name -> name + "()").toList());
        return "$metadata#" + entitySet + (lists.isEmpty() ? "" : '(' + lists + ')');
    }

    private static ObjectNode chosen(ObjectNode product, Set<String> select) {
        if (!select.isEmpty()) {
            product.retain(java.util.stream.Stream.concat(select.stream(), java.util.stream.Stream.of("@odata.mediaContentType")).toList());
        }
        return product;
    }

    /// The whole query again with another `$skip`, form-encoded as the real server does it.
    private String nextLink(HttpCall call, String entitySet, int skip) {
        Map<String, List<String>> options = new LinkedHashMap<>();
        QueryParameters query = call.query();
        query.entries().forEach(e -> options.put(e.name(), query.all(e.name())));
        options.put("$skip", List.of(Integer.toString(skip)));
        StringBuilder link = new StringBuilder(call.baseUri()).append(dialect.root()).append('/').append(entitySet);
        char separator = '?';
        for (var option : options.entrySet()) {
            for (String value : option.getValue()) {
                link.append(separator).append(encode(option.getKey())).append('=').append(encode(value));
                separator = '&';
            }
        }
        return link.toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void filterList(HttpCall call) throws IOException {
        ObjectNode answer = HttpCall.JSON.createObjectNode().put("@odata.context", "$metadata#Products");
        ArrayNode value = answer.putArray("value");
        for (JsonNode wanted : call.jsonBody().path("FilterProducts")) {
            holdings.catalogue().byName(wanted.path("Name").asText() + (dialect.zipNames() ? "" : ".zip"))
                .ifPresent(p -> value.add(writer.write(p, call.baseUri(), Set.of(), false)));
        }
        call.json(200, answer);
    }

    private void product(HttpCall call, String key, String rest) throws IOException {
        Product product = holdings.catalogue().byId(uuid(key)).orElseThrow(() -> CscErrors.notFound("Product not found"));
        String quicklook = "/AttachedFiles('quick-look.jpg')/$value";
        if (rest.isEmpty()) {
            ProductQuery query = ProductQuery.parse("Products", call.query(), dialect, edm, properties);
            ObjectNode node = writer.write(product, call.baseUri(), query.expand(), false);
            node.put("@odata.context", context("Products", query.expand()) + "/$entity");
            call.json(200, chosen(node, query.select()));
        } else if (rest.equals("/Attributes")) {
            ObjectNode answer = HttpCall.JSON.createObjectNode();
            answer.set("value", writer.attributes(product));
            call.json(200, answer);
        } else if (rest.equals("/$value")) {
            value(call, product);
        } else if (dialect.zipNames() && rest.equals(quicklook)) {
            quicklook(call, product.id());
        } else if (rest.startsWith("/Nodes")) {
            nodes.handle(call, product, dialect.root(), rest);
        } else {
            throw CscErrors.notFound("Not Found");
        }
    }

    private void value(HttpCall call, Product product) throws IOException {
        if (dialect.redirectsDownloads()) {
            call.redirect(301, ServiceLinks.product(call.baseUri(), product));
        } else {
            delivery.deliver(call, product);
        }
    }

    private void quicklook(HttpCall call, UUID product) throws IOException {
        Product shown = holdings.everything().byId(product).orElseThrow(() -> CscErrors.notFound("Asset not found"));
        quicklooks.serve(call, shown);
    }

    private void attributes(HttpCall call, String collection) throws IOException {
        ArrayNode list = HttpCall.JSON.createArrayNode();
        Set<String> seen = new java.util.TreeSet<>();
        for (Mission mission : Mission.values()) {
            if (collection == null || collection.replace("'", "").equals(mission.odataCollection())) {
                holdings.catalogue().products().stream().filter(p -> p.type().mission() == mission).limit(200).map(CscAttribute::of)
                    .flatMap(List::stream).filter(a -> seen.add(a.name()))
                    .forEach(a -> list.addObject().put("Name", a.name()).put("ValueType", a.type()));
            }
        }
        if (list.isEmpty()) {
            throw CscErrors.notFound("Collection " + collection + " not found.");
        }
        call.json(200, list);
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw HttpProblem.zipper(422, "DAT-ZIP-111", "Invalid product id");
        }
    }
}
