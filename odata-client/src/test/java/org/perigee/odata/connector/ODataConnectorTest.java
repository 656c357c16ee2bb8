package org.perigee.odata.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perigee.access.HttpAccess;
import org.perigee.catalog.connector.Cancellation;
import org.perigee.catalog.connector.CatalogConnector;
import org.perigee.catalog.connector.CatalogException;
import org.perigee.catalog.connector.SearchEnd;
import org.perigee.catalog.connector.SearchPlan;
import org.perigee.catalog.connector.Treatment;
import org.perigee.catalog.model.Asset;
import org.perigee.catalog.model.Availability;
import org.perigee.catalog.model.BoundingBox;
import org.perigee.catalog.model.CatalogCollection;
import org.perigee.catalog.model.Footprint;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.model.TimeRange;
import org.perigee.catalog.provider.CollectionMapping;
import org.perigee.catalog.provider.Limits;
import org.perigee.catalog.provider.Protocol;
import org.perigee.catalog.provider.Provider;
import org.perigee.catalog.provider.ProviderRegistry;
import org.perigee.catalog.provider.Status;
import org.perigee.catalog.query.PropertyFilter;
import org.perigee.catalog.query.PropertyFilter.Compare;
import org.perigee.catalog.query.PropertyFilter.Operator;
import org.perigee.catalog.query.SearchQuery;

class ODataConnectorTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Map<String, CollectionMapping> COLLECTIONS = Map.of(
            "sentinel-2-l2a", new CollectionMapping("SENTINEL-2", Map.of("product:type", "S2MSI2A")),
            "sentinel-1-grd", new CollectionMapping("SENTINEL-1", Map.of("product:type", "IW_GRDH_1S|EW_GRDM_1S"), List.of("SENTINEL-1-RTC")),
            "sentinel-1-level-2", new CollectionMapping("SENTINEL-1", Map.of("processing:level", "L2")));

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private CatalogConnector connector(String dialect) {
        return connector(dialect, server.url("/odata/v1").uri());
    }

    private static CatalogConnector connector(String dialect, URI endpoint) {
        try {
            Provider provider = new Provider("test", "Test", Protocol.ODATA, endpoint, Status.LIVE, "", "", true, "account", "", "", null,
                    new Limits(100, 0, 2, 2, 10), COLLECTIONS, new ObjectMapper().readTree(dialect));
            return new ODataConnectorFactory(HttpAccess.anonymous(), Clock.fixed(NOW, ZoneOffset.UTC)).connect(provider);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String base(String name) {
        return "{\"base\":\"" + name + "\"}";
    }

    private SearchPlan plan(String dialect, SearchQuery.Builder query) throws CatalogException {
        return connector(base(dialect)).plan(query.build(), new Cancellation());
    }

    private static String filter(SearchPlan plan) {
        String line = plan.requests().getFirst();
        String filter = HttpUrl.get(line.substring(line.indexOf('"') + 1, line.length() - 1)).queryParameter("$filter");
        return filter == null ? "" : filter;
    }

    private static Treatment only(SearchPlan plan) {
        assertThat(plan.treatments()).hasSize(1);
        return plan.treatments().values().iterator().next();
    }

    @Test
    void translatesASearchInOneRequest() throws CatalogException {
        SearchPlan plan = plan("cdse", SearchQuery.builder().collection("sentinel-2-l2a")
                .time(new TimeRange(Instant.parse("2025-06-01T00:00:00Z"), Instant.parse("2025-06-30T00:00:00Z")))
                .area(Footprint.of(new BoundingBox(170, -10, -170, 10)))
                .filter(PropertyFilter.atMost("eo:cloud_cover", 20)).filter(PropertyFilter.equal("platform", "sentinel-2b")).limit(7));
        assertThat(plan.treatments().values()).containsOnly(Treatment.ASKED);
        assertThat(plan.requests()).singleElement().satisfies(line -> assertThat(line).startsWith("curl \"http://").contains("%24top=7"));
        assertThat(filter(plan)).contains("Collection/Name eq 'SENTINEL-2' and Attributes/OData.CSC.StringAttribute/any(att:att/Name eq 'productType'",
                "'cloudCover' and att/OData.CSC.DoubleAttribute/Value le 20)", "'platformSerialIdentifier' and att/OData.CSC.StringAttribute/Value eq 'B'",
                "(OData.CSC.Intersects(area=geography'SRID=4326;POLYGON((", "') or OData.CSC.Intersects(");
    }

    @ParameterizedTest
    @CsvSource({"sat:relative_orbit,108,IntegerAttribute/Value eq 108,ASKED", "sat:relative_orbit,108.5,'',APPLIED_HERE",
        "grid:code,MGRS-32TLQ,'tileId'' and att/OData.CSC.StringAttribute/Value eq ''32TLQ''',ASKED",
        "sat:orbit_state,descending,Value eq 'DESCENDING',ASKED", "platform,landsat-8,'',APPLIED_HERE", "processing:level,L2A,'',APPLIED_HERE",
        "sar:polarizations,VV,'',APPLIED_HERE", "eo:cloud_cover,many,'',APPLIED_HERE", "made:up,1,'',UNSUPPORTED",
        "published,2025-06-01T00:00:00Z,PublicationDate eq 2025-06-01T00:00:00.000Z,ASKED"})
    void translatesAPropertyOrSaysThatItDoesNot(String property, String value, String words, Treatment treatment) throws CatalogException {
        SearchPlan plan = plan("cdse", SearchQuery.builder().filter(PropertyFilter.equal(property, value)));
        assertThat(only(plan)).isEqualTo(treatment);
        assertThat(filter(plan)).contains(words);
        assertThat(filter(plan).isEmpty()).isEqualTo(words.isEmpty());
    }

    @Test
    void leavesToTheCallerWhatAttributesCannotSay() throws CatalogException {
        assertThat(only(plan("cdse", SearchQuery.builder().filter(new Compare("product:type", Operator.NOT_EQUAL, "S2MSI1C")))))
                .isEqualTo(Treatment.APPLIED_HERE);
        assertThat(only(plan("cdse", SearchQuery.builder().filter(new PropertyFilter.Like("product:type", "S2*"))))).isEqualTo(Treatment.APPLIED_HERE);
        assertThat(only(plan("cdse", SearchQuery.builder().filter(new Compare("product:type", Operator.LESS, "S2"))))).isEqualTo(Treatment.APPLIED_HERE);
        SearchPlan any = plan("cdse", SearchQuery.builder().filter(new PropertyFilter.In("product:type", List.of("S2MSI1C", "S2MSI2A"))));
        assertThat(only(any)).isEqualTo(Treatment.ASKED);
        assertThat(filter(any)).contains("'S2MSI1C') or Attributes/");
    }

    @Test
    void knowsCollectionsByPerigeesNameAndByTheirOwn() throws CatalogException {
        assertThat(filter(plan("cdse", SearchQuery.builder().collection("sentinel-5p")))).isEqualTo("Collection/Name eq 'SENTINEL-5P'");
        assertThat(filter(plan("cdse", SearchQuery.builder().collection("sentinel-2-l2a").collection("SENTINEL-3")))).contains(" or Collection/Name eq");
        assertThat(only(plan("cdse", SearchQuery.builder().collection("modis")))).isEqualTo(Treatment.UNSUPPORTED);
        SearchPlan several = plan("cdse", SearchQuery.builder().collection("sentinel-1-grd"));
        assertThat(only(several)).isEqualTo(Treatment.ASKED);
        assertThat(filter(several)).startsWith("Collection/Name eq 'SENTINEL-1' and (Attributes/").contains("'IW_GRDH_1S') or Attributes/",
                "'EW_GRDM_1S')) or Collection/Name eq 'SENTINEL-1-RTC' and (");
        SearchPlan untold = plan("cdse", SearchQuery.builder().collection("sentinel-1-level-2"));
        assertThat(only(untold)).as("what cannot be asked is tested on the Items").isEqualTo(Treatment.APPLIED_HERE);
        assertThat(filter(untold)).isEqualTo("Collection/Name eq 'SENTINEL-1'");
        assertThat(only(plan("dhus", SearchQuery.builder().collection("sentinel-2-l2a")))).isEqualTo(Treatment.APPLIED_HERE);
        SearchPlan titled = plan("cdse", SearchQuery.builder().filter(new PropertyFilter.Like("title", "*_GRD*")));
        assertThat(only(titled)).isEqualTo(Treatment.ASKED);
        assertThat(filter(titled)).isEqualTo("contains(Name,'_GRD')");
        assertThat(filter(plan("gss", SearchQuery.builder().collection("sentinel-2-l2a"))))
                .isEqualTo("StringAttributes/any(d:d/Name eq 'productType' and d/Value eq 'S2MSI2A')");
        assertThat(connector(base("cdse")).collections(new Cancellation())).extracting(CatalogCollection::id).contains("SENTINEL-2", "LANDSAT-8");
        assertThat(connector(base("gss")).collections(new Cancellation())).isEmpty();
    }

    @Test
    void asksNamesWithTheCollectionThatTheyGiveAway() throws CatalogException {
        assertThat(filter(plan("cdse", SearchQuery.builder().name("S2A_*T32TLQ*")))).startsWith("Collection/Name eq 'SENTINEL-2' and startswith(");
        assertThat(filter(plan("cdse", SearchQuery.builder().name("*T32TLQ*")))).isEqualTo("contains(Name,'T32TLQ')");
        assertThat(only(plan("cdse", SearchQuery.builder().name("S2A_*T32*N0511*")))).isEqualTo(Treatment.APPLIED_HERE);
    }

    @Test
    void postsALongListOfNames() throws CatalogException {
        SearchQuery.Builder query = SearchQuery.builder();
        IntStream.range(0, 150).forEach(i -> query.name("S2A_" + i));
        assertThat(plan("cdse", query).requests()).hasSize(2).allSatisfy(line -> assertThat(line).contains("--json", "FilterList"));
        assertThat(plan("gss", query).requests()).hasSizeGreaterThan(10);
        assertThat(plan("cdse", query.filter(PropertyFilter.atMost("eo:cloud_cover", 5))).requests().getFirst()).doesNotContain("FilterList");
    }

    @Test
    void keepsEveryRequestShort() throws CatalogException {
        SearchQuery.Builder query = SearchQuery.builder().collection("sentinel-2-l2a");
        IntStream.range(0, 50).forEach(i -> query.name("S2A_MSIL2A_20250601T103041_N0511_R108_T32TLQ_20250601T1630%02d".formatted(i)));
        assertThat(plan("cdse", query).requests()).allSatisfy(line -> assertThat(line.length()).isLessThan(8000));
    }

    @Test
    void dhusIsAskedForTimesAndNamesAlone() throws CatalogException {
        SearchPlan plan = plan("dhus", SearchQuery.builder().area(Footprint.point(5, 45)).name("S2A*").filter(PropertyFilter.atMost("eo:cloud_cover", 5)));
        assertThat(plan.treatments().values()).containsExactly(Treatment.APPLIED_HERE, Treatment.APPLIED_HERE, Treatment.ASKED);
    }

    @Test
    void mapsAProductToAnItem() throws CatalogException {
        Item item = map(base("cdse"), """
                {"Id":"05edf2bb-d103","Name":"S2B_MSIL2A_20250601T103041_N0511_R108_T32TLQ_20250601T163000.SAFE","ContentType":"application/octet-stream",
                 "ContentLength":700,"PublicationDate":"2025-06-02T00:00:00Z","Online":false,"S3Path":"/eodata/Sentinel-2/X.SAFE",
                 "Checksum":[{"Algorithm":"MD5","Value":"AABBCCDDEEFF00112233445566778899"},{"Algorithm":"BLAKE3","Value":"not hex"}],
                 "ContentDate":{"Start":"2025-06-01T10:30:41Z","End":"2025-06-01T10:30:41Z"},
                 "Footprint":"geography'SRID=4326;POLYGON ((179 1, 181 1, 181 2, 179 2, 179 1))'",
                 "Attributes":[{"Name":"platformShortName","Value":"SENTINEL-2"},{"Name":"platformSerialIdentifier","Value":"B"},
                  {"Name":"cloudCover","Value":12,"ValueType":"Double"},{"Name":"processingLevel","Value":"S2MSI2A"},
                  {"Name":"relativeOrbitNumber","Value":"108","ValueType":"Integer"},{"Name":"polarisationChannels","Value":"VV&VH"},
                  {"Name":"instrumentShortName","Value":"MSI"},{"Name":"tileId","Value":"32TLQ"},{"Name":"orbitDirection","Value":"DESCENDING"},
                  {"Name":"spatialResolution","Value":"10.0","ValueType":"String"},{"Name":"processorVersion","Value":"05.11"}],
                 "Assets":[{"Type":"QUICKLOOK","Id":"q","DownloadLink":"javascript:alert(1)"}]}""");
        assertThat(item.ref()).hasToString("test/SENTINEL-2/05edf2bb-d103");
        assertThat(item.retrieved()).isEqualTo(NOW);
        assertThat(item.properties()).containsEntry("platform", "sentinel-2b").containsEntry("constellation", "sentinel-2")
                .containsEntry("eo:cloud_cover", 12.0).containsEntry("sat:relative_orbit", 108L).containsEntry("sar:polarizations", List.of("VV", "VH"))
                .containsEntry("instruments", List.of("msi")).containsEntry("grid:code", "MGRS-32TLQ").containsEntry("sat:orbit_state", "descending")
                .containsEntry("processing:level", "L2A").containsEntry("gsd", 10.0).containsEntry("processing:version", "05.11")
                .containsEntry("published", "2025-06-02T00:00:00Z");
        assertThat(item.footprint().bounds().crossesAntimeridian()).isTrue();
        Asset product = item.product().orElseThrow();
        assertThat(product.fileName()).isEqualTo(item.title() + ".zip");
        assertThat(product.mediaType()).isEqualTo("application/zip");
        assertThat(product.realm()).isEqualTo("account");
        assertThat(product.availability()).isEqualTo(Availability.NOT_ORDERABLE);
        assertThat(product.checksums()).singleElement().satisfies(sum -> assertThat(sum.hex()).isEqualTo("aabbccddeeff00112233445566778899"));
        assertThat(product.alternates()).isEmpty();
        assertThat(item.quicklook()).as("a link that is no web address").isEmpty();
    }

    @Test
    void findsQuicklooksWhereTheDialectHasThem() throws CatalogException {
        String product = "{\"Id\":\"7\",\"Name\":\"S3A_X.zip\",\"Online\":false,\"Quicklooks\":[{\"Image\":\"a b.png\"}],\"S3Path\":\"/eodata/x\"}";
        Item gss = map(base("gss"), product);
        assertThat(gss.quicklook().orElseThrow().href().toString()).endsWith("/odata/v1/Products(7)/AttachedFiles('quick-look.jpg')/$value");
        assertThat(gss.quicklook().orElseThrow().realm()).isEqualTo("account");
        assertThat(gss.availability()).isEqualTo(Availability.OFFLINE);
        assertThat(gss.product().orElseThrow().fileName()).isEqualTo("S3A_X.zip");
        Item prip = map("{\"base\":\"gss\",\"resources\":{\"quicklook\":\"quicklooks\",\"s3\":true}}", product);
        assertThat(prip.quicklook().orElseThrow().href().toString()).endsWith("/odata/v1/Products(7)/Quicklooks('a%20b.png')/$value");
        assertThat(prip.product().orElseThrow().alternates()).containsExactly(URI.create("s3://eodata/x"));
        Item dhus = map(base("dhus"), "{\"Id\":\"7\",\"Name\":\"S3A_X\"}");
        assertThat(dhus.quicklook().orElseThrow().href().toString()).endsWith("/odata/v1/Products('7')/Products('Quicklook')/$value");
        assertThat(dhus.product().orElseThrow().fileName()).isEqualTo("S3A_X.zip");
        assertThat(dhus.availability()).isEqualTo(Availability.UNKNOWN);
        assertThat(map("{\"base\":\"gss\",\"resources\":{\"quicklook\":\"none\"}}", product).quicklook()).isEmpty();
    }

    private Item map(String dialect, String product) throws CatalogException {
        server.enqueue(new MockResponse.Builder().body("{\"value\":[" + product + "],\"@odata.count\":1}").build());
        List<Item> items = new ArrayList<>();
        SearchEnd end = connector(dialect).search(SearchQuery.builder().build(), page -> items.addAll(page.items()), new Cancellation());
        assertThat(end).isEqualTo(new SearchEnd.Exhausted());
        return items.getFirst();
    }

    @Test
    void understandsEveryEntryOfTheRegistry() throws CatalogException {
        List<Provider> providers = ProviderRegistry.builtIn().providers().stream().filter(each -> each.protocol() == Protocol.ODATA).toList();
        assertThat(providers).hasSizeGreaterThan(2);
        for (Provider provider : providers) {
            CatalogConnector connector = new ODataConnectorFactory(HttpAccess.anonymous()).connect(provider);
            for (String collection : provider.collections().keySet()) {
                SearchPlan plan = connector.plan(SearchQuery.builder().collection(collection).area(Footprint.point(5, 45)).build(), new Cancellation());
                assertThat(plan.treatments().values()).as(provider.id() + " " + collection).containsOnly(Treatment.ASKED);
            }
        }
    }

    @Test
    void saysWhichEntryOfTheRegistryItDoesNotUnderstand() {
        assertThatThrownBy(() -> connector("{\"base\":\"gss\",\"pages\":1}", URI.create("https://example.org")))
                .isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("Provider test: ").hasMessageContaining("pages");
    }
}
