package org.perigee.sandbox.resto;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.perigee.sandbox.catalogue.Catalogue;
import org.perigee.sandbox.catalogue.Mission;
import org.perigee.sandbox.catalogue.Product;
import org.perigee.sandbox.download.ProductDelivery;
import org.perigee.sandbox.download.ProductFiles;
import org.perigee.sandbox.download.Quicklooks;
import org.perigee.sandbox.download.Tape;
import org.perigee.sandbox.http.Handler;
import org.perigee.sandbox.http.HttpCall;
import org.perigee.sandbox.http.HttpProblem;
import org.perigee.sandbox.oidc.Realm;

/// The resto server. Its Metalink orders are at `/resto/orders/demo.meta4?ids=<id>,<id>`, with HTTP Basic.
public final class RestoFace implements Handler {

    /// What else it needs.
    ///
    /// @param clock  for the keys of orders
    public record Extras(Quicklooks quicklooks, Clock clock) {
    }

    /// Root of the server.
    public static final String ROOT = "/resto";

    private static final Pattern SERVICE = Pattern.compile("/api/collections/(?:([A-Za-z0-9]+)/)?(describe\\.xml|search\\.json|search\\.atom)");
    private static final Pattern FEATURE = Pattern.compile("/collections/([A-Za-z0-9]+)/([0-9a-f-]{36})(\\.json|\\.atom|/download)");
    private static final Pattern QUICKLOOK = Pattern.compile("/quicklook/(.+)_quicklook\\.jpg");
    private static final Pattern ORDER = Pattern.compile("/(?:user/[^/]+/)?orders/[^/]+\\.meta4");

    private final Catalogue catalogue;
    private final ProductFiles files;
    private final Tape tape;
    private final ProductDelivery delivery;
    private final Realm realm;
    private final Quicklooks quicklooks;
    private final RestoOrders orders;

    public RestoFace(Catalogue catalogue, ProductFiles files, Tape tape, ProductDelivery delivery, Realm realm, Extras extras) {
        this.catalogue = catalogue;
        this.files = files;
        this.tape = tape;
        this.delivery = delivery;
        this.realm = realm;
        this.quicklooks = extras.quicklooks();
        this.orders = new RestoOrders(files, extras.clock());
    }

    @Override
    public void handle(HttpCall call) throws IOException {
        String path = call.path().substring(ROOT.length());
        RestoLinks links = new RestoLinks(call.baseUri() + ROOT);
        Matcher service = SERVICE.matcher(path);
        Matcher feature = FEATURE.matcher(path);
        Matcher quicklook = QUICKLOOK.matcher(path);
        if (service.matches()) {
            service(call, links, Optional.ofNullable(service.group(1)), service.group(2));
        } else if (feature.matches()) {
            feature(call, links, feature);
        } else if (quicklook.matches()) {
            quicklooks.serve(call, catalogue.byName(quicklook.group(1) + ".SAFE").orElseThrow(RestoFace::notFound));
        } else if (ORDER.matcher(path).matches()) {
            order(call, links);
        } else {
            throw notFound();
        }
    }

    private static HttpProblem notFound() {
        return RestoErrors.of(404, "Not Found");
    }

    private void service(HttpCall call, RestoLinks links, Optional<String> collection, String service) throws IOException {
        Optional<Mission> mission = collection.map(name -> Arrays.stream(Mission.values()).filter(m -> m.restoCollection().equals(name))
            .findFirst().orElseThrow(() -> RestoErrors.of(404, "Not Found")));
        String name = collection.orElse("");
        if (service.equals("describe.xml")) {
            call.text(200, "application/opensearchdescription+xml", RestoDescription.write(name, links));
            return;
        }
        RestoQuery query = RestoQuery.parse(call.query());
        List<Product> hits = catalogue.products().stream().filter(p -> mission.isEmpty() || p.type().mission() == mission.get())
            .filter(query.condition()).sorted(query.order()).toList();
        List<Product> page = hits.stream().skip(query.offset()).limit(query.count()).toList();
        if (service.equals("search.json")) {
            call.json(200, json(call, links, name, query, hits.size(), page));
        } else {
            atom(call, links, query, hits.size(), page, pages(call, links.search(name, "atom"), query, hits.size()));
        }
    }

    private ObjectNode json(HttpCall call, RestoLinks links, String collection, RestoQuery query, int total, List<Product> page) {
        ObjectNode answer = HttpCall.JSON.createObjectNode().put("type", "FeatureCollection");
        ObjectNode p = answer.putObject("properties").put("title", "");
        p.put("id", UUID.nameUUIDFromBytes(call.rawQuery().getBytes(StandardCharsets.UTF_8)).toString())
            .put("totalResults", page.isEmpty() && query.offset() == 0 ? 0 : total).put("exactCount", true)
            .put("startIndex", query.offset() + 1).put("itemsPerPage", page.size()).put("totalItemsPerPage", Integer.toString(query.count()));
        ObjectNode asked = p.putObject("query");
        ObjectNode filters = asked.putObject("searchFilters");
        call.query().entries().stream().filter(e -> !e.name().startsWith("_")).forEach(e -> filters.put(e.name(), e.value()));
        asked.putObject("analysis").put("query", "");
        asked.put("processingTime", 0.05);
        ArrayNode list = p.putArray("links");
        link(list, "search", "application/opensearchdescription+xml", links.description(collection));
        pages(call, links.search(collection, "json"), query, total).forEach(l -> link(list, l[0], "application/json", l[1]));
        ArrayNode features = answer.putArray("features");
        page.forEach(product -> features.add(RestoFeature.write(product, files.of(product), tape.state(product), links)));
        return answer;
    }

    private static void link(ArrayNode links, String rel, String type, String href) {
        links.addObject().put("rel", rel).put("type", type).put("title", rel).put("href", href);
    }

    /// Relation and address of this and the other pages; the odd `?&` is the original's.
    private static List<String[]> pages(HttpCall call, String address, RestoQuery query, int total) {
        StringBuilder fixed = new StringBuilder(address).append('?');
        call.query().entries().stream().filter(e -> !List.of("page", "index", "_tk").contains(e.name()))
            .forEach(e -> fixed.append('&').append(e.name()).append('=').append(URLEncoder.encode(e.value(), StandardCharsets.UTF_8)));
        int page = query.offset() / query.count() + 1;
        int last = Math.max(1, (total + query.count() - 1) / query.count());
        List<String[]> links = new ArrayList<>();
        links.add(new String[] {"self", fixed + "&page=" + page});
        if (page > 1) {
            links.add(new String[] {"previous", fixed + "&page=" + (page - 1)});
        }
        if (page < last) {
            links.add(new String[] {"next", fixed + "&page=" + (page + 1)});
        }
        links.add(new String[] {"last", fixed + "&page=" + last});
        return links;
    }

    private void atom(HttpCall call, RestoLinks links, RestoQuery query, int total, List<Product> page, List<String[]> pages) throws IOException {
        try {
            call.text(200, "application/atom+xml", new RestoAtom(links, files).feed(page, total, query, pages));
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private void feature(HttpCall call, RestoLinks links, Matcher path) throws IOException {
        Product product = catalogue.byId(UUID.fromString(path.group(2)))
            .filter(p -> p.type().mission().restoCollection().equals(path.group(1))).orElseThrow(RestoFace::notFound);
        switch (path.group(3)) {
            case ".json" -> call.json(200, RestoFeature.write(product, files.of(product), tape.state(product), links));
            case ".atom" -> atom(call, links, new RestoQuery(p -> true, (a, b) -> 0, 1, 0), 1, List.of(product), List.of());
            default -> download(call, product);
        }
    }

    /// Whoever cannot be told apart counts as nobody, and nobody may download: 403, never 401.
    private void download(HttpCall call, Product product) throws IOException {
        Optional<String> key = call.query().first("_tk");
        boolean opened = key.isPresent() && orders.opens(key.get().strip(), product);
        String account = opened ? Realm.USER : key.isPresent() ? null : realm.basicAccount(call).orElse(null);
        if (account == null) {
            throw RestoErrors.of(403, "Forbidden");
        }
        delivery.deliver(call, product, account);
    }

    private void order(HttpCall call, RestoLinks links) throws IOException {
        if (realm.basicAccount(call).isEmpty()) {
            throw RestoErrors.of(403, "Forbidden");
        }
        List<Product> products = new ArrayList<>();
        for (String id : call.query().first("ids").orElse("").split(",")) {
            products.add(catalogue.byName(id + ".SAFE").or(() -> byId(id)).orElseThrow(RestoFace::notFound));
        }
        call.set("Content-Disposition", "attachment; filename=\"order.meta4\"");
        call.text(200, "application/metalink4+xml", orders.metalink(products, links));
    }

    private Optional<Product> byId(String id) {
        try {
            return catalogue.byId(UUID.fromString(id.strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
