package org.perigee.odata;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.locationtech.jts.geom.Geometry;
import org.perigee.access.AccessException;
import org.perigee.access.CallScope;
import org.perigee.access.HttpAccess;
import org.perigee.access.Realm;
import org.perigee.access.Redaction;
import org.perigee.odata.filter.Filter;

/// Asks one OData product catalogue.
///
/// ```java
/// var client = new ODataClient(HttpAccess.anonymous(), URI.create("https://catalogue.dataspace.copernicus.eu/odata/v1"),
///         ODataDialect.named("cdse"));
/// var query = ODataQuery.builder().collection("SENTINEL-2").overlapping(from, to).top(100).build();
/// client.walk(query, page -> { page.products().forEach(p -> show(p.name())); return true; }, new CallScope());
/// ```
///
/// All methods block and throw [AccessException] where the server could not be reached or refused, [AnswerException] where it
/// answered something else than products. Thread-safe.
public final class ODataClient {

    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

    private final HttpAccess access;
    private final URI serviceRoot;
    private final ODataDialect dialect;
    private final Realm realm;
    private final RequestWriter writer;

    /// A client that searches without signing in.
    public ODataClient(HttpAccess access, URI serviceRoot, ODataDialect dialect) {
        this(access, serviceRoot, dialect, Optional.empty());
    }

    /// @param serviceRoot the part of addresses before `/Products`
    /// @param realm       who to sign in with for searches
    public ODataClient(HttpAccess access, URI serviceRoot, ODataDialect dialect, Optional<Realm> realm) {
        this.access = Objects.requireNonNull(access);
        this.serviceRoot = Objects.requireNonNull(serviceRoot);
        this.dialect = Objects.requireNonNull(dialect);
        this.realm = realm.orElse(null);
        this.writer = new RequestWriter(serviceRoot, dialect);
    }

    public ODataDialect dialect() {
        return dialect;
    }

    /// The address a query is asked at.
    public String url(ODataQuery query) {
        return writer.url(query);
    }

    /// The `$filter` expression of a query, not encoded; empty where it has none.
    public String filter(ODataQuery query) {
        return writer.filter(query).map(Filter::text).orElse("");
    }

    /// How an area is asked for; empty where this server cannot be asked.
    public Optional<SearchArea> searchArea(Geometry area) {
        return writer.searchArea(area);
    }

    /// One page.
    public ProductPage page(ODataQuery query, CallScope scope) throws IOException {
        return AnswerReader.page(text(get(httpUrl(url(query))), scope));
    }

    /// The page behind a next link, which is used as it is.
    ///
    /// @param from the address of the page that held the link, against which a relative one is resolved
    public ProductPage page(String nextLink, String from, CallScope scope) throws IOException {
        HttpUrl base = httpUrl(from);
        HttpUrl next = base.resolve(nextLink);
        if (next == null) {
            throw new AnswerException("The next link is no address: " + Redaction.url(nextLink));
        }
        return AnswerReader.page(text(get(next), scope));
    }

    /// Everything a query finds, page by page, in its order and without doubles, also beyond the server's paging ceiling.
    public WalkEnd walk(ODataQuery query, PageTaker taker, CallScope scope) throws IOException {
        return new ProductWalk(this, taker, scope).run(query);
    }

    /// The products with these exact names (`OData.CSC.FilterList`); attributes do not come with them.
    public ProductPage byNames(List<String> names, CallScope scope) throws IOException {
        Request request = signed(httpUrl(nameListUrl())).post(RequestBody.create(nameListBody(names), JSON)).build();
        return AnswerReader.page(text(request, scope));
    }

    /// Where names are posted to.
    public String nameListUrl() {
        return trimmed(serviceRoot.toString()) + "/Products/OData.CSC.FilterList";
    }

    /// What is posted there.
    public String nameListBody(List<String> names) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        var list = body.putArray("FilterProducts");
        names.stream().flatMap(name -> new NamePattern(name, dialect.naming().suffixes()).candidates().stream()).distinct()
                .forEach(name -> list.addObject().put("Name", name));
        return body.toString();
    }

    /// One product by its id.
    public ProductEntry product(String id, CallScope scope) throws IOException {
        String format = dialect.version() == ODataDialect.Version.DHUS_V1 ? "?$format=json" : "";
        return AnswerReader.product(text(get(httpUrl(productUrl(serviceRoot.toString(), id) + format)), scope));
    }

    /// What is inside a product.
    ///
    /// @param path names from the product's root downwards; empty for the root
    public List<NodeEntry> nodes(String id, List<String> path, CallScope scope) throws IOException {
        String url = nodeUrl(id, path) + "/Nodes" + (dialect.version() == ODataDialect.Version.DHUS_V1 ? "?$format=json" : "");
        return AnswerReader.nodes(text(get(httpUrl(url)), scope), dialect.resources().nodeList());
    }

    /// All files inside a product; its folders are read a few at once. One folder that cannot be read fails the whole.
    ///
    /// @param atOnce how many requests may run at the same time
    public List<NodeFile> files(String id, int atOnce, CallScope scope) throws IOException {
        return new NodeWalk(this, id, atOnce, scope).files();
    }

    /// Where one file inside a product can be downloaded.
    ///
    /// @param path names from the product's root downwards
    public URI fileUrl(String id, List<String> path) {
        return URI.create(nodeUrl(id, path) + "/$value");
    }

    private String nodeUrl(String id, List<String> path) {
        StringBuilder url = new StringBuilder(productUrl(downloadRoot(), id));
        path.forEach(name -> url.append("/Nodes").append(key(name, dialect.resources().quotedNodes())));
        return url.toString();
    }

    /// The attributes a collection's products may have.
    public List<AttributeDefinition> attributes(String collection, CallScope scope) throws IOException {
        return AnswerReader.attributes(text(get(httpUrl(trimmed(serviceRoot.toString()) + "/Attributes(" + encoded(collection) + ")")), scope));
    }

    /// Where a product can be downloaded.
    public URI downloadUrl(String id) {
        return URI.create(productUrl(downloadRoot(), id) + "/$value");
    }

    /// The address of a product's part in the catalogue, such as its quicklook.
    public URI partUrl(String id, String part) {
        return URI.create(productUrl(downloadRoot(), id) + "/" + part);
    }

    private String downloadRoot() {
        String root = dialect.resources().download();
        return root.isEmpty() ? serviceRoot.toString() : root;
    }

    private String productUrl(String root, String id) {
        return trimmed(root) + "/Products" + key(id, dialect.resources().quotedIds());
    }

    private static String key(String value, boolean quoted) {
        String safe = encoded(quoted ? value.replace("'", "''") : value);
        return quoted ? "('" + safe + "')" : "(" + safe + ")";
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20").replace("%27", "'");
    }

    private static String trimmed(String root) {
        return root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
    }

    private static HttpUrl httpUrl(String text) throws AnswerException {
        HttpUrl url = HttpUrl.parse(text);
        if (url == null) {
            throw new AnswerException("Not an address of the web: " + Redaction.url(text));
        }
        return url;
    }

    private Request get(HttpUrl url) {
        return signed(url).build();
    }

    private Request.Builder signed(HttpUrl url) {
        Request.Builder builder = new Request.Builder().url(url).header("Accept", "application/json");
        return realm == null ? builder : builder.tag(Realm.class, realm);
    }

    private String text(Request request, CallScope scope) throws AccessException {
        return access.text(request, scope);
    }
}
