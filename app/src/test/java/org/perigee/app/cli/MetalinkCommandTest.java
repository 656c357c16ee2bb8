package org.perigee.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perigee.sandbox.Sandbox;
import org.perigee.sandbox.SandboxOptions;
import org.perigee.sandbox.catalogue.Product;

/// The same Metalinks fetched by us and by aria2, which others wrote.
class MetalinkCommandTest {

    @TempDir
    private static Path folder;

    private static Sandbox sandbox;
    private static Path home;

    @BeforeAll
    static void start() throws Exception {
        sandbox = Sandbox.start(SandboxOptions.forTests().withCatalogue(7, 600));
        home = SandboxHome.of(folder.resolve("home"), sandbox.port()).path();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static int aria2(Path metalink, Path target) throws IOException, InterruptedException {
        return new ProcessBuilder("aria2c", "--no-conf", "-q", "--metalink-file=" + metalink, "--dir=" + target)
                .redirectErrorStream(true).redirectOutput(folder.resolve("aria2.txt").toFile()).start().waitFor();
    }

    private static boolean hasAria2() {
        return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator)).anyMatch(path -> Files.isExecutable(Path.of(path, "aria2c")));
    }

    /// Contents by name, of a folder and all below it.
    private static Map<String, Integer> contents(Path target) throws IOException {
        Map<String, Integer> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(target)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(target.relativize(file).toString(), java.util.Arrays.hashCode(Files.readAllBytes(file)));
            }
        }
        return contents;
    }

    private static Map<String, Integer> fetchedByUs(Path metalink, Path target) throws IOException {
        CliRun run = CliRun.of(home, "download", metalink.toString(), "--dir", target.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains(" 0 without a known checksum");
        return contents(target);
    }

    @Test
    void theArchivesMetalinkGivesTheSameFilesToBoth(@TempDir Path target) throws Exception {
        List<Product> products = SandboxHome.products(sandbox, 2, false);
        URI address = sandbox.baseUri().resolve("metalink?ids=" + SandboxHome.names(products));
        Path metalink = target.resolve("archive.meta4");
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofFile(metalink));
        }
        Map<String, Integer> ours = fetchedByUs(metalink, target.resolve("ours"));
        assertThat(ours).hasSize(2);
        for (Product product : products) {
            assertThat(target.resolve("ours").resolve(sandbox.file(product).name())).hasBinaryContent(SandboxHome.content(sandbox, product));
        }
        assumeThat(hasAria2()).as("aria2c is installed").isTrue();
        assertThat(aria2(metalink, target.resolve("theirs"))).isZero();
        assertThat(contents(target.resolve("theirs"))).isEqualTo(ours);
    }

    @Test
    void aMetalinkOfASearchGivesTheSameFilesToBoth(@TempDir Path target) throws Exception {
        CliRun search = CliRun.of(home, "search", "--provider", "sandbox-open", "--limit", "1", "--output", "metalink");
        assertThat(search.exitCode()).as(search.err()).isZero();
        Path metalink = Files.writeString(target.resolve("search.meta4"), search.out());
        Map<String, Integer> ours = fetchedByUs(metalink, target.resolve("ours"));
        assertThat(ours).hasSizeGreaterThan(1);
        assumeThat(hasAria2()).as("aria2c is installed").isTrue();
        assertThat(aria2(metalink, target.resolve("theirs"))).isZero();
        assertThat(contents(target.resolve("theirs"))).isEqualTo(ours);
    }
}
