package org.perigee.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.perigee.sandbox.catalogue.Product;
import org.perigee.sandbox.catalogue.ProductType;
import org.perigee.sandbox.geo.Area;

class StacFaceTest {

    private static Sandbox sandbox;
    private static Client client;

    @BeforeAll
    static void start() throws Exception {
        sandbox = Sandbox.start(SandboxOptions.forTests());
        client = new Client(sandbox);
    }

    @AfterAll
    static void stop() {
        client.close();
        sandbox.close();
    }

    private static JsonNode next(JsonNode page) {
        for (JsonNode link : page.path("links")) {
            if (link.path("rel").asText().equals("next")) {
                return link;
            }
        }
        return null;
    }

    private static List<String> walk(JsonNode first) throws Exception {
        List<String> ids = new ArrayList<>();
        JsonNode page = first;
        while (true) {
            page.path("features").forEach(feature -> ids.add(feature.path("id").asText()));
            JsonNode next = next(page);
            if (next == null) {
                return ids;
            }
            page = next.path("method").asText().equals("POST") ? client.postJson(next.path("href").asText(), next.path("body"))
                : client.json(next.path("href").asText());
        }
    }

    private static List<String> stems(List<Product> products) {
        return products.stream().map(Product::stem).toList();
    }

    @Test
    void declaresWhatItCanDoAndLinksWithTheNameItWasAskedBy() throws Exception {
        JsonNode landing = client.json("/stac/v1/");
        assertThat(landing.path("conformsTo").toString()).contains("item-search#filter", "cql2-text", "item-search#sort");
        assertThat(landing.findValuesAsText("href")).allSatisfy(href -> assertThat(href).startsWith(client.base + "/stac/v1"));
        assertThat(client.json("/stac/v1/collections").path("collections")).hasSize(ProductType.values().length);
        assertThat(client.json("/stac/v1/queryables").path("properties").has("eo:cloud_cover")).isTrue();
    }

    @Test
    void walksByGetOverEveryItemOfACollectionOnce() throws Exception {
        List<String> ids = walk(client.json("/stac/v1/collections/sentinel-1-grd/items?limit=7"));
        assertThat(ids).doesNotHaveDuplicates()
            .containsExactlyInAnyOrderElementsOf(stems(sandbox.catalogue().matching(p -> p.type() == ProductType.S1_GRD)));
    }

    @Test
    void walksByPostWithBodiesThatRepeatTheQuery() throws Exception {
        ObjectNode query = Client.JSON.createObjectNode().put("limit", 33).put("datetime", "2025-06-01T00:00:00Z/..");
        query.putArray("collections").add("sentinel-2-l2a").add("sentinel-3-olci-1-efr-ntc");
        JsonNode first = client.postJson("/stac/v1/search", query);
        JsonNode next = next(first);
        assertThat(next.has("merge")).isFalse();
        assertThat(next.path("body").path("datetime")).isEqualTo(query.get("datetime"));
        assertThat(next.path("body").path("token").asText()).startsWith("next:sentinel-");
        assertThat(first.has("numberMatched")).isFalse();
        assertThat(walk(first)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(stems(sandbox.catalogue().matching(
            p -> (p.type() == ProductType.S2_L2A || p.type() == ProductType.S3_EFR) && p.end().toString().compareTo("2025-06-01T00:00:00Z") >= 0)));
    }

    @Test
    void clipsLargePagesInSilenceAndGivesTenByDefault() throws Exception {
        assertThat(client.json("/stac/v1/search?limit=10000").path("features")).hasSize(200);
        assertThat(client.json("/stac/v1/search").path("features")).hasSize(10);
    }

    @Test
    void keepsAnExactMultipleFromEndingInAnEmptyPage() throws Exception {
        int count = sandbox.catalogue().matching(p -> p.type() == ProductType.S3_LFR).size();
        assertThat(next(client.json("/stac/v1/search?collections=sentinel-3-olci-2-lfr-ntc&limit=" + count))).isNull();
    }

    @Test
    void filtersAsAPlainScanDoesInTextAndJson() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            RandomFilter filter = RandomFilter.any(random, 2);
            List<String> expected = stems(sandbox.catalogue().matching(filter.plain()));
            List<String> text = walk(client.json("/stac/v1/search?limit=200&fields=id&" + Client.encoded("filter", filter.cqlText())));
            assertThat(text).as("seed %d, %s", seed, filter.cqlText()).containsExactlyInAnyOrderElementsOf(expected);
            ObjectNode body = Client.JSON.createObjectNode().put("limit", 200).put("filter-lang", "cql2-json");
            body.set("filter", filter.cqlJson());
            assertThat(walk(client.postJson("/stac/v1/search", body))).as("seed %d, %s", seed, filter.cqlJson())
                .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void understandsTheOlderQueryExtension() throws Exception {
        String query = Client.encoded("query", "{\"eo:cloud_cover\":{\"lt\":20},\"platform\":{\"in\":[\"sentinel-2a\",\"sentinel-2c\"]}}");
        assertThat(walk(client.json("/stac/v1/search?limit=50&" + query))).containsExactlyInAnyOrderElementsOf(stems(sandbox.catalogue().matching(
            p -> p.details().cloudCover().orElse(100.0) < 20 && List.of("S2A", "S2C").contains(p.acquisition().platform()))));
    }

    @Test
    void searchesAcrossTheAntimeridian() throws Exception {
        Area west = Area.box(176, -20, 180, -15);
        Area east = Area.box(-180, -20, -178, -15);
        List<String> expected = stems(sandbox.catalogue().matching(west.or(east)));
        assertThat(expected).isNotEmpty();
        assertThat(walk(client.json("/stac/v1/search?limit=100&bbox=176,-20,-178,-15"))).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(walk(client.json("/stac/v1/search?limit=100&bbox=176,-20,0,-178,-15,9000"))).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void sortsAndStillPagesWithoutGaps() throws Exception {
        JsonNode first = client.json("/stac/v1/search?collections=sentinel-2-l2a&limit=30&sortby=-properties.eo:cloud_cover");
        List<String> ids = walk(first);
        assertThat(ids).hasSize(sandbox.catalogue().matching(p -> p.type() == ProductType.S2_L2A).size()).doesNotHaveDuplicates();
        assertThat(first.path("features").path(0).path("properties").path("eo:cloud_cover").asDouble())
            .isGreaterThanOrEqualTo(first.path("features").path(29).path("properties").path("eo:cloud_cover").asDouble());
    }

    @Test
    void refusesWhatItCannotUnderstandWithCodeAndDescription() throws Exception {
        for (String bad : List.of("bbox=1,2,3", "bbox=5,46,8,43", "datetime=yesterday", "datetime=../..", "limit=0", "limit=x", "filter=eo:cloud_cover%20%3C",
            "filter=a%20%7E%20b", "token=next:nothing:here", "bbox=1,2,3,4&intersects=%7B%22type%22:%22Point%22,%22coordinates%22:%5B1,2%5D%7D")) {
            var answer = client.get("/stac/v1/search?" + bad);
            assertThat(answer.statusCode()).as(bad).isEqualTo(400);
            assertThat(Client.JSON.readTree(answer.body()).path("description").asText()).as(bad).isNotEmpty();
        }
        assertThat(client.get("/stac/v1/collections/landsat").statusCode()).isEqualTo(404);
        assertThat(client.get("/stac/v1/collections/sentinel-2-l2a/items/none").statusCode()).isEqualTo(404);
    }

    @Test
    void describesTheFileAsItWillBeServed() throws Exception {
        Product product = sandbox.catalogue().matching(p -> p.type() == ProductType.S2_L2A).getFirst();
        JsonNode item = client.json("/stac/v1/collections/sentinel-2-l2a/items/" + product.stem());
        JsonNode asset = item.path("assets").path("Product");
        assertThat(asset.path("file:size").asLong()).isEqualTo(sandbox.file(product).size());
        assertThat(asset.path("file:checksum").asText()).isEqualTo("d50110" + sandbox.file(product).checksums().md5());
        assertThat(asset.path("auth:refs").path(0).asText()).isEqualTo("oidc");
        String configuration = item.path("properties").path("auth:schemes").path("oidc").path("openIdConnectUrl").asText();
        assertThat(client.json(configuration).path("token_endpoint").asText()).startsWith(client.base);
        assertThat(client.get(item.path("assets").path("thumbnail").path("href").asText()).headers().firstValue("Content-Type")).contains("image/jpeg");
    }

    @Test
    void marksWhatLiesOnTapeAsOrderable() throws Exception {
        Product tape = sandbox.catalogue().matching(Product::onTape).getFirst();
        JsonNode item = client.json("/stac/v1/collections/" + tape.type().collection() + "/items/" + tape.stem());
        assertThat(item.path("properties").path("order:status").asText()).isEqualTo("orderable");
    }

    @Test
    void ignoresFiltersInTheMannerOfEarthSearchAndEndsOnAnEmptyPage() throws Exception {
        int all = sandbox.catalogue().matching(p -> p.type() == ProductType.S2_L2A).size();
        JsonNode page = client.json("/stac/es/search?limit=100&filter=eo:cloud_cover%3C0");
        assertThat(page.path("numberMatched").asInt()).isEqualTo(all);
        List<Integer> sizes = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        while (next(page) != null) {
            sizes.add(page.path("features").size());
            page.path("features").forEach(f -> ids.add(f.path("id").asText()));
            page = client.json(next(page).path("href").asText());
        }
        assertThat(page.path("features")).isEmpty();
        assertThat(ids).hasSize(all).doesNotHaveDuplicates();
        assertThat(client.get("/stac/es/search?limit=501").statusCode()).isEqualTo(500);
        assertThat(client.json("/stac/es/").path("conformsTo").toString()).doesNotContain("filter");
    }

    @Test
    void asksEarthSearchPostsToSendExactlyTheBodyGiven() throws Exception {
        ObjectNode query = Client.JSON.createObjectNode().put("limit", 50);
        JsonNode link = next(client.postJson("/stac/es/search", query));
        assertThat(link.path("merge").asBoolean(true)).isFalse();
        assertThat(walk(client.postJson("/stac/es/search", query))).hasSize(sandbox.catalogue().matching(p -> p.type() == ProductType.S2_L2A).size());
    }

    @Test
    void servesEarthSearchBandsToEverybodyAsDescribed() throws Exception {
        JsonNode asset = client.json("/stac/es/search?limit=1").path("features").path(0).path("assets").path("red");
        byte[] bytes = client.get(asset.path("href").asText()).body();
        assertThat((long) bytes.length).isEqualTo(asset.path("file:size").asLong());
        assertThat("1220" + Sums.hex("SHA-256", bytes)).isEqualTo(asset.path("file:checksum").asText());
    }
}
