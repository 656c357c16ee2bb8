package org.perigee.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.perigee.download.metalink.Metalink;
import org.perigee.download.metalink.MetalinkFile;
import org.perigee.download.metalink.MetalinkReader;
import org.perigee.sandbox.Sandbox;
import org.perigee.sandbox.SandboxOptions;
import org.perigee.sandbox.catalogue.Catalogue;
import org.perigee.sandbox.catalogue.Product;
import org.perigee.sandbox.catalogue.ProductType;

class SearchCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ALL = "sandbox-stac,sandbox-odata,sandbox-resto,sandbox-open";
    private static final String[] JUNE = {"--bbox", "5,43,8,46", "--datetime", "2025-06-01/2025-06-30", "--collection", "sentinel-2-l2a"};

    @TempDir
    private static Path folder;

    private static Sandbox sandbox;
    private static Path home;

    @BeforeAll
    static void start() throws Exception {
        sandbox = Sandbox.start(SandboxOptions.forTests().withCatalogue(7, 4_000));
        home = SandboxHome.of(folder.resolve("home"), sandbox.port()).path();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    /// What the question means, read off the archive without any of our search code.
    private static List<String> scan(Catalogue catalogue) {
        Geometry box = new GeometryFactory().toGeometry(new Envelope(5, 8, 43, 46));
        Instant from = Instant.parse("2025-06-01T00:00:00Z");
        Instant to = Instant.parse("2025-07-01T00:00:00Z");
        return catalogue.matching(product -> product.type() == ProductType.S2_L2A && product.footprint().intersects(box)
                && product.end().compareTo(from) >= 0 && product.start().isBefore(to)).stream().map(Product::stem).toList();
    }

    private static String[] search(String... more) {
        List<String> arguments = new ArrayList<>(List.of("search"));
        arguments.addAll(List.of(JUNE));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    private static CliRun output(String form) {
        CliRun run = CliRun.of(home, search("--provider", ALL, "--output", form));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err().lines()).hasSize(4).allMatch(line -> line.matches("Sandbox \\w+: complete, \\d+ found\\."));
        return run;
    }

    private static void isItemCollection(JsonNode document, List<String> stems) {
        assertThat(document.path("type").asText()).isEqualTo("FeatureCollection");
        List<String> found = new ArrayList<>();
        for (JsonNode item : document.path("features")) {
            assertThat(item.path("type").asText()).isEqualTo("Feature");
            assertThat(item.path("stac_version").asText()).startsWith("1.");
            assertThat(item.path("id").asText()).isNotEmpty();
            assertThat(item.path("bbox").size()).isEqualTo(4);
            assertThat(item.path("geometry").path("type").asText()).isIn("Polygon", "MultiPolygon");
            assertThat(Instant.parse(item.path("properties").path("datetime").asText())).isNotNull();
            assertThat(item.path("assets").isObject()).isTrue();
            item.path("assets").forEach(asset -> assertThat(asset.path("href").asText()).startsWith("http"));
            found.add(stem(item.path("properties").path("title").asText(item.path("id").asText())));
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(stems);
    }

    private static String stem(String name) {
        return name.replaceFirst("\\.SAFE$", "");
    }

    @Test
    void theEmbeddedArchiveAnswersWithAnItemCollectionOfWhatItHolds() throws Exception {
        CliRun run = CliRun.of(folder.resolve("own"), search("--sandbox", "--output", "geojson"));
        SandboxOptions.CatalogueSize size = SandboxOptions.demonstration().catalogue();
        assertThat(run.exitCode()).isZero();
        isItemCollection(JSON.readTree(run.out()), scan(Catalogue.generate(size.seed(), size.size())));
    }

    @Test
    void anItemCollectionHasWhatAPlainScanOfTheArchiveFinds() throws Exception {
        List<String> expected = scan(sandbox.catalogue());
        assertThat(expected).hasSizeGreaterThan(20);
        isItemCollection(JSON.readTree(output("geojson").out()), expected);
    }

    @Test
    void anotherTimeTheSameIsPrintedInTheSameOrderWhoeverAnswersFirst() {
        assertThat(output("ids").out()).isEqualTo(output("ids").out());
    }

    @Test
    void theLocalCatalogueAnswersTheSameWhenNobodyCanBeReached() throws Exception {
        Path aside = folder.resolve("replay");
        SandboxHome replay;
        String before;
        try (Sandbox leaving = Sandbox.start(SandboxOptions.forTests().withCatalogue(7, 1_000))) {
            replay = SandboxHome.of(aside, leaving.port());
            before = CliRun.of(replay.path(), search("--provider", ALL, "--output", "geojson")).out();
        }
        CliRun offline = CliRun.of(replay.path(), search("--provider", ALL, "--output", "geojson", "--offline"));
        assertThat(offline.exitCode()).as(offline.err()).isZero();
        assertThat(offline.err()).contains("local catalogue");
        assertThat(ids(before)).isNotEmpty().containsExactlyInAnyOrderElementsOf(ids(offline.out()));
        CliRun online = CliRun.of(replay.path(), search("--provider", ALL, "--output", "geojson"));
        assertThat(online.exitCode()).isEqualTo(ExitCode.FAILED);
    }

    private static List<String> ids(String document) throws Exception {
        return StreamSupport.stream(JSON.readTree(document).path("features").spliterator(), false).map(item -> item.path("id").asText()).toList();
    }

    @Test
    void jsonIsOneObjectALineWithEveryOffer() throws Exception {
        List<String> names = new ArrayList<>();
        boolean several = false;
        for (String line : output("json").out().lines().toList()) {
            JsonNode one = JSON.readTree(line);
            names.add(stem(one.path("name").asText()));
            several |= one.path("offers").size() > 1;
            assertThat(one.path("offers")).allMatch(offer -> !offer.path("provider").asText().isEmpty());
        }
        assertThat(names).containsExactlyInAnyOrderElementsOf(scan(sandbox.catalogue()));
        assertThat(several).isTrue();
    }

    @Test
    void csvIsAsRfc4180WantsIt() {
        String text = output("csv").out();
        assertThat(text).endsWith("\r\n").doesNotContain("\r\n\r\n");
        List<List<String>> rows = Rfc4180.parse(text);
        List<String> header = rows.getFirst();
        assertThat(header).startsWith("name", "provider", "collection", "id", "start", "end");
        assertThat(rows).allMatch(row -> row.size() == header.size());
        assertThat(rows.stream().skip(1).map(row -> stem(row.getFirst()))).containsExactlyInAnyOrderElementsOf(scan(sandbox.catalogue()));
    }

    @Test
    void theTableHasALineForEachProductAndTheNameLast() {
        List<String> lines = output("table").out().lines().toList();
        assertThat(lines.getFirst()).startsWith("ACQUIRED (UTC)").endsWith("NAME");
        assertThat(lines.stream().skip(1).map(line -> stem(line.substring(line.lastIndexOf(' ') + 1))))
                .containsExactlyInAnyOrderElementsOf(scan(sandbox.catalogue()));
    }

    @Test
    void aMetalinkNamesTheFilesWithTheirDigestsAndIsReadBack() throws Exception {
        String text = output("metalink").out();
        Metalink metalink = MetalinkReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), null);
        assertThat(metalink.problems()).isEmpty();
        assertThat(metalink.files().stream().map(MetalinkFile::name).map(name -> name.replaceFirst("(\\.SAFE)?\\.zip$", "")))
                .containsExactlyInAnyOrderElementsOf(scan(sandbox.catalogue()));
        assertThat(metalink.files()).anyMatch(file -> file.urls().size() > 1).filteredOn(file -> file.digests().isEmpty()).isEmpty();
    }

    @Test
    void itIsExplainedHowEachProviderIsAsked() {
        CliRun run = CliRun.of(home, search("--provider", ALL, "--explain", "--limit", "1", "--output", "ids"));
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("asked of the server: ");
        assertThat(run.err().lines().filter(line -> line.startsWith("  curl "))).hasSizeGreaterThanOrEqualTo(4);
        assertThat(run.out()).doesNotContain("curl");
    }

    @Test
    void whoGivesALimitGetsItAndThatIsNoFailure() {
        CliRun run = CliRun.of(home, search("--provider", "sandbox-stac", "--limit", "3", "--output", "ids"));
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines()).hasSize(3);
        assertThat(run.err()).contains("there are more");
    }

    @Test
    void filtersAndCloudNarrowTheSearch() throws Exception {
        CliRun run = CliRun.of(home, "search", "--provider", "sandbox-stac", "--cloud", "20", "--filter", "platform=sentinel-2a", "--filter",
                "sat:relative_orbit>=60", "--limit", "50", "--output", "geojson");
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode features = JSON.readTree(run.out()).path("features");
        assertThat(features.size()).isPositive();
        assertThat(features).allSatisfy(item -> {
            assertThat(item.path("properties").path("eo:cloud_cover").asDouble()).isLessThanOrEqualTo(20);
            assertThat(item.path("properties").path("platform").asText()).isEqualTo("sentinel-2a");
            assertThat(item.path("properties").path("sat:relative_orbit").asInt()).isGreaterThanOrEqualTo(60);
        });
    }

    @Test
    void aCollectionNobodyKnowsIsPointedOut() {
        CliRun run = CliRun.of(home, "search", "--provider", "sandbox-stac", "--collection", "sentinel-2-l2b", "--output", "ids");
        assertThat(run.err()).contains("No provider is known to have a collection sentinel-2-l2b").contains("sentinel-2-l2a");
    }
}
