package org.perigee.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perigee.sandbox.Sandbox;
import org.perigee.sandbox.SandboxOptions;

/// An address is pasted, and searches ask what lies behind it.
class ProvidersAddCommandTest {

    private static Sandbox sandbox;

    @TempDir
    private Path home;

    @BeforeAll
    static void start() throws IOException {
        sandbox = Sandbox.start(SandboxOptions.forTests());
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static String at(String path) {
        return "http://127.0.0.1:" + sandbox.port() + path;
    }

    private String registryFile() throws IOException {
        Path file = home.resolve("config/providers.json");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    @ParameterizedTest
    @CsvSource({"/stac/v1,STAC API", "/stac,STAC API", "/odata/v1,OData 4", "/odata/v1/$metadata,OData 4", "/odata/v1/Products,OData 4", "/stac/v1/collections,STAC API",
            "/resto/api/collections/describe.xml,OpenSearch 1.1"})
    void whatLiesBehindAnAddressIsFoundAndSearched(String path, String speaks) {
        CliRun added = CliRun.of(home, "providers", "add", at(path), "--id", "mine");
        assertThat(added.exitCode()).as(added.err()).isZero();
        assertThat(added.err()).contains("(" + speaks).contains("Added as mine.");
        CliRun search = CliRun.of(home, "search", "--provider", "mine", "--limit", "5", "--output", "ids");
        assertThat(search.exitCode()).as(search.err()).isZero();
        assertThat(search.out().lines()).as(search.err()).hasSize(5);
    }

    @Test
    void aProviderThatIsKnownIsNotAddedASecondTime() throws IOException {
        SandboxHome.of(home, sandbox.port());
        String before = registryFile();
        CliRun run = CliRun.of(home, "providers", "add", at("/stac/v1/"));
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("knows it already as sandbox-stac");
        assertThat(registryFile()).isEqualTo(before);
    }

    @Test
    void aPasswordInAnAddressIsNeitherSentNorKept() throws IOException, InterruptedException {
        try (MockWebServer server = new MockWebServer()) {
            server.start();
            server.enqueue(new MockResponse.Builder().addHeader("Content-Type", "application/json").body("""
                    {"stac_version": "1.0.0", "type": "Catalog", "id": "mine", "title": "Mine", "links": [{"rel": "search", "href": "/search", "type": "application/geo+json"}]}""")
                    .build());
            CliRun run = CliRun.of(home, "providers", "add", server.url("/").toString().replace("//", "//me:hidden@") + "?token=secret");
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.err()).contains("not kept").doesNotContain("hidden", "secret");
            assertThat(registryFile()).contains("\"Mine\"").doesNotContain("hidden", "secret");
            var request = server.takeRequest();
            assertThat(request.getRequestLine()).doesNotContain("secret");
            assertThat(request.getHeaders().get("Authorization")).isNull();
        }
    }

    @Test
    void whereThereIsNoCatalogueItIsSaidWhatWasLookedAt() throws IOException {
        try (MockWebServer server = new MockWebServer()) {
            server.setDispatcher(new mockwebserver3.Dispatcher() {
                @Override
                public MockResponse dispatch(mockwebserver3.RecordedRequest request) {
                    return request.getTarget().equals("/") ? new MockResponse.Builder().body("<html><body>Hello</body></html>").build() : new MockResponse.Builder().code(404).build();
                }
            });
            server.start();
            CliRun run = CliRun.of(home, "providers", "add", server.url("/").toString());
            assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
            assertThat(run.err()).startsWith("No catalogue").contains("/: no catalogue").contains("/stac: HTTP 404").contains("/odata/v1/$metadata: HTTP 404");
            assertThat(registryFile()).isEmpty();
        }
    }

    @Test
    void aServerThatCannotBeReachedIsAskedOnce() throws IOException {
        int nobody;
        try (ServerSocket free = new ServerSocket(0)) {
            nobody = free.getLocalPort();
        }
        CliRun run = CliRun.of(home, "providers", "add", "http://127.0.0.1:" + nobody + "/stac");
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err().lines()).hasSize(2).last().asString().contains("/stac: No connection to 127.0.0.1");
    }

    @Test
    void aDryRunPrintsTheEntryAndWritesNothing() throws IOException {
        CliRun run = CliRun.of(home, "providers", "add", at("/stac"), "--dry-run", "--title", "My archive");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("\"title\" : \"My archive\"", "\"protocol\" : \"stac\"", "\"sentinel-2-l2a\"");
        assertThat(registryFile()).isEmpty();
    }

    @Test
    void whatWasAddedCanBeLeftOutAndForgotten() {
        assertThat(CliRun.of(home, "providers", "add", at("/stac"), "--id", "mine").exitCode()).isZero();
        assertThat(CliRun.of(home, "providers", "disable", "mine", "cdse-stac").err()).isEqualToIgnoringNewLines("Searches leave mine out.Searches leave cdse-stac out.");
        assertThat(CliRun.of(home, "providers", "enable", "cdse-stac").err()).startsWith("Searches ask cdse-stac.");
        assertThat(CliRun.of(home, "providers", "remove", "mine").err()).startsWith("mine is forgotten.");
        assertThat(CliRun.of(home, "providers", "remove", "mine").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(CliRun.of(home, "providers").out()).doesNotContain("mine ");
    }
}
