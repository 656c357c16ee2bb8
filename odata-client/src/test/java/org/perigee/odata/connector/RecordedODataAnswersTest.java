package org.perigee.odata.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.perigee.access.CallScope;
import org.perigee.access.HttpAccess;
import org.perigee.catalog.connector.Cancellation;
import org.perigee.catalog.connector.CatalogConnector;
import org.perigee.catalog.connector.CatalogException;
import org.perigee.catalog.connector.FailureKind;
import org.perigee.catalog.connector.Page;
import org.perigee.catalog.connector.SearchEnd;
import org.perigee.catalog.model.Asset;
import org.perigee.catalog.model.Availability;
import org.perigee.catalog.model.BoundingBox;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.provider.Limits;
import org.perigee.catalog.provider.Protocol;
import org.perigee.catalog.provider.Provider;
import org.perigee.catalog.provider.Status;
import org.perigee.catalog.query.SearchQuery;
import org.perigee.odata.ODataClient;
import org.perigee.odata.ODataDialect;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers of real servers, read by client and connector and compared with what a plain walk through the document finds.
class RecordedODataAnswersTest {

    private static final Logger LOG = LoggerFactory.getLogger(RecordedODataAnswersTest.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern STATUS = Pattern.compile("error-(\\d{3})");
    private static final Pattern POSITION = Pattern.compile("(-?\\d+(?:\\.\\d+)?(?:[eE]-?\\d+)?)[ ,]+(-?\\d+(?:\\.\\d+)?(?:[eE]-?\\d+)?)");
    private static final Map<String, String> FOLDERS = Map.of("stac-odata/cdse-odata", "cdse", "stac-odata/dhus-odata-v1", "dhus",
            "stac-odata/dhus-opensearch", "dhus", "stac-odata/onda-odata", "gss", "opensearch-others/cdse-odata", "cdse",
            "opensearch-others/creodias-odata", "cdse", "opensearch-others/onda", "gss");

    private final MockWebServer server = new MockWebServer();
    private int items;

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static Path fixtures() {
        Path folder = Path.of(System.getProperty("perigee.fixtures", "none"));
        assumeTrue(Files.isDirectory(folder), "The recorded answers are not on this machine");
        return folder;
    }

    @Test
    void readsEveryAnswerOrSaysWhyNot() throws Exception {
        int read = 0;
        int all = 0;
        for (var folder : FOLDERS.entrySet()) {
            for (Path file : files(fixtures().resolve(folder.getKey()))) {
                all++;
                check(file, folder.getValue());
                read++;
            }
        }
        LOG.info("{} of {} answers, {} items", read, all, items);
        assertThat(all).isGreaterThanOrEqualTo(40);
        assertThat(items).isGreaterThan(60);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private void check(Path file, String dialect) throws IOException {
        String body = Files.readString(file);
        Matcher matcher = STATUS.matcher(file.getFileName().toString());
        int status = matcher.find() ? Integer.parseInt(matcher.group(1)) : 200;
        List<JsonNode> expected = status == 200 ? products(body) : List.of();
        List<Page> pages = new ArrayList<>();
        server.setDispatcher(always(status, body));
        CatalogConnector connector = connector(dialect);
        CatalogException failure = catchThrowableOfType(CatalogException.class, () -> {
            // Next links lead to the real servers: one page is enough.
            SearchEnd end = connector.search(SearchQuery.builder().build(), page -> !pages.add(page), new Cancellation());
            assertThat(end).as(file.toString()).isInstanceOf(SearchEnd.LimitReached.class);
        });
        if (expected.isEmpty()) {
            assertThat(failure).as("%s must be rejected", file).isNotNull();
            assertThat(failure.kind()).as(file.toString()).isEqualTo(kind(status));
            assertThat(failure.getMessage()).as(file.toString()).isNotBlank().hasSizeLessThan(1000);
            return;
        }
        assertThat(failure).as(file.toString()).isNull();
        List<Item> mapped = pages.getFirst().items();
        assertThat(mapped).as(file.toString()).hasSameSizeAs(expected);
        assertThat(pages.getFirst().skipped()).as(file.toString()).isZero();
        for (int i = 0; i < mapped.size(); i++) {
            compare(file.getFileName() + " " + i, mapped.get(i), expected.get(i));
            items++;
        }
    }

    private static FailureKind kind(int status) {
        return switch (status) {
            case 200 -> FailureKind.PROTOCOL;
            case 401 -> FailureKind.AUTHENTICATION;
            case 404 -> FailureKind.NOT_FOUND;
            case 500 -> FailureKind.SERVER;
            default -> FailureKind.BAD_REQUEST;
        };
    }

    private static mockwebserver3.Dispatcher always(int status, String body) {
        return new mockwebserver3.Dispatcher() {
            @Override
            public MockResponse dispatch(mockwebserver3.RecordedRequest request) {
                return new MockResponse.Builder().code(status).body(body).build();
            }
        };
    }

    private CatalogConnector connector(String dialect) {
        ObjectNode description = JSON.createObjectNode().put("base", dialect);
        return new ODataConnectorFactory(HttpAccess.anonymous()).connect(new Provider("recorded", "Recorded", Protocol.ODATA,
                server.url("/odata/v1").uri(), Status.LIVE, "", "", true, "realm", "", "", null, new Limits(1000, 0, 1, 1, 10), Map.of(), description));
    }

    /// The products of a document, found without the code under test.
    private static List<JsonNode> products(String body) {
        try {
            JsonNode root = JSON.readTree(body);
            JsonNode inner = root.has("d") ? root.get("d") : root;
            List<JsonNode> found = new ArrayList<>();
            for (JsonNode each : inner.has("value") ? inner.get("value") : List.of(inner)) {
                if (each.has("Id") && each.has("ContentDate")) {
                    found.add(each);
                }
            }
            return found;
        } catch (IOException e) {
            return List.of();
        }
    }

    private static void compare(String what, Item item, JsonNode raw) {
        assertThat(item.ref().id()).as(what).isEqualTo(raw.get("Id").asText());
        assertThat(item.title()).as(what).isEqualTo(raw.get("Name").asText());
        Instant start = instant(raw.at("/ContentDate/Start").asText());
        Instant end = instant(raw.at("/ContentDate/End").asText());
        assertThat(item.start()).as(what).isEqualTo(start.isBefore(end) ? start : end);
        assertThat(item.end()).as(what).isEqualTo(start.isBefore(end) ? end : start);
        compareFootprint(what, item, raw);
        compareProduct(what, item.product().orElseThrow(), raw);
        compareAttributes(what, item, raw);
        boolean expectsQuicklook = raw.path("Assets").size() > 0 || raw.has("ContentGeometry");
        assertThat(item.quicklook().isPresent()).as(what).isEqualTo(expectsQuicklook);
        assertThat(item.document().text()).as(what).contains(raw.get("Id").asText());
    }

    private static void compareProduct(String what, Asset product, JsonNode raw) {
        long length = Long.parseLong(raw.get("ContentLength").asText());
        assertThat(product.size().orElse(0)).as(what).isEqualTo(length);
        assertThat(product.href().toString()).as(what).contains(raw.get("Id").asText()).endsWith("/$value");
        assertThat(product.realm()).isEqualTo("realm");
        List<String> digests = new ArrayList<>();
        JsonNode checksums = raw.get("Checksum");
        (checksums.isArray() ? checksums : List.of(checksums)).forEach(each -> digests.add(each.get("Algorithm").asText().toLowerCase(java.util.Locale.ROOT)
                + " " + each.get("Value").asText()));
        assertThat(product.checksums()).as(what).map(sum -> sum.algorithm() + " " + sum.hex()).isEqualTo(digests);
        Availability expected = !raw.has("Online") ? Availability.UNKNOWN : raw.get("Online").asBoolean() ? Availability.ONLINE
                : raw.has("ContentGeometry") ? Availability.OFFLINE : Availability.NOT_ORDERABLE;
        assertThat(product.availability()).as(what).isEqualTo(expected);
    }

    private static void compareAttributes(String what, Item item, JsonNode raw) {
        attribute(raw, "cloudCover").ifPresent(value -> assertThat(item.number("eo:cloud_cover")).as(what).hasValue(value.asDouble()));
        attribute(raw, "relativeOrbitNumber").ifPresent(value -> assertThat(item.properties()).as(what).containsEntry("sat:relative_orbit",
                value.asLong()));
        attribute(raw, "orbitNumber").ifPresent(value -> assertThat(item.properties()).as(what).containsEntry("sat:absolute_orbit", value.asLong()));
        attribute(raw, "productType").ifPresent(value -> assertThat(item.text("product:type")).as(what).hasValue(value.asText()));
        attribute(raw, "tileId").ifPresent(value -> assertThat(item.text("grid:code")).as(what).hasValue("MGRS-" + value.asText()));
        attribute(raw, "orbitDirection").ifPresent(value -> assertThat(item.text("sat:orbit_state").orElseThrow()).as(what)
                .isEqualToIgnoringCase(value.asText()));
        attribute(raw, "polarisationChannels").ifPresent(value -> assertThat(item.properties().get("sar:polarizations")).as(what)
                .isEqualTo(List.of(value.asText().split("[&,]"))));
        attribute(raw, "platformShortName").ifPresent(value -> assertThat(item.text("platform").orElseThrow()).as(what)
                .startsWith(value.asText().toLowerCase(java.util.Locale.ROOT)));
        if (raw.path("Attributes").has("results")) {
            assertThat(item.properties()).as(what).containsEntry("sat:relative_orbit", 60L).containsEntry("eo:cloud_cover", 61.0)
                    .containsEntry("platform", "sentinel-3a").containsEntry("processing:level", "L2").containsEntry("product:type", "OL_2_LFR___");
        }
    }

    private static Optional<JsonNode> attribute(JsonNode raw, String name) {
        for (JsonNode each : raw.path("Attributes")) {
            if (each.path("Name").asText().equals(name)) {
                return Optional.of(each.get("Value"));
            }
        }
        return Optional.empty();
    }

    /// The box of all numbers in the text, which is right for what does not cross the antimeridian.
    private static void compareFootprint(String what, Item item, JsonNode raw) {
        boolean gml = raw.has("ContentGeometry");
        String text = (gml ? raw.get("ContentGeometry") : raw.get("Footprint")).asText("");
        if (text.isEmpty() || text.equals("null")) {
            assertThat(item.footprint()).as(what).isNull();
            return;
        }
        String positions = gml ? text.replaceAll("(?s).*<gml:coordinates>", "").replaceAll("(?s)<.*", "") : text.substring(text.indexOf("(("));
        double[] box = {180, 90, -180, -90};
        Matcher matcher = POSITION.matcher(positions);
        while (matcher.find()) {
            double x = Double.parseDouble(matcher.group(gml ? 2 : 1));
            double y = Double.parseDouble(matcher.group(gml ? 1 : 2));
            box = new double[] {Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x), Math.max(box[3], y)};
        }
        BoundingBox bounds = item.findFootprint().orElseThrow().bounds();
        assertThat(bounds.south()).as(what).isCloseTo(box[1], within(1e-9));
        assertThat(bounds.north()).as(what).isCloseTo(box[3], within(1e-9));
        if (box[2] - box[0] < 180) {
            assertThat(bounds.west()).as(what).isCloseTo(box[0], within(1e-9));
            assertThat(bounds.east()).as(what).isCloseTo(box[2], within(1e-9));
        } else {
            assertThat(bounds.crossesAntimeridian()).as(what).isTrue();
        }
    }

    private static Instant instant(String text) {
        return text.startsWith("/Date(") ? Instant.ofEpochMilli(Long.parseLong(text.replaceAll("\\D", ""))) : Instant.parse(text);
    }

    @Test
    void readsTheAttributeCatalogueAndNodes() throws IOException {
        Path folder = fixtures().resolve("stac-odata");
        ODataClient cdse = client("cdse", Files.readString(folder.resolve("cdse-odata/attributes-sentinel-1.json")));
        assertThat(cdse.attributes("SENTINEL-1", new CallScope())).hasSize(32)
                .anySatisfy(each -> assertThat(each.name() + " " + each.type()).isEqualTo("relativeOrbitNumber Integer"));
        ODataClient dhus = client("dhus", Files.readString(folder.resolve("dhus-odata-v1/node-manifest.json")));
        assertThat(dhus.nodes("753c29d7-42c4-4ff9-a962-bfb4219816c6", List.of("S1A.SAFE"), new CallScope())).singleElement()
                .satisfies(node -> {
                    assertThat(node.name()).isEqualTo("manifest.safe");
                    assertThat(node.length()).hasValue(24002);
                });
    }

    private ODataClient client(String dialect, String body) {
        server.setDispatcher(always(200, body));
        return new ODataClient(HttpAccess.anonymous(), server.url("/odata/v1").uri(), ODataDialect.read(
                JSON.createObjectNode().put("base", dialect).set("resources", JSON.createObjectNode().put("download", ""))));
    }
}
