package org.perigee.stac.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.perigee.access.HttpAccess;
import org.perigee.catalog.connector.Cancellation;
import org.perigee.catalog.connector.CatalogException;
import org.perigee.catalog.connector.FailureKind;
import org.perigee.catalog.connector.Page;
import org.perigee.catalog.model.BoundingBox;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.provider.Protocol;
import org.perigee.catalog.provider.Provider;
import org.perigee.catalog.provider.Status;
import org.perigee.catalog.query.SearchQuery;

/// Everything that real STAC servers answered goes through client and connector, and is compared with what a plain reading of
/// the document says.
class RecordedStacAnswersTest {

    private static final List<String> FOLDERS = List.of("stac-odata/cdse-stac", "stac-odata/cdse-stac-generated", "stac-odata/cdse-stac-legacy",
            "stac-odata/earth-search-v0", "stac-odata/earth-search-v1", "stac-odata/planetary-computer", "stac-odata/geodes-cnes",
            "stac-odata/dlr-eoc", "stac-odata/eoapi-dev", "stac-odata/fedeo-spacebel", "stac-odata/digital-earth-africa",
            "stac-odata/digital-earth-australia", "stac-odata/nasa-cmr-stac", "stac-odata/usgs-landsatlook", "stac-odata/static-catalog",
            "stac-odata/csc-paituli", "opensearch-others/earth-search", "opensearch-others/geodes", "opensearch-others/planetary-computer",
            "opensearch-others/resto-v9", "opensearch-others/usgs-landsatlook", "opensearch-others/digital-earth", "opensearch-others/destine-hda",
            "opensearch-others/static-stac-eodag", "opensearch-others/copernicus-marine");
    /// In folders that hold other protocols too.
    private static final Map<String, String> PREFIXES = Map.of("opensearch-others/pycsw", "stac_api__", "opensearch-others/fedeo", "stac_");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SearchQuery EVERYTHING = SearchQuery.builder().build();

    private static MockWebServer server;
    private static HttpAccess access;
    private static volatile byte[] body;
    private static volatile int status;
    private static volatile boolean asSearch;

    @BeforeAll
    static void start() throws IOException {
        access = HttpAccess.anonymous();
        server = new MockWebServer();
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                boolean search = request.getUrl().encodedPath().equals("/search");
                if (asSearch && !search) {
                    return new MockResponse.Builder().body("""
                            {"type":"Catalog","id":"x","conformsTo":[],"links":[{"rel":"search","method":"POST","href":"/search"}]}""").build();
                }
                return new MockResponse.Builder().code(status).body(new Buffer().write(body)).build();
            }
        });
        server.start();
    }

    @AfterAll
    static void stop() {
        server.close();
        access.close();
    }

    @Test
    void everyAnswerIsMappedOrRefusedByName() throws Exception {
        List<Path> files = files();
        int answers = 0;
        int items = 0;
        int refused = 0;
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            JsonNode raw = JSON.readTree(unzipped(bytes));
            List<JsonNode> features = features(raw);
            if (features != null) {
                items += checkItems(file, bytes, features, raw.has("features"));
                answers++;
            } else {
                checkRefusal(file, bytes, raw);
                refused++;
            }
        }
        System.out.println(answers + " of " + (files.size() - refused) + " answers mapped, with " + items + " Items; " + refused
                + " other documents refused by name");
        assertThat(answers).isPositive();
        assertThat(answers + refused).isEqualTo(files.size());
    }

    @Test
    void everyListOfCollectionsIsReadWhole() throws Exception {
        int lists = 0;
        for (Path file : files()) {
            byte[] bytes = Files.readAllBytes(file);
            JsonNode raw = JSON.readTree(unzipped(bytes));
            if (raw.path("collections").isArray()) {
                // Without the next link, which leads to the real server.
                body = ((ObjectNode) raw.deepCopy()).without("links").toString().getBytes(StandardCharsets.UTF_8);
                status = 200;
                asSearch = false;
                Provider provider = new Provider("recorded", "Recorded", Protocol.STAC, server.url("/").uri(), Status.LIVE, "", "", true, "", "", "", null, null, null,
                        JSON.readTree("{\"requests\":{\"landing\":false,\"search\":\"/search\"}}"));
                List<String> ids = new StacConnectorFactory(access).connect(provider).collections(new Cancellation()).stream().map(c -> c.id()).toList();
                List<String> expected = new ArrayList<>();
                raw.get("collections").forEach(collection -> expected.add(collection.get("id").asText()));
                assertThat(ids).as(file.toString()).containsExactlyElementsOf(expected);
                lists++;
            }
        }
        assertThat(lists).isPositive();
    }

    private static List<Path> files() throws IOException {
        String root = System.getProperty("perigee.fixtures", "");
        assumeTrue(!root.isEmpty() && Files.isDirectory(Path.of(root)), "No recorded answers on this machine");
        Map<String, String> folders = new LinkedHashMap<>(PREFIXES);
        FOLDERS.forEach(folder -> folders.put(folder, ""));
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, String> folder : folders.entrySet()) {
            try (Stream<Path> found = Files.walk(Path.of(root, folder.getKey()))) {
                found.filter(Files::isRegularFile).filter(file -> file.getFileName().toString().startsWith(folder.getValue())).sorted().forEach(files::add);
            }
        }
        return files;
    }

    private static byte[] unzipped(byte[] bytes) throws IOException {
        boolean gzip = bytes[0] == 0x1f;
        return gzip ? new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes() : bytes;
    }

    private static List<JsonNode> features(JsonNode raw) {
        if (raw.path("type").asText().equals("Feature")) {
            return List.of(raw);
        }
        if (!raw.has("features")) {
            return null;
        }
        List<JsonNode> features = new ArrayList<>();
        raw.get("features").forEach(features::add);
        return features;
    }

    private static List<Page> search(byte[] bytes, int code, boolean search) throws CatalogException {
        body = bytes;
        status = code;
        asSearch = search;
        Provider provider = Provider.of("recorded", "Recorded", Protocol.STAC, server.url("/").uri());
        List<Page> pages = new ArrayList<>();
        new StacConnectorFactory(access).connect(provider).search(EVERYTHING, page -> {
            pages.add(page);
            return false;
        }, new Cancellation());
        return pages;
    }

    private static int checkItems(Path file, byte[] bytes, List<JsonNode> features, boolean search) throws CatalogException {
        List<Page> pages = search(bytes, 200, search);
        List<Item> items = pages.stream().flatMap(page -> page.items().stream()).toList();
        assertThat(pages.stream().mapToInt(Page::skipped).sum()).as(file + ": skipped").isZero();
        assertThat(items.stream().map(item -> item.ref().id())).as(file + ": ids")
                .containsExactlyElementsOf(features.stream().map(feature -> feature.get("id").asText()).toList());
        for (int i = 0; i < items.size(); i++) {
            String what = file.getFileName() + " " + items.get(i).ref().id();
            checkTimes(what, items.get(i), features.get(i).path("properties"));
            checkFootprint(what, items.get(i), features.get(i).path("geometry"));
            checkFacts(what, items.get(i), features.get(i));
            checkAssets(what, items.get(i), features.get(i).path("assets"));
        }
        return items.size();
    }

    private static void checkTimes(String what, Item item, JsonNode properties) {
        String datetime = properties.path("datetime").asText("null");
        String start = properties.path("start_datetime").asText("null");
        String end = properties.path("end_datetime").asText("null");
        assertThat(item.start()).as(what + ": start").isEqualTo(instant(start.equals("null") ? datetime : start));
        assertThat(item.end()).as(what + ": end").isEqualTo(instant(end.equals("null") ? datetime : end));
    }

    private static Instant instant(String text) {
        return text.equals("null") ? null : OffsetDateTime.parse(text).toInstant();
    }

    private static void checkFootprint(String what, Item item, JsonNode geometry) {
        List<double[]> vertices = new ArrayList<>();
        vertices(geometry.path("coordinates"), vertices);
        // Metres of a map projection are no place in degrees.
        boolean projected = vertices.stream().anyMatch(v -> Math.abs(v[0]) > 720 || Math.abs(v[1]) > 91);
        if (vertices.isEmpty() || projected) {
            assertThat(item.footprint()).as(what + ": footprint").isNull();
            return;
        }
        BoundingBox bounds = item.findFootprint().orElseThrow(() -> new AssertionError(what + ": the footprint is lost")).bounds();
        boolean plain = true;
        for (int i = 0; i < vertices.size(); i++) {
            double[] v = vertices.get(i);
            double wrapped = v[0] > 180 ? v[0] - 360 : v[0] < -180 ? v[0] + 360 : v[0];
            // At the edge of the world both names of the meridian are right.
            boolean within = bounds.contains(wrapped, v[1]) || Math.abs(Math.abs(v[0]) - 180) < 1e-9 && bounds.contains(-wrapped, v[1]);
            assertThat(within).as(what + ": " + v[0] + " " + v[1] + " in " + bounds).isTrue();
            plain &= wrapped == v[0] && (i == 0 || Math.abs(v[0] - vertices.get(i - 1)[0]) <= 180);
        }
        double south = vertices.stream().mapToDouble(v -> v[1]).min().orElseThrow();
        double north = vertices.stream().mapToDouble(v -> v[1]).max().orElseThrow();
        if (plain && geometry.path("type").asText().equals("Polygon")) {
            assertThat(bounds.west()).as(what + ": west").isCloseTo(vertices.stream().mapToDouble(v -> v[0]).min().orElseThrow(), within(1e-9));
            assertThat(bounds.east()).as(what + ": east").isCloseTo(vertices.stream().mapToDouble(v -> v[0]).max().orElseThrow(), within(1e-9));
            assertThat(bounds.south()).as(what + ": south").isCloseTo(south, within(1e-9));
            assertThat(bounds.north()).as(what + ": north").isCloseTo(north, within(1e-9));
        }
    }

    private static void vertices(JsonNode node, List<double[]> vertices) {
        if (node.path(0).isNumber()) {
            vertices.add(new double[] {node.get(0).asDouble(), node.get(1).asDouble()});
        } else {
            node.forEach(child -> vertices(child, vertices));
        }
    }

    private static void checkFacts(String what, Item item, JsonNode feature) {
        JsonNode properties = feature.path("properties");
        if (properties.path("eo:cloud_cover").isNumber()) {
            assertThat(item.number("eo:cloud_cover")).as(what + ": cloud cover").hasValue(properties.get("eo:cloud_cover").asDouble());
        }
        item.text("platform").ifPresent(platform -> assertThat(platform).as(what).matches("[a-z0-9-]+"));
        item.text("grid:code").ifPresent(grid -> assertThat(grid).as(what).matches("[A-Z0-9]+-.+"));
        item.text("sat:orbit_state").ifPresent(state -> assertThat(state).as(what).isIn("ascending", "descending"));
        if (properties.has("grid:code") || properties.has("s2:mgrs_tile")) {
            assertThat(item.text("grid:code")).as(what + ": grid").isPresent();
        }
        assertThat(item.ref().collection()).as(what + ": collection").isEqualTo(feature.path("collection").asText(""));
        assertThat(item.title()).as(what + ": title").isNotBlank();
        assertThat(item.document().text()).as(what + ": document").contains(item.ref().id());
    }

    private static void checkAssets(String what, Item item, JsonNode assets) {
        List<String> keys = new ArrayList<>();
        assets.properties().forEach(entry -> {
            if (!entry.getValue().path("href").asText("").isBlank()) {
                keys.add(entry.getKey());
            }
        });
        assertThat(item.assets().stream().map(asset -> asset.key()).toList()).as(what + ": assets").containsAll(keys);
        assertThat(item.assets()).allSatisfy(asset -> assertThat(asset.href().isAbsolute()).as(what + " " + asset.key()).isTrue());
        item.assets().forEach(asset -> {
            JsonNode raw = assets.path(asset.key());
            long size = raw.path("file:size").asLong(0);
            assertThat(asset.size().orElse(0)).as(what + " " + asset.key() + ": size").isEqualTo(size);
            asset.checksums().forEach(checksum -> assertThat(raw.path("file:checksum").asText().toLowerCase(java.util.Locale.ROOT)).as(what + ": checksum").endsWith(checksum.hex()));
            if (raw.path("type").asText().equals("application/zip") && !what.contains("metadata")) {
                assertThat(asset.hasRole("archive")).as(what + " " + asset.key() + ": the product").isTrue();
            }
        });
    }

    /// What is no answer to a search must not pass for one.
    private static void checkRefusal(Path file, byte[] bytes, JsonNode raw) {
        String name = file.getFileName().toString();
        boolean error = name.startsWith("error-404");
        CatalogException failure = catchThrowableOfType(CatalogException.class, () -> search(bytes, error ? 404 : 200, true));
        assertThat(failure).as(file + " passed for an answer").isNotNull();
        assertThat(failure.kind()).as(file.toString()).isEqualTo(error ? FailureKind.NOT_FOUND : FailureKind.PROTOCOL);
        if (error) {
            assertThat(failure.getMessage()).as("the server's own words").contains(raw.get("description").asText());
        }
    }
}
