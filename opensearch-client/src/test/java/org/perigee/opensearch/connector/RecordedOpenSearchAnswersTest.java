package org.perigee.opensearch.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.perigee.access.HttpAccess;
import org.perigee.catalog.connector.Cancellation;
import org.perigee.catalog.connector.CatalogConnector;
import org.perigee.catalog.connector.CatalogException;
import org.perigee.catalog.connector.FailureKind;
import org.perigee.catalog.model.BoundingBox;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.provider.Limits;
import org.perigee.catalog.provider.Protocol;
import org.perigee.catalog.provider.Provider;
import org.perigee.catalog.provider.Status;
import org.perigee.catalog.query.SearchQuery;
import org.perigee.opensearch.description.DescriptionDocument;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/// Puts every recorded OpenSearch answer through the client and the connector, and compares the Items with what a plain
/// walk through the document finds.
class RecordedOpenSearchAnswersTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, List<String>> FOLDERS = Map.of(
            "opensearch-others", List.of("cdse-resto", "creodias-finder", "peps", "theia", "sara", "eumetsat-os", "terrascope-oscars", "fedeo",
                    "mundi", "nextgeoss", "ngeo", "pycsw", "terradue", "cmr", "cmr-osdd", "csw-errors", "eoxserver"),
            "stac-odata", List.of("cdse-opensearch", "eumetsat-datastore", "terrascope-oscars", "dhus-opensearch"));
    private static final String NO_MORE = "{\"type\":\"FeatureCollection\",\"features\":[]}";
    private static final Pattern PLACE = Pattern.compile("\\{([^}?]+)\\??}");

    private final MockWebServer server = new MockWebServer();
    private final HttpAccess access = HttpAccess.anonymous();
    private volatile String body = "";

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                boolean first = "1".equals(request.getUrl().queryParameter("page"));
                return new MockResponse.Builder().code(200).body(first ? body : NO_MORE).build();
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
    void everyRecordedAnswerBecomesItemsOrAFailureThatSaysWhy() throws Exception {
        List<Path> files = files();
        Map<String, String> wrong = new TreeMap<>();
        int items = 0;
        int descriptions = 0;
        int refused = 0;
        for (Path file : files) {
            try {
                String text = Files.readString(file, StandardCharsets.UTF_8);
                switch (kind(text)) {
                    case Kind.Description(Element root) -> {
                        checkDescription(text, root);
                        descriptions++;
                    }
                    case Kind.Results(List<Raw> raws) -> {
                        checkItems(text, raws);
                        items += raws.size();
                    }
                    case Kind.Neither(Set<FailureKind> kinds) -> {
                        checkFailure(text, kinds);
                        refused++;
                    }
                }
            } catch (AssertionError | Exception e) {
                wrong.put(file.getParent().getFileName() + "/" + file.getFileName(), e.getClass().getSimpleName() + ": " + e.getMessage());
            }
        }
        System.out.printf(Locale.ROOT, "Recorded OpenSearch answers: %d of %d answers as expected (%d Items, %d descriptions, %d refused)%n",
                files.size() - wrong.size(), files.size(), items, descriptions, refused);
        assertThat(wrong).as("answers read wrongly").isEmpty();
        assertThat(items).isGreaterThan(700);
    }

    private static List<Path> files() throws IOException {
        Path root = Path.of(System.getProperty("perigee.fixtures", "absent"));
        Assumptions.assumeTrue(Files.isDirectory(root), "No recorded answers on this machine (system property perigee.fixtures)");
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, List<String>> half : FOLDERS.entrySet()) {
            for (String folder : half.getValue()) {
                Path path = root.resolve(half.getKey()).resolve(folder);
                if (Files.isDirectory(path)) {
                    try (Stream<Path> entries = Files.list(path)) {
                        // Records of the STAC suite are other protocols' answers.
                        entries.filter(file -> !file.getFileName().toString().startsWith("stac_")).forEach(files::add);
                    }
                }
            }
        }
        files.sort(Comparator.naturalOrder());
        assertThat(files).isNotEmpty();
        return files;
    }

    private sealed interface Kind {
        record Description(Element root) implements Kind {
        }

        record Results(List<Raw> raws) implements Kind {
        }

        record Neither(Set<FailureKind> kinds) implements Kind {
        }
    }

    /// What a plain walk finds in one entry.
    private record Raw(String id, String start, String end, List<double[]> places) {
    }

    private static Kind kind(String text) throws Exception {
        if (text.stripLeading().startsWith("{") || text.stripLeading().startsWith("[")) {
            JsonNode root = JSON.readTree(text);
            if (!root.path("features").isArray()) {
                boolean tellsStatus = root.findValue("code") != null && root.findValue("code").asInt() == 400;
                return new Kind.Neither(Set.of(tellsStatus ? FailureKind.BAD_REQUEST : FailureKind.PROTOCOL));
            }
            List<Raw> raws = new ArrayList<>();
            root.path("features").forEach(feature -> raws.add(raw(feature)));
            return new Kind.Results(raws);
        }
        Optional<Element> root = dom(text);
        if (root.isEmpty()) {
            return new Kind.Neither(Set.of(FailureKind.PROTOCOL));
        }
        String name = root.get().getLocalName();
        if (name.equals("OpenSearchDescription")) {
            return new Kind.Description(root.get());
        }
        if (name.equals("feed")) {
            List<Raw> raws = new ArrayList<>();
            NodeList entries = root.get().getElementsByTagNameNS("http://www.w3.org/2005/Atom", "entry");
            for (int i = 0; i < entries.getLength(); i++) {
                raws.add(raw((Element) entries.item(i)));
            }
            return new Kind.Results(raws);
        }
        boolean error = name.contains("Exception") || name.equals("errors");
        return new Kind.Neither(error ? Set.of(FailureKind.BAD_REQUEST, FailureKind.NOT_FOUND, FailureKind.SERVER) : Set.of(FailureKind.PROTOCOL));
    }

    private static Optional<Element> dom(String text) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        try {
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            Document document = builder.parse(new ByteArrayInputStream(text.replace("\uFEFF", "").strip().getBytes(StandardCharsets.UTF_8)));
            return Optional.of(document.getDocumentElement());
        } catch (org.xml.sax.SAXException e) {
            return Optional.empty();
        }
    }

    // GeoJSON by hand

    private static Raw raw(JsonNode feature) {
        JsonNode properties = feature.path("properties");
        String start = properties.path("startDate").asText("");
        String end = properties.path("completionDate").asText("");
        if (start.isEmpty()) {
            String date = properties.path("date").asText("");
            start = date.contains("/") ? date.substring(0, date.indexOf('/')) : date;
            end = date.contains("/") ? date.substring(date.indexOf('/') + 1) : date;
            List<String> begins = properties.path("acquisitionInformation").findValuesAsText("beginningDateTime");
            List<String> ends = properties.path("acquisitionInformation").findValuesAsText("endingDateTime");
            if (!begins.isEmpty() && !ends.isEmpty()) {
                start = begins.getFirst();
                end = ends.getFirst();
            }
        }
        List<double[]> places = new ArrayList<>();
        pairs(feature.path("geometry").path("coordinates"), places);
        return new Raw(feature.path("id").asText(), start, end, places);
    }

    private static void pairs(JsonNode node, List<double[]> places) {
        if (node.isArray() && node.size() >= 2 && node.get(0).isNumber()) {
            places.add(new double[] {node.get(0).doubleValue(), node.get(1).doubleValue()});
        } else if (node.isArray()) {
            node.forEach(child -> pairs(child, places));
        }
    }

    // Atom by hand

    private static Raw raw(Element entry) {
        String date = text(entry, "date", "purl.org/dc");
        String start = date.contains("/") ? date.substring(0, date.indexOf('/')) : date;
        String end = date.contains("/") ? date.substring(date.indexOf('/') + 1) : date;
        if (start.equals(end)) {
            String begin = text(entry, "beginPosition", "");
            String last = text(entry, "endPosition", "");
            String timeStart = text(entry, "start", "extensions/time");
            if (!begin.isEmpty()) {
                start = begin;
                end = last;
            } else if (!timeStart.isEmpty()) {
                start = timeStart;
                end = text(entry, "end", "extensions/time");
            }
        }
        String identifier = text(entry, "identifier", "purl.org/dc");
        return new Raw(identifier.isEmpty() ? text(entry, "id", "Atom") : identifier, start, end, places(entry));
    }

    private static List<double[]> places(Element entry) {
        for (String local : List.of("posList", "polygon", "lowerCorner", "box", "point")) {
            List<double[]> places = new ArrayList<>();
            for (Element element : all(entry, local)) {
                String text = element.getTextContent() + (local.equals("lowerCorner") ? " " + text(entry, "upperCorner", "") : "");
                String[] numbers = text.strip().split("\\s+");
                for (int i = 0; i + 1 < numbers.length; i += 2) {
                    places.add(new double[] {Double.parseDouble(numbers[i + 1]), Double.parseDouble(numbers[i])});
                }
            }
            if (!places.isEmpty() && places.stream().allMatch(place -> Math.abs(place[1]) <= 90)) {
                return places;
            }
        }
        return List.of();
    }

    private static List<Element> all(Element parent, String local) {
        NodeList nodes = parent.getElementsByTagNameNS("*", local);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static String text(Element parent, String local, String namespacePart) {
        return all(parent, local).stream().filter(element -> namespacePart.isEmpty() || element.getNamespaceURI().contains(namespacePart))
                .map(Node::getTextContent).map(String::strip).filter(text -> !text.isEmpty()).findFirst().orElse("");
    }

    // The comparison

    private void checkItems(String text, List<Raw> raws) throws CatalogException {
        Map<String, Raw> byId = new LinkedHashMap<>();
        raws.forEach(raw -> byId.putIfAbsent(raw.id(), raw));
        List<Item> items = search(text);
        assertThat(items).extracting(item -> item.ref().id()).containsExactlyElementsOf(byId.keySet());
        for (Item item : items) {
            Raw raw = byId.get(item.ref().id());
            assertThat(item.title()).isNotBlank();
            assertThat(item.document().text()).isNotBlank();
            checkTime(item, raw);
            checkPlace(item, raw);
        }
    }

    private static void checkTime(Item item, Raw raw) {
        assertThat(item.start()).as("start of %s", raw.id()).isEqualTo(raw.start().isEmpty() ? null : instant(raw.start()));
        boolean ends = !raw.end().isEmpty();
        assertThat(item.end()).as("end of %s", raw.id()).isEqualTo(ends ? instant(raw.end()) : null);
    }

    private static java.time.Instant instant(String text) {
        return OffsetDateTime.parse(text.replace("ZZ", "Z")).toInstant();
    }

    private static void checkPlace(Item item, Raw raw) {
        if (raw.places().isEmpty()) {
            assertThat(item.footprint()).as("footprint of %s", raw.id()).isNull();
            return;
        }
        BoundingBox bounds = item.findFootprint().orElseThrow(() -> new AssertionError("no footprint: " + raw.id())).bounds();
        double south = raw.places().stream().mapToDouble(place -> place[1]).min().orElseThrow();
        double north = raw.places().stream().mapToDouble(place -> place[1]).max().orElseThrow();
        assertThat(bounds.south()).isCloseTo(south, within(1e-6));
        assertThat(bounds.north()).isCloseTo(north, within(1e-6));
        double west = raw.places().stream().mapToDouble(place -> place[0]).min().orElseThrow();
        double east = raw.places().stream().mapToDouble(place -> place[0]).max().orElseThrow();
        if (west >= -180 && east <= 180 && east - west < 180) {
            assertThat(bounds.west()).isCloseTo(west, within(1e-6));
            assertThat(bounds.east()).isCloseTo(east, within(1e-6));
        } else {
            // Across the antimeridian, or round the world: every point of the document must lie in the box.
            assertThat(raw.places()).allMatch(place -> bounds.contains(turned(place[0]), Math.clamp(place[1], bounds.south(), bounds.north()))
                    || Math.abs(Math.abs(turned(place[0])) - 180) < 1e-6);
        }
    }

    private static double turned(double longitude) {
        return longitude > 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude;
    }

    private void checkFailure(String text, Set<FailureKind> kinds) {
        try {
            search(text);
            fail("was taken for an answer");
        } catch (CatalogException e) {
            assertThat(e.kind()).as(e.getMessage()).isIn(kinds);
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    private static void checkDescription(String text, Element root) throws IOException {
        DescriptionDocument document = DescriptionDocument.parse(text, URI.create("https://example.org/osdd.xml"));
        List<Element> urls = all(root, "Url").stream().filter(url -> url.hasAttribute("template")).toList();
        assertThat(document.urls()).hasSameSizeAs(urls);
        for (int i = 0; i < urls.size(); i++) {
            Matcher places = PLACE.matcher(urls.get(i).getAttribute("template"));
            List<String> names = places.results().map(match -> match.group(1)).toList();
            List<String> found = document.urls().get(i).template().names().stream().map(name -> name.local()).toList();
            for (String name : names) {
                String local = name.substring(name.indexOf(':') + 1);
                assertThat(found).contains(local.equals("searchTerm") ? "searchTerms" : local);
            }
            assertThat(document.urls().get(i).parameters()).hasSameSizeAs(all(urls.get(i), "Parameter"));
        }
    }

    private List<Item> search(String text) throws CatalogException {
        body = text;
        List<Item> items = new ArrayList<>();
        connector().search(SearchQuery.builder().build(), page -> {
            assertThat(page.skipped()).as(page.problem()).isZero();
            return items.addAll(page.items()) || true;
        }, new Cancellation());
        return items;
    }

    private CatalogConnector connector() {
        JsonNode dialect = JSON.createObjectNode().set("source",
                JSON.createObjectNode().put("template", "{endpoint}/search?count={count?}&page={startPage?}"));
        Provider provider = new Provider("recorded", "Recorded answers", Protocol.OPENSEARCH, server.url("/os").uri(), Status.LIVE, "", "", true, "", "",
                "", null, new Limits(2000, 0, 1, 1, 60), Map.of(), dialect);
        return new OpenSearchConnectorFactory(access).connect(provider);
    }
}
