package org.perigee.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perigee.catalog.library.BasketEntry;
import org.perigee.catalog.library.BasketFile;
import org.perigee.sandbox.Sandbox;
import org.perigee.sandbox.SandboxOptions;
import org.perigee.sandbox.catalogue.Product;

class DownloadCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WRONG_MD5 = "0".repeat(32);

    @TempDir
    private static Path folder;

    private static Sandbox sandbox;
    private static Path home;
    private static List<Product> products;

    @TempDir
    private Path into;

    private Path target;

    @BeforeAll
    static void start() throws Exception {
        sandbox = Sandbox.start(SandboxOptions.forTests().withCatalogue(7, 1_000).withTapeDelay(Duration.ofSeconds(2)));
        home = SandboxHome.of(folder.resolve("home"), sandbox.port()).path();
        products = SandboxHome.products(sandbox, 5, false);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @BeforeEach
    void chooseTarget() {
        target = into.resolve("d");
    }

    private CliRun download(String stdin, String... more) {
        return CliRun.with(home, CliRun.NOBODY, stdin, Stream.concat(Stream.of("download", "--dir", target.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    private void isComplete(Product product, String name) throws Exception {
        assertThat(target.resolve(name)).hasBinaryContent(SandboxHome.content(sandbox, product));
    }

    private static String itemCollection(String provider, List<Product> wanted) {
        CliRun run = CliRun.of(home, "search", "--provider", provider, "--name", SandboxHome.names(wanted), "--output", "geojson");
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.out();
    }

    private static String url(int number) {
        return SandboxHome.openUrl(sandbox, products.get(number));
    }

    @Test
    void aUrlIsFetchedAndFoundAgainTheNextTime() throws Exception {
        assertThat(download("", url(0)).exitCode()).isZero();
        isComplete(products.get(0), sandbox.file(products.get(0)).name());
        CliRun again = download("", url(0));
        assertThat(again.exitCode()).isZero();
        assertThat(again.err()).contains("1 of 1 files complete");
        try (Stream<Path> files = Files.list(target)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void urlsAreReadFromStandardInput() throws Exception {
        CliRun run = download("# two files\n" + url(0) + "\n\n  " + url(1) + "\n", "--stdin-urls");
        assertThat(run.exitCode()).as(run.err()).isZero();
        isComplete(products.get(0), sandbox.file(products.get(0)).name());
        isComplete(products.get(1), sandbox.file(products.get(1)).name());
    }

    @Test
    void aMetalink3FileIsFetchedAndVerified() throws Exception {
        Path file = Files.writeString(into.resolve("old.metalink"), """
                <?xml version="1.0" encoding="UTF-8"?>
                <metalink version="3.0" xmlns="http://www.metalinker.org/"><files><file name="one.zip">
                <verification><hash type="md5">%s</hash></verification>
                <resources><url type="http" preference="100">%s</url></resources></file></files></metalink>
                """.formatted(sandbox.file(products.get(0)).checksums().md5(), url(0)));
        CliRun run = download("", file.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("1 verified");
        isComplete(products.get(0), "one.zip");
    }

    private Path metalink4(String md5) throws Exception {
        return Files.writeString(into.resolve("new.meta4"), """
                <?xml version="1.0" encoding="UTF-8"?>
                <metalink xmlns="urn:ietf:params:xml:ns:metalink"><file name="one.zip"><hash type="md5">%s</hash><url>%s</url></file></metalink>
                """.formatted(md5, url(0)));
    }

    @Test
    void aMetalink4FileIsFetchedAndVerified() throws Exception {
        CliRun run = download("", metalink4(sandbox.file(products.get(0)).checksums().md5()).toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        isComplete(products.get(0), "one.zip");
    }

    @Test
    void aFileThatIsNotWhatItShouldBeIsSaidAndNotGivenItsName() throws Exception {
        CliRun run = download("", metalink4(WRONG_MD5).toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.CORRUPT);
        assertThat(run.err()).contains("one.zip: failed").contains(WRONG_MD5);
        assertThat(target.resolve("one.zip")).doesNotExist();
    }

    @Test
    void anItemCollectionIsFetchedByWhoSignsInWaitingForTapeAndBearingTheConnectionLimit() throws Exception {
        List<Product> wanted = Stream.concat(products.stream().limit(4), SandboxHome.products(sandbox, 2, true).stream()).toList();
        assertThat(wanted).hasSize(6);
        String items = itemCollection("sandbox-odata", wanted);
        CliRun run = CliRun.with(home, CliRun.DEMO, items, "download", "-", "--dir", target.toString(), "--user", "demo", "--connections", "6",
                "--transfers", "6");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("6 of 6 files complete").contains("6 verified").contains("waiting for tape");
        for (Product product : wanted) {
            isComplete(product, product.name() + ".zip");
        }
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aBasketIsFetched() throws Exception {
        BasketFile format = new BasketFile(Clock.systemUTC());
        List<BasketEntry> entries = format.read(new java.io.ByteArrayInputStream(itemCollection("sandbox-odata", products.subList(2, 4))
                .getBytes(java.nio.charset.StandardCharsets.UTF_8)), "x").entries();
        Path basket = into.resolve("two" + BasketFile.EXTENSION);
        format.save(basket, "two", entries);
        CliRun run = CliRun.asDemo(home, "download", basket.toString(), "--dir", target.toString(), "--user", "demo");
        assertThat(run.exitCode()).as(run.err()).isZero();
        isComplete(products.get(2), products.get(2).name() + ".zip");
        isComplete(products.get(3), products.get(3).name() + ".zip");
    }

    @Test
    void withoutSignInTheExitCodeAndASentenceAskForIt() throws Exception {
        CliRun run = download(itemCollection("sandbox-odata", products.subList(0, 1)), "-");
        assertThat(run.exitCode()).isEqualTo(ExitCode.SIGN_IN);
        assertThat(run.err()).contains("perigee login sandbox").contains("PERIGEE_PASSWORD");
    }

    @Test
    void aRefusedSignInIsSaidBeforeAnythingIsFetched() {
        String items = itemCollection("sandbox-odata", products.subList(0, 1));
        CliRun run = CliRun.with(home, java.util.Map.of("PERIGEE_PASSWORD", "wrong", "PERIGEE_KEY_STORE", "none"), items, "download", "-", "--dir",
                target.toString(), "--user", "demo");
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.SIGN_IN);
        assertThat(run.err()).doesNotContain("wrong").isNotBlank();
    }

    @Test
    void aPasswordIsNotSentToSeveralRealms() throws Exception {
        List<Product> elsewhere = sandbox.restoCatalogue().products().stream().filter(product -> !products.contains(product)).limit(1).toList();
        Path other = Files.writeString(into.resolve("other.json"), itemCollection("sandbox-resto", elsewhere));
        CliRun run = CliRun.with(home, CliRun.DEMO, itemCollection("sandbox-odata", products), "download", "-", other.toString(), "--dir",
                target.toString(), "--user", "demo");
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("--realm");
    }

    @Test
    void someMissingFilesAndAllMissingFilesAreToldApart() throws Exception {
        String missing = sandbox.baseUri() + "open/mirror1/NOTHING.zip";
        CliRun some = download("", url(0), missing);
        assertThat(some.exitCode()).isEqualTo(ExitCode.PARTIAL);
        assertThat(some.err()).contains("1 of 2 files complete").contains("NOTHING.zip: failed");
        isComplete(products.get(0), sandbox.file(products.get(0)).name());
        assertThat(download("", missing).exitCode()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws Exception {
        Path file = Files.createFile(into.resolve("file"));
        CliRun run = CliRun.of(home, "download", url(0), "--dir", file.resolve("below").toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.DISK);
        assertThat(run.err()).contains(file.toString());
    }

    @Test
    void progressForProgramsIsOneJsonObjectALine() throws Exception {
        CliRun run = download("", "--json-progress", url(0), url(1));
        assertThat(run.exitCode()).as(run.err()).isZero();
        List<String> lines = run.out().lines().toList();
        for (String line : lines) {
            JsonNode one = JSON.readTree(line);
            assertThat(one.path("event").asText()).isIn("transfer", "end");
            assertThat(one.path("event").asText().equals("end") || !one.path("state").asText().isEmpty()).isTrue();
        }
        assertThat(lines).filteredOn(line -> line.contains("\"DONE_NOT_VERIFIABLE\"")).hasSizeGreaterThanOrEqualTo(2)
                .allMatch(line -> line.contains(target.toString()));
        JsonNode end = JSON.readTree(lines.getLast());
        assertThat(end.path("event").asText()).isEqualTo("end");
        assertThat(end.path("complete").asInt()).isEqualTo(2);
        assertThat(end.path("bytes").asLong()).isEqualTo(sandbox.file(products.get(0)).size() + sandbox.file(products.get(1)).size());
    }

    @Test
    void theRateLimitIsKept() {
        long size = sandbox.file(products.get(0)).size();
        long rate = size / 3;
        long began = System.nanoTime();
        CliRun run = download("", "--rate-limit", Long.toString(rate), url(0));
        double seconds = (System.nanoTime() - began) / 1e9;
        assertThat(run.exitCode()).isZero();
        assertThat(size / seconds).isLessThan(rate * 1.35);
    }

    @Test
    void nothingToFetchIsNoFailure() {
        CliRun run = download("{\"type\":\"FeatureCollection\",\"features\":[]}", "-");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("Nothing to fetch.");
    }
}
