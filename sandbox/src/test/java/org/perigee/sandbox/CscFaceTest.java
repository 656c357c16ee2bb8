package org.perigee.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.perigee.sandbox.catalogue.Catalogue;
import org.perigee.sandbox.catalogue.Product;
import org.perigee.sandbox.catalogue.ProductType;
import org.perigee.sandbox.geo.Area;

class CscFaceTest {

    private static final String PRODUCTS = "/odata/v1/Products?";
    private static final String GSS = "/gss/odata/v1/Products?";
    private static final int ABOVE_THE_LIMIT = 14_500;

    private static Sandbox sandbox;
    private static Client client;

    @BeforeAll
    static void start() throws Exception {
        sandbox = Sandbox.start(SandboxOptions.forTests().withCatalogue(5, ABOVE_THE_LIMIT));
        client = new Client(sandbox);
    }

    @AfterAll
    static void stop() {
        client.close();
        sandbox.close();
    }

    private static JsonNode query(String... options) throws Exception {
        return client.json(PRODUCTS + Client.encoded(options));
    }

    private static int status(String... options) throws Exception {
        return client.get(PRODUCTS + Client.encoded(options)).statusCode();
    }

    private static List<String> walk(JsonNode first) throws Exception {
        List<String> ids = new ArrayList<>();
        JsonNode page = first;
        while (true) {
            page.path("value").forEach(p -> ids.add(p.path("Id").asText()));
            if (!page.has("@odata.nextLink")) {
                return ids;
            }
            page = client.json(page.path("@odata.nextLink").asText());
        }
    }

    private static List<String> ids(Catalogue catalogue, java.util.function.Predicate<Product> condition) {
        return catalogue.matching(condition).stream().map(p -> p.id().toString()).toList();
    }

    @Test
    void filtersAsAPlainScanDoes() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            RandomFilter filter = RandomFilter.any(random, 2);
            int expected = sandbox.odataCatalogue().matching(filter.plain()).size();
            JsonNode answer = query("$filter", filter.odata(), "$count", "True", "$top", "1000", "$orderby", "ContentDate/Start asc");
            assertThat(answer.path("@odata.count").asInt(-1)).as("seed %d, %s: %s", seed, filter.odata(), answer.path("detail")).isEqualTo(expected);
            assertThat(answer.path("value")).as("seed %d", seed).hasSize(Math.min(1000, expected));
        }
    }

    @Test
    void walksToTheEndOverNextLinks() throws Exception {
        String filter = "Collection/Name eq 'SENTINEL-3' and ContentDate/Start ge 2025-08-01T00:00:00.000Z";
        List<String> expected = ids(sandbox.odataCatalogue(),
            p -> p.name().startsWith("S3") && p.start().toString().compareTo("2025-08-01T00:00:00Z") >= 0);
        assertThat(walk(query("$filter", filter, "$top", "37", "$orderby", "ContentDate/Start desc"))).doesNotHaveDuplicates()
            .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void endsInSilenceAtTenThousand() throws Exception {
        assertThat(sandbox.odataCatalogue().products()).hasSizeGreaterThan(11_000);
        List<String> reached = walk(query("$top", "1000", "$orderby", "ContentDate/Start asc"));
        assertThat(reached).hasSize(11_000).doesNotHaveDuplicates();
        assertThat(query("$top", "1", "$count", "1").path("@odata.count").asInt()).isEqualTo(sandbox.odataCatalogue().products().size());
    }

    @Test
    void putsNumbersOutOfBoundsIntoAListOfDetails() throws Exception {
        for (String[] bad : new String[][] {{"$top", "1001"}, {"$top", "-1"}, {"$skip", "10001"}, {"$skip", "x"}}) {
            var answer = client.get(PRODUCTS + Client.encoded(bad));
            assertThat(answer.statusCode()).isEqualTo(422);
            JsonNode detail = Client.JSON.readTree(answer.body()).path("detail").path(0);
            assertThat(detail.path("loc").path(1).asText()).isEqualTo(bad[0]);
            assertThat(detail.path("input").asText()).isEqualTo(bad[1]);
        }
        assertThat(status("$top", "0")).isEqualTo(200);
        assertThat(status("$skip", "10000", "$top", "1000")).isEqualTo(200);
    }

    @Test
    void refusesWhatOlingoCannotParse() throws Exception {
        for (String bad : List.of("Name eq", "Nonsense eq 'x'", "contains(Name)", "Online eq 'true'", "ContentDate/Start gt yesterday",
            "OData.CSC.Intersects(area=geography'SRID=4326;POLYGON((5 43,8 43,8 46,5 46))')",
            "OData.CSC.Intersects(area=geography'SRID=4326;POLYGON((0 0,4 4,4 0,0 4,0 0))')",
            "StringAttributes/any(d:d/Name eq 'productType' and d/Value eq 'S2MSI2A')")) {
            assertThat(status("$filter", bad)).as(bad).isEqualTo(400);
        }
        JsonNode detail = client.json(PRODUCTS + Client.encoded("$expand", "Everything")).path("detail");
        assertThat(detail.path("message").asText()).contains("Assets, Attributes, Locations");
        assertThat(detail.has("request_id")).isTrue();
        assertThat(status("$orderby", "ContentLength asc")).isEqualTo(400);
        assertThat(status("$orderby", "ContentDate/Start asc,Name desc")).isEqualTo(400);
    }

    @Test
    void acceptsWhatCdseAcceptsBeyondTheStandard() throws Exception {
        int expected = ids(sandbox.odataCatalogue(), p -> p.start().toString().compareTo("2025-09-01") >= 0).size();
        for (String date : List.of("2025-09-01T00:00:00.000Z", "'2025-09-01T00:00:00.000Z'", "2025-09-01T00:00:00", "2025-09-01",
            "2025-09-01T02:00:00+02:00")) {
            assertThat(query("$filter", "ContentDate/Start ge " + date, "$count", "1", "$top", "1").path("@odata.count").asInt()).as(date)
                .isEqualTo(expected);
        }
        JsonNode one = client.json(PRODUCTS + Client.encoded("$top", "1", "$expand", "Attributes") + '&' + Client.encoded("$expand", "Assets"));
        assertThat(one.path("value").path(0).has("Attributes")).isTrue();
        assertThat(one.path("value").path(0).has("Assets")).isTrue();
        assertThat(one.path("@odata.context").asText()).isEqualTo("$metadata#Products(Attributes(),Assets())");
    }

    @Test
    void understandsPointsAndSeveralPolygons() throws Exception {
        var point = Area.wkt("POINT(7.4 44.6)");
        assertThat(query("$filter", "OData.CSC.Intersects(area=geography'SRID=4326;POINT(7.4 44.6)')", "$count", "1").path("@odata.count").asInt())
            .isEqualTo(ids(sandbox.odataCatalogue(), point).size()).isPositive();
        String fiji = "MULTIPOLYGON (((176 -20, 180 -20, 180 -15, 176 -15, 176 -20)), ((-180 -20, -178 -20, -178 -15, -180 -15, -180 -20)))";
        assertThat(query("$filter", "OData.CSC.Intersects(area=geography'SRID=4326;" + fiji + "')", "$count", "1").path("@odata.count").asInt())
            .isEqualTo(ids(sandbox.odataCatalogue(), Area.box(176, -20, -178, -15)).size()).isPositive();
    }

    @Test
    void givesOneProductBareAndSendsItsBytesElsewhere() throws Exception {
        Product product = sandbox.odataCatalogue().products().getLast();
        JsonNode one = client.json("/odata/v1/Products(" + product.id() + ")?$expand=Attributes");
        assertThat(one.path("Name").asText()).isEqualTo(product.name());
        assertThat(one.path("ContentLength").asLong()).isEqualTo(sandbox.file(product).size());
        assertThat(one.path("Checksum").path(0).path("Value").asText()).isEqualTo(sandbox.file(product).checksums().md5());
        assertThat(one.path("Footprint").asText()).startsWith("geography'SRID=4326;").contains("POLYGON (");
        var moved = client.get("/odata/v1/Products(" + product.id() + ")/$value");
        assertThat(moved.statusCode()).isEqualTo(301);
        assertThat(moved.headers().firstValue("Location").orElseThrow()).contains("/download/odata/v1/Products(");
        assertThat(client.get("/odata/v1/Products(" + UUID.randomUUID() + ")").statusCode()).isEqualTo(404);
    }

    @Test
    void listsNodesFolderByFolderUnderResultAndOnlyUnquoted() throws Exception {
        Product product = sandbox.odataCatalogue().matching(p -> !p.onTape() && p.type() == ProductType.S2_L2A).getFirst();
        String here = "/odata/v1/Products(" + product.id() + ")/Nodes";
        assertThat(client.json(here).path("result").path(0).path("Id").asText()).isEqualTo(product.name());
        String inside = here + "(" + product.name() + ")/Nodes";
        assertThat(client.json(inside).path("result").findValuesAsText("Name")).containsExactlyInAnyOrder("IMG_DATA", "manifest.safe");
        JsonNode bands = client.json(inside + "(IMG_DATA)/Nodes").path("result");
        assertThat(bands.findValuesAsText("Name")).contains("B04_10m.jp2");
        assertThat(bands.path(0).path("ContentLength").asLong()).isPositive();
        assertThat(bands.path(0).path("ChildrenNumber").asInt()).isZero();
        assertThat(Client.JSON.readTree(client.get(here + "('" + product.name() + "')/Nodes").body()).path("code").asText()).isEqualTo("DAT-ZIP-104");
        var manifest = client.get(inside + "(manifest.safe)/$value", "Authorization", "Bearer " + client.token());
        assertThat(new String(manifest.body(), java.nio.charset.StandardCharsets.UTF_8)).contains(product.name());
        var part = client.get(inside + "(IMG_DATA)/Nodes(B04_10m.jp2)/$value", "Authorization", "Bearer " + client.token(), "Range", "bytes=0-9");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).hasSize(10);
        assertThat(client.get(inside + "(NOTHING)/Nodes").statusCode()).isEqualTo(404);
    }

    @Test
    void tellsAttributesAndDeletedProducts() throws Exception {
        assertThat(client.json("/odata/v1/Attributes(SENTINEL-2)").isArray()).isTrue();
        assertThat(client.get("/odata/v1/Attributes(SENTINEL-9)").statusCode()).isEqualTo(404);
        JsonNode deleted = client.json("/odata/v1/DeletedProducts?$count=True&$orderby=DeletionDate+desc");
        assertThat(deleted.path("@odata.count").asInt()).isPositive();
        assertThat(deleted.path("value").path(0).path("DeletionCause").asText()).isEqualTo("Duplicated product");
        assertThat(sandbox.odataCatalogue().byId(UUID.fromString(deleted.path("value").path(0).path("Id").asText()))).isEmpty();
    }

    @Test
    void picksFieldsAndNames() throws Exception {
        JsonNode product = query("$select", "Name,ContentLength", "$top", "1").path("value").path(0);
        assertThat(product.properties().stream().map(java.util.Map.Entry::getKey).collect(Collectors.toSet()))
            .containsExactlyInAnyOrder("@odata.mediaContentType", "Id", "Name", "ContentLength");
        String name = product.path("Name").asText();
        var body = Client.JSON.createObjectNode();
        body.putArray("FilterProducts").addObject().put("Name", name);
        assertThat(client.postJson("/odata/v1/Products/OData.CSC.FilterList", body).path("value").path(0).path("Name").asText()).isEqualTo(name);
    }

    @Test
    void speaksTheStoresDialectToo() throws Exception {
        String filter = "OData.CSC.Intersects(location=Footprint,area=geography'SRID=4326;Polygon((5 43,8 43,8 46,5 46,5 43))')"
            + " and StringAttributes/any(d:d/Name eq 'productType' and d/Value eq 'S2MSI2A') and DoubleAttributes/any(d:d/Name eq 'cloudCover' and d/Value lt 50)";
        JsonNode answer = client.json(GSS + Client.encoded("$filter", filter, "$count", "true", "$format", "json",
            "$orderby", "ContentLength asc,PublicationDate desc"));
        Area area = Area.box(5, 43, 8, 46);
        int expected = ids(sandbox.gssCatalogue(),
            p -> p.type() == ProductType.S2_L2A && area.test(p) && p.details().cloudCover().orElseThrow() < 50).size();
        assertThat(answer.path("@odata.count").asInt()).isEqualTo(expected).isPositive();
        JsonNode product = answer.path("value").path(0);
        assertThat(product.path("Name").asText()).endsWith(".SAFE.zip");
        assertThat(product.has("S3Path")).isFalse();
        assertThat(product.path("Footprint").asText()).containsPattern("Polygon\\(+[-0-9]");
        assertThat(product.path("ContentLength").asLong()).isLessThanOrEqualTo(answer.path("value").path(1).path("ContentLength").asLong());
        assertThat(client.get(GSS + Client.encoded("$filter", "Collection/Name eq 'SENTINEL-2'")).statusCode()).isEqualTo(400);
        String id = product.path("Id").asText();
        assertThat(client.json("/gss/odata/v1/Products(" + id + ")/Nodes").path("value")).hasSize(1);
        assertThat(client.get("/gss/odata/v1/Products(" + id + ")/AttachedFiles('quick-look.jpg')/$value").headers().firstValue("Content-Type"))
            .contains("image/jpeg");
        String count = new String(client.get("/gss/odata/v1/Products/$count?" + Client.encoded("$filter", filter)).body(),
            java.nio.charset.StandardCharsets.US_ASCII);
        assertThat(count).isEqualTo(Integer.toString(expected));
    }
}
