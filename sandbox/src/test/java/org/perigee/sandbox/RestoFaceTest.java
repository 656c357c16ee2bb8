package org.perigee.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.perigee.sandbox.catalogue.Mission;
import org.perigee.sandbox.catalogue.Product;
import org.perigee.sandbox.geo.Area;

class RestoFaceTest {

    private static final String BASIC = "Basic " + Base64.getEncoder().encodeToString("demo:demo".getBytes(StandardCharsets.UTF_8));
    private static final SteppingClock CLOCK = new SteppingClock();

    private static Sandbox sandbox;
    private static Client client;

    @BeforeAll
    static void start() throws Exception {
        sandbox = Sandbox.start(SandboxOptions.forTests().withCatalogue(11, 2000).withClock(CLOCK).withTapeDelay(Duration.ofSeconds(30)));
        client = new Client(sandbox);
    }

    @AfterAll
    static void stop() {
        client.close();
        sandbox.close();
    }

    private static JsonNode search(String collection, String... parameters) throws Exception {
        return client.json("/resto/api/collections/" + collection + "search.json?" + Client.encoded(parameters));
    }

    private static List<String> walk(JsonNode first) throws Exception {
        List<String> ids = new ArrayList<>();
        JsonNode page = first;
        while (true) {
            page.path("features").forEach(f -> ids.add(f.path("id").asText()));
            String next = null;
            for (JsonNode link : page.path("properties").path("links")) {
                next = link.path("rel").asText().equals("next") ? link.path("href").asText() : next;
            }
            if (next == null) {
                return ids;
            }
            page = client.json(next);
        }
    }

    private static List<String> ids(Predicate<Product> condition) {
        return sandbox.restoCatalogue().matching(condition).stream().map(p -> p.id().toString()).toList();
    }

    @Test
    void walksOverACollectionByPage() throws Exception {
        JsonNode first = search("S2ST/", "maxRecords", "70");
        assertThat(walk(first)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(ids(p -> p.type().mission() == Mission.SENTINEL_2));
        assertThat(first.path("properties").path("totalResults").asInt()).isEqualTo(ids(p -> p.type().mission() == Mission.SENTINEL_2).size());
        assertThat(first.path("properties").path("totalItemsPerPage").isTextual()).isTrue();
    }

    @Test
    void filtersAsAPlainScanDoes() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            double west = random.nextInt(-20, 25);
            double south = random.nextInt(30, 55);
            int cloud = random.nextInt(100);
            Instant from = Instant.parse("2025-03-01T00:00:00Z").plusSeconds(random.nextInt(100 * 86_400));
            Instant to = from.plusSeconds(random.nextInt(120 * 86_400));
            List<String> parameters = new ArrayList<>(List.of("maxRecords", "90", "startDate", from.toString(), "completionDate", to.toString()));
            Area area = Area.box(west, south, west + 10, south + 10);
            Predicate<Product> plain = p -> !p.start().isBefore(from) && !p.start().isAfter(to) && area.test(p);
            String corners = String.format(Locale.ROOT, "%s,%s,%s,%s", west, south, west + 10, south + 10);
            String wkt = String.format(Locale.ROOT, "POLYGON((%1$s %2$s,%3$s %2$s,%3$s %4$s,%1$s %4$s,%1$s %2$s))", west, south, west + 10, south + 10);
            boolean box = random.nextBoolean();
            parameters.addAll(List.of(box ? "box" : "geometry", box ? corners : wkt));
            if (random.nextBoolean()) {
                parameters.addAll(List.of("cloudCover", "[0," + cloud + "["));
                plain = plain.and(p -> p.details().cloudCover().orElse(1000.0) < cloud);
            }
            if (random.nextBoolean()) {
                parameters.addAll(List.of("platform", "S2A|S1C|S3%"));
                plain = plain.and(p -> p.acquisition().platform().matches("S2A|S1C|S3."));
            }
            assertThat(walk(search("", parameters.toArray(String[]::new)))).as("seed %d, %s", seed, parameters)
                .containsExactlyInAnyOrderElementsOf(ids(plain));
        }
    }

    @Test
    void findsByIdentifierTileAndOrbit() throws Exception {
        Product s2 = sandbox.restoCatalogue().matching(p -> p.details().tile().isPresent()).getFirst();
        assertThat(walk(search("S2ST/", "identifier", s2.stem()))).containsExactly(s2.id().toString());
        assertThat(walk(search("S2ST/", "identifier", s2.id().toString()))).containsExactly(s2.id().toString());
        assertThat(walk(search("S2ST/", "tileid", s2.tileName(), "relativeOrbitNumber", Integer.toString(s2.acquisition().relativeOrbit()))))
            .containsExactlyInAnyOrderElementsOf(
                ids(p -> p.tileName().equals(s2.tileName()) && p.acquisition().relativeOrbit() == s2.acquisition().relativeOrbit()));
    }

    @Test
    void cutsLargePagesAndIsEmptyBeyondTheEnd() throws Exception {
        assertThat(search("", "maxRecords", "9999").path("features")).hasSize(500);
        assertThat(search("").path("features")).hasSize(50);
        JsonNode beyond = search("", "page", "1000");
        assertThat(beyond.path("features")).isEmpty();
        assertThat(search("", "index", "11", "maxRecords", "5", "sortOrder", "ascending").path("features").path(0))
            .isEqualTo(search("", "page", "3", "maxRecords", "5", "sortOrder", "ascending").path("features").path(0));
    }

    @Test
    void saysWhatIsWrongInItsOwnWords() throws Exception {
        for (String bad : List.of("box=1,2,3", "cloudCover=[a", "startDate=tomorrow", "maxRecords=0", "geometry=POLYGON((1")) {
            var answer = client.get("/resto/api/collections/search.json?" + bad.replace("[", "%5B"));
            assertThat(answer.statusCode()).as(bad).isEqualTo(400);
            assertThat(Client.JSON.readTree(answer.body()).path("ErrorCode").asInt()).isEqualTo(400);
        }
        assertThat(client.get("/resto/api/collections/S9/search.json").statusCode()).isEqualTo(404);
    }

    @Test
    void writesFeaturesInTheShapeOfPeps() throws Exception {
        JsonNode p = search("S2ST/", "maxRecords", "1").path("features").path(0).path("properties");
        Product product = sandbox.restoCatalogue().byName(p.path("productIdentifier").asText() + ".SAFE").orElseThrow();
        assertThat(p.path("resourceChecksum").asText()).isEqualTo(sandbox.file(product).checksums().md5().toUpperCase(Locale.ROOT));
        assertThat(p.path("resourceSize").asLong()).isEqualTo(sandbox.file(product).size());
        assertThat(p.path("keywords").isObject()).isTrue();
        assertThat(p.path("storage").path("mode").asText()).isIn("disk", "tape");
        assertThat(client.get(p.path("quicklook").asText()).statusCode()).isEqualTo(200);
        assertThat(client.json(p.path("links").path(0).path("href").asText()).path("id").asText()).isEqualTo(product.id().toString());
    }

    @Test
    void describesItselfAndAnswersInAtom() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        for (String path : List.of("describe.xml", "S1/describe.xml")) {
            String xml = new String(client.get("/resto/api/collections/" + path).body(), StandardCharsets.UTF_8);
            factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
            assertThat(xml).contains("{geo:box?}", "{time:start?}", "{eo:cloudCover?}", "application/atom+xml", client.base);
        }
        byte[] atom = client.get("/resto/api/collections/S1/search.atom?maxRecords=9").body();
        var feed = factory.newDocumentBuilder().parse(new ByteArrayInputStream(atom));
        assertThat(feed.getElementsByTagNameNS("http://www.w3.org/2005/Atom", "entry").getLength()).isEqualTo(9);
        assertThat(feed.getElementsByTagNameNS("http://a9.com/-/spec/opensearch/1.1/", "totalResults").item(0).getTextContent())
            .isEqualTo(Integer.toString(ids(p -> p.type().mission() == Mission.SENTINEL_1).size()));
    }

    @Test
    void stagesFromTapeForThoseWhoMay() throws Exception {
        Product tape = sandbox.restoCatalogue().matching(Product::onTape).getFirst();
        String feature = "/resto/collections/" + tape.type().mission().restoCollection() + '/' + tape.id();
        assertThat(client.json(feature + ".json").path("properties").path("storage").path("mode").asText()).isEqualTo("tape");
        String download = feature + "/download?issuerId=peps";
        assertThat(client.get(download).statusCode()).isEqualTo(403);
        String wrong = Base64.getEncoder().encodeToString("demo:nope".getBytes(StandardCharsets.UTF_8));
        assertThat(client.get(download, "Authorization", "Basic " + wrong).statusCode()).isEqualTo(403);
        assertThat(client.get(download, "Authorization", BASIC).statusCode()).isEqualTo(202);
        assertThat(client.json(feature + ".json").path("properties").path("storage").path("mode").asText()).isEqualTo("staging");
        CLOCK.step(Duration.ofSeconds(31));
        byte[] bytes = client.get(download, "Authorization", BASIC).body();
        assertThat(Sums.hex("MD5", bytes)).isEqualTo(sandbox.file(tape).checksums().md5());
        assertThat(client.json(feature + ".json").path("properties").path("storage").path("mode").asText()).isEqualTo("disk");
    }

    @Test
    void bindsTheKeysOfAnOrderToTheirAddresses() throws Exception {
        List<Product> two = sandbox.restoCatalogue().matching(p -> !p.onTape()).subList(0, 2);
        String order = "/resto/orders/demo.meta4?ids=" + two.get(0).id() + "," + two.get(1).id();
        assertThat(client.get(order).statusCode()).isEqualTo(403);
        String xml = new String(client.get(order, "Authorization", BASIC).body(), StandardCharsets.UTF_8);
        Matcher url = Pattern.compile("<url priority=\"1\">([^<]*)</url>").matcher(xml);
        List<String> urls = new ArrayList<>();
        while (url.find()) {
            urls.add(url.group(1).replaceAll("\\s", ""));
        }
        assertThat(urls).hasSize(2);
        assertThat(client.get(urls.get(0)).statusCode()).isEqualTo(200);
        String foreignKey = urls.get(0).replaceAll("\\?.*", "") + urls.get(1).substring(urls.get(1).indexOf('?'));
        assertThat(client.get(foreignKey).statusCode()).isEqualTo(403);
        assertThat(client.get(foreignKey, "Authorization", BASIC).statusCode()).as("a bad key is not made good by a password").isEqualTo(403);
    }
}
