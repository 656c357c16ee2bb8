package org.perigee.opensearch.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perigee.access.HttpAccess;
import org.perigee.catalog.connector.Cancellation;
import org.perigee.catalog.connector.CatalogConnector;
import org.perigee.catalog.connector.CatalogException;
import org.perigee.catalog.connector.FailureKind;
import org.perigee.catalog.connector.SearchEnd;
import org.perigee.catalog.connector.SearchPlan;
import org.perigee.catalog.connector.Treatment;
import org.perigee.catalog.model.Asset;
import org.perigee.catalog.model.Availability;
import org.perigee.catalog.model.BoundingBox;
import org.perigee.catalog.model.Checksum;
import org.perigee.catalog.model.Footprint;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.model.Properties;
import org.perigee.catalog.model.TimeRange;
import org.perigee.catalog.provider.CollectionMapping;
import org.perigee.catalog.provider.Limits;
import org.perigee.catalog.provider.Protocol;
import org.perigee.catalog.provider.Provider;
import org.perigee.catalog.provider.Status;
import org.perigee.catalog.query.PropertyFilter;
import org.perigee.catalog.query.SearchQuery;
import org.perigee.catalog.query.SortBy;
import org.perigee.opensearch.OpenSearchDialect;

@Timeout(30)
class OpenSearchConnectorTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NOTHING = "{\"type\":\"FeatureCollection\",\"features\":[]}";
    private static final Map<String, CollectionMapping> COLLECTIONS = new LinkedHashMap<>(Map.of(
            "sentinel-2-l2a", new CollectionMapping("S2ST", Map.of(Properties.PRODUCT_TYPE, "S2MSI2A")),
            "sentinel-1-grd", new CollectionMapping("S1", Map.of(Properties.PRODUCT_TYPE, "GRD"))));
    private static final String PEPS = """
            {"source": {"template": "resto", "undeclared": {"tileid": "resto:tileId"}}, "paging": {"by": "page", "largestPage": 500},
             "ask": {"time": {"compares": "start", "longest": "PT6H"}, "syntax": {"intervals": true, "or": "|", "wildcard": "%"},
                     "sort": {"newest": {"resto:sortParam": "startDate", "resto:sortOrder": "descending"}},
                     "properties": {"name": "eo:productIdentifier", "grid:code": "resto:tileId", "platform": "eo:platform"},
                     "values": {"name": {"*.SAFE": "*", "*": "*"}, "grid:code": {"MGRS-*": "*"}, "platform": {"sentinel-2a": "S2A", "sentinel-2b": "S2B"}}},
             "read": {"download": {"issuerId": "peps"}}}""";

    private final MockWebServer server = new MockWebServer();
    private final HttpAccess access = HttpAccess.anonymous();
    private final List<HttpUrl> asked = new ArrayList<>();
    private volatile String answer = NOTHING;

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                synchronized (asked) {
                    asked.add(request.getUrl());
                }
                String page = request.getUrl().queryParameter("page");
                return new MockResponse.Builder().body(page == null || page.equals("1") ? answer : NOTHING).build();
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        access.close();
        server.close();
    }

    @Test
    void asksRestoInItsOwnTerms() throws CatalogException {
        SearchQuery query = SearchQuery.builder().collection("sentinel-2-l2a").area(Footprint.of(new BoundingBox(5, 44, 7, 46)))
                .time(new TimeRange(Instant.parse("2020-08-08T00:00:00Z"), Instant.parse("2020-08-16T23:59:59.999999999Z")))
                .filter(PropertyFilter.atMost(Properties.CLOUD_COVER, 30)).filter(PropertyFilter.equal(Properties.GRID_CODE, "MGRS-31TCJ"))
                .filter(new PropertyFilter.In(Properties.PLATFORM, List.of("sentinel-2a", "sentinel-2b"))).name("S2A_MSIL2A_2020*").build();
        SearchPlan plan = plan(PEPS, query);
        assertThat(plan.treatments().values()).containsExactly(Treatment.ASKED, Treatment.APPLIED_HERE, Treatment.ASKED, Treatment.ASKED,
                Treatment.ASKED, Treatment.ASKED, Treatment.ASKED);
        HttpUrl url = only(plan);
        assertThat(url.encodedPath()).isEqualTo("/resto/api/collections/S2ST/search.json");
        assertThat(url.queryParameter("startDate")).as("widened by the longest acquisition").isEqualTo("2020-08-07T18:00:00.000Z");
        assertThat(url.queryParameter("completionDate")).isEqualTo("2020-08-17T00:00:00.000Z");
        assertThat(url.queryParameter("geometry")).isEqualTo("POLYGON ((5 44, 7 44, 7 46, 5 46, 5 44))");
        assertThat(url.queryParameter("productType")).isEqualTo("S2MSI2A");
        assertThat(url.queryParameter("cloudCover")).isEqualTo("[0,30]");
        assertThat(url.queryParameter("tileid")).isEqualTo("31TCJ");
        assertThat(url.queryParameter("platform")).isEqualTo("S2A|S2B");
        assertThat(url.queryParameter("productIdentifier")).isEqualTo("S2A_MSIL2A_2020%");
        assertThat(url.queryParameter("sortOrder")).isEqualTo("descending");
        assertThat(url.queryParameter("box")).isNull();
        assertThat(asked).as("a plan asks nothing where the dialect says all").isEmpty();
    }

    @Test
    void anEndAloneIsExactlyWhatRestoCompares() throws CatalogException {
        SearchQuery query = SearchQuery.builder().time(new TimeRange(null, Instant.parse("2020-08-16T00:00:00Z"))).build();
        assertThat(plan(PEPS, query).treatments().values()).containsExactly(Treatment.ASKED);
    }

    @ParameterizedTest
    @CsvSource({"overlap,2020-08-08T00:00:00.000Z,2020-08-16T00:00:00.000Z,ASKED", "within,2020-08-07T00:00:00.000Z,2020-08-17T00:00:00.000Z,APPLIED_HERE"})
    void widensTheTimeAsFarAsTheServersMeaningNeeds(String meaning, String start, String end, Treatment treatment) throws CatalogException {
        SearchQuery query = SearchQuery.builder()
                .time(new TimeRange(Instant.parse("2020-08-08T00:00:00Z"), Instant.parse("2020-08-16T00:00:00Z"))).build();
        SearchPlan plan = plan("{\"source\":{\"template\":\"resto\"},\"ask\":{\"time\":{\"compares\":\"" + meaning + "\"}}}", query);
        assertThat(plan.treatments().values()).containsExactly(treatment);
        assertThat(only(plan).queryParameter("startDate")).isEqualTo(start);
        assertThat(only(plan).queryParameter("completionDate")).isEqualTo(end);
    }

    @Test
    void asksBoxesOnEachSideOfTheAntimeridian() throws CatalogException {
        SearchPlan plan = plan("{\"source\":{\"template\":\"resto\"},\"ask\":{\"area\":\"box\"}}",
                SearchQuery.builder().area(Footprint.of(new BoundingBox(178, -10, -178, 10))).build());
        assertThat(urls(plan)).extracting(url -> url.queryParameter("box")).containsExactlyInAnyOrder("178,-10,180,10", "-180,-10,-178,10");
        assertThat(plan.treatments().values()).containsExactly(Treatment.ASKED);
    }

    @Test
    void asksForTheBoxAroundAShapeAndTestsTheShapeHere() throws CatalogException {
        SearchPlan point = plan("{\"source\":{\"template\":\"resto\"},\"ask\":{\"area\":\"box\"}}",
                SearchQuery.builder().area(Footprint.point(5, 10)).build());
        assertThat(only(point).queryParameter("box")).isEqualTo("4.9995,9.9995,5.0005,10.0005");
        assertThat(point.treatments().values()).containsExactly(Treatment.APPLIED_HERE);
    }

    @Test
    void doesNotAskWhatItCannotSayLikeTheServer() throws CatalogException {
        SearchQuery query = SearchQuery.builder().filter(PropertyFilter.equal(Properties.PLATFORM, "sentinel-1a"))
                .filter(new PropertyFilter.Compare(Properties.CLOUD_COVER, PropertyFilter.Operator.NOT_EQUAL, 0))
                .filter(PropertyFilter.equal("perigee:unheard_of", "x")).filter(new PropertyFilter.Like(Properties.PRODUCT_TYPE, "*2A")).build();
        SearchPlan plan = plan(PEPS, query);
        assertThat(plan.treatments().values()).containsExactly(Treatment.APPLIED_HERE, Treatment.APPLIED_HERE, Treatment.UNSUPPORTED,
                Treatment.APPLIED_HERE);
        assertThat(only(plan).queryParameterNames()).containsExactlyInAnyOrder("maxRecords", "page", "sortParam", "sortOrder");
    }

    @Test
    void asksOnlyOnceForAParameterThatTwoConditionsWant() throws CatalogException {
        SearchQuery query = SearchQuery.builder().collection("sentinel-2-l2a").filter(PropertyFilter.equal(Properties.PRODUCT_TYPE, "S2MSI1C")).build();
        SearchPlan plan = plan(PEPS, query);
        assertThat(only(plan).queryParameterValues("productType")).containsExactly("S2MSI2A");
        assertThat(plan.treatments().values()).containsExactly(Treatment.ASKED, Treatment.APPLIED_HERE);
    }

    @Test
    void asksForNativeCollectionsAndOwnsUpToThoseItDoesNotHave() throws CatalogException {
        assertThat(only(plan(PEPS, SearchQuery.builder().collection("S2ST").build())).encodedPath()).contains("/S2ST/");
        SearchPlan none = plan(PEPS, SearchQuery.builder().collection("landsat-c2-l2").build());
        assertThat(none.requests()).isEmpty();
        assertThat(none.treatments().values()).containsExactly(Treatment.UNSUPPORTED);
    }

    @Test
    void saysThatACollectionMustBeChosen() {
        String dialect = "{\"source\":{\"template\":\"{endpoint}?pi={eo:parentIdentifier}\"}}";
        Provider bare = provider(dialect, Map.of());
        CatalogException failure = catchThrowableOfType(CatalogException.class,
                () -> new OpenSearchConnectorFactory(access).connect(bare).plan(SearchQuery.builder().build(), new Cancellation()));
        assertThat(failure.kind()).isEqualTo(FailureKind.BAD_REQUEST);
        assertThat(failure).hasMessageContaining("collection by collection");
    }

    @Test
    void searchesEveryKnownCollectionWhereTheServerDemandsOne() throws CatalogException {
        SearchPlan plan = plan("{\"source\":{\"template\":\"{endpoint}?pi={eo:parentIdentifier}\"}}", SearchQuery.builder().build());
        assertThat(urls(plan)).extracting(url -> url.queryParameter("pi")).containsExactlyInAnyOrder("S1", "S2ST");
    }

    @Test
    void concatenatesCollectionsAndSortsOutWhatCouldNotBeAskedFor() throws CatalogException {
        answer = """
                {"features": [{"id": "a", "properties": {"productType": "S2MSI2A"}}, {"id": "b", "properties": {"productType": "S2MSI1C"}},
                              {"id": "c", "properties": {"productType": "GRD"}}]}""";
        List<Item> items = new ArrayList<>();
        SearchEnd end = connector("{\"source\":{\"template\":\"{endpoint}{/collection}?page={startPage?}\"}}").search(
                SearchQuery.builder().collection("sentinel-2-l2a").collection("sentinel-1-grd").sort(SortBy.OLDEST_FIRST).build(),
                page -> items.addAll(page.items()) || true, new Cancellation());
        assertThat(end).isEqualTo(new SearchEnd.Exhausted());
        assertThat(items).extracting(item -> item.ref().collection() + "/" + item.ref().id()).containsExactly("S2ST/a", "S1/c");
    }

    @Test
    void mapsARestoProductToItsStacTerms() throws CatalogException {
        answer = """
                {"features": [{"id": "01f888ef", "geometry": {"type": "MultiPolygon", "coordinates": [[[146, 13], [147, 13], [147, 14], [146, 13]]]},
                  "properties": {"collection": "S2ST", "productIdentifier": "/eodata/S2A_X.SAFE", "startDate": "2020-08-15T00:52:51.024Z",
                    "completionDate": "2020-08-15T00:52:51.024Z", "productType": "S2MSI1C", "processingLevel": "LEVEL1C", "platform": "S2A",
                    "instrument": "MSI", "orbitNumber": 26883, "relativeOrbitNumber": 2, "orbitDirection": "Descending", "mgrs": "55PDR",
                    "cloudCover": -1, "snowCover": null, "processingBaseline": "02.09", "resolution": 0, "published": "2020-08-15T12:20:16+0200",
                    "quicklook": "/ql/a b.jpg", "thumbnail": "file:///etc/passwd", "storage": {"mode": "tape"},
                    "resourceChecksum": "64FFCA4B9CD13D094ED05554E010DB5A",
                    "services": {"download": {"url": "https://peps.example/download", "mimeType": "application/zip", "size": 781865648}}}}]}""";
        Item item = search(PEPS).getFirst();
        assertThat(item.title()).isEqualTo("S2A_X.SAFE");
        assertThat(item.properties()).containsExactlyInAnyOrderEntriesOf(Map.ofEntries(Map.entry(Properties.PLATFORM, "sentinel-2a"),
                Map.entry(Properties.CONSTELLATION, "sentinel-2"), Map.entry(Properties.INSTRUMENTS, List.of("msi")),
                Map.entry(Properties.ORBIT_STATE, "descending"), Map.entry(Properties.RELATIVE_ORBIT, 2L),
                Map.entry(Properties.ABSOLUTE_ORBIT, 26883L), Map.entry(Properties.GRID_CODE, "MGRS-55PDR"),
                Map.entry(Properties.PRODUCT_TYPE, "S2MSI1C"), Map.entry(Properties.PROCESSING_LEVEL, "L1C"),
                Map.entry(Properties.PROCESSING_BASELINE, "02.09"), Map.entry(Properties.PUBLISHED, "2020-08-15T10:20:16Z")));
        Asset product = item.product().orElseThrow();
        assertThat(product.href()).hasToString("https://peps.example/download?issuerId=peps");
        assertThat(product.size()).hasValue(781865648);
        assertThat(product.checksums()).containsExactly(new Checksum("md5", "64ffca4b9cd13d094ed05554e010db5a"));
        assertThat(product.availability()).isEqualTo(Availability.OFFLINE);
        assertThat(product.fileName()).isEqualTo("S2A_X.SAFE.zip");
        assertThat(product.realm()).isEqualTo("peps");
        assertThat(item.quicklook().orElseThrow().href()).isEqualTo(server.url("/ql/a%20b.jpg").uri());
        assertThat(item.assets()).hasSize(2);
    }

    @Test
    void doesNotBelieveCloudsOnRadarImages() throws CatalogException {
        answer = """
                {"features": [{"id": "a", "properties": {"platform": "S1B", "instrument": "SAR", "cloudCover": 0, "sensorMode": "IW",
                               "polarisation": "VV&VH"}}]}""";
        assertThat(search(PEPS).getFirst().properties()).doesNotContainKey(Properties.CLOUD_COVER)
                .containsEntry(Properties.POLARIZATIONS, List.of("VV", "VH")).containsEntry(Properties.INSTRUMENT_MODE, "IW")
                .containsEntry(Properties.INSTRUMENTS, List.of("c-sar"));
    }

    @Test
    void leavesItToTheCallerWhatTheCallerThrows() {
        answer = "{\"features\": [{\"id\": \"a\", \"properties\": {}}]}";
        assertThatIllegalArgumentException().isThrownBy(() -> connector(PEPS).search(SearchQuery.builder().build(), page -> {
            throw new IllegalArgumentException("mine");
        }, new Cancellation())).withMessage("mine");
    }

    @Test
    void listsTheCollectionsThatTheRegistryKnowsWhereTheServerHasNoList() throws CatalogException {
        assertThat(connector(PEPS).collections(new Cancellation())).extracting(collection -> collection.id()).containsExactlyInAnyOrder("S2ST", "S1");
    }

    @Test
    void namesTheEntryOfADialectThatIsNotUnderstood() {
        assertThatIllegalArgumentException().isThrownBy(() -> connector("{\"pageing\":{}}")).withMessageContaining("test").withMessageContaining("pageing");
        assertThatIllegalArgumentException().isThrownBy(() -> connector("{\"ask\":{\"time\":{\"longest\":\"a day\"}}}"))
                .withMessageContaining("a day");
    }

    @Test
    void readsEveryDialectInItsOwnDocumentation() throws IOException {
        String source = Files.readString(Path.of("src/main/java/org/perigee/opensearch/OpenSearchDialect.java"));
        Matcher blocks = Pattern.compile("///\\s*```json\\n(.*?)```", Pattern.DOTALL).matcher(source);
        int read = 0;
        while (blocks.find()) {
            String json = blocks.group(1).replaceAll("(?m)^\\s*///", "").replace("{…}", "{}");
            OpenSearchDialect.parse(JSON.readTree(json));
            read++;
        }
        assertThat(read).isEqualTo(6);
    }

    private CatalogConnector connector(String dialect) {
        return new OpenSearchConnectorFactory(access).connect(provider(dialect, COLLECTIONS));
    }

    private Provider provider(String dialect, Map<String, CollectionMapping> collections) {
        return new Provider("test", "Test", Protocol.OPENSEARCH, server.url("/resto").uri(), Status.LIVE, "", "", true, "peps", "", "", null,
                Limits.DEFAULT, collections, json(dialect));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private SearchPlan plan(String dialect, SearchQuery query) throws CatalogException {
        return connector(dialect).plan(query, new Cancellation());
    }

    private static HttpUrl only(SearchPlan plan) {
        assertThat(plan.requests()).hasSize(1);
        return urls(plan).getFirst();
    }

    private static List<HttpUrl> urls(SearchPlan plan) {
        return plan.requests().stream().map(request -> HttpUrl.get(request.replaceFirst("^curl .* '(http[^']*)'$", "$1"))).toList();
    }

    private List<Item> search(String dialect) throws CatalogException {
        List<Item> items = new ArrayList<>();
        connector(dialect).search(SearchQuery.builder().build(), page -> items.addAll(page.items()) || true, new Cancellation());
        return items;
    }
}
