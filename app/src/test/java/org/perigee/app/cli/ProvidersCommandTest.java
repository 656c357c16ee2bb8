package org.perigee.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perigee.sandbox.Sandbox;
import org.perigee.sandbox.SandboxOptions;

class ProvidersCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ALL = "sandbox-stac,sandbox-odata,sandbox-resto,sandbox-open,sandbox-gss";

    @TempDir
    private Path folder;

    @Test
    void theListNamesTheBuiltInOnesAndTheUsersOwn() throws Exception {
        Path home = SandboxHome.of(folder, 9).path();
        CliRun run = CliRun.of(home, "providers");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines()).anyMatch(line -> line.matches("cdse-odata\\s+odata\\s+Copernicus Data Space \\(OData\\)\\s+enabled\\s+https://\\S+"))
                .anyMatch(line -> line.matches("scihub\\s+odata\\s+.*retired, see cdse-odata.*"))
                .anyMatch(line -> line.startsWith("sandbox-stac "));
        List<String> asText = run.out().lines().map(line -> line.substring(0, line.indexOf(' '))).toList();
        List<String> asJson = new ArrayList<>();
        CliRun json = CliRun.of(home, "providers", "--json");
        JSON.readTree(json.out()).forEach(provider -> asJson.add(provider.path("id").asText()));
        assertThat(asJson).isEqualTo(asText);
    }

    @Test
    void aProvidersFileWithMistakesIsSaidAndTheRestWorks() throws Exception {
        Files.createDirectories(folder.resolve("config"));
        Files.writeString(folder.resolve("config/providers.json"), "{\"providers\": {\"mine\": {\"title\": \"Mine\"}}}");
        CliRun run = CliRun.of(folder, "providers");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err().lines()).hasSize(1).first().asString().contains("mine");
        assertThat(run.out()).contains("cdse-stac").doesNotContain("mine");
    }

    @Test
    void aCheckAsksEachProviderASmallQuestion() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.forTests())) {
            Path home = SandboxHome.of(folder, sandbox.port()).path();
            CliRun run = CliRun.of(home, "providers", "check", "--provider", ALL);
            assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
            assertThat(run.out().lines().filter(line -> line.startsWith("Sandbox "))).hasSize(5);
            assertThat(run.out().lines().filter(line -> line.matches("  \\d+ ms; .*"))).hasSize(5);
            assertThat(run.out().lines().filter(line -> line.startsWith("  curl "))).hasSizeGreaterThanOrEqualTo(5);
        }
    }

    @Test
    void aCheckOfADeadPortSaysSo() throws Exception {
        int dead;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            dead = socket.getLocalPort();
        }
        Path home = SandboxHome.of(folder, dead).path();
        CliRun run = CliRun.of(home, "providers", "check", "--provider", "sandbox-stac,sandbox-resto");
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.out()).contains("Sandbox STAC failed: no connection").contains("Sandbox resto failed: no connection");
    }

    @Test
    void theConfigurationThatTheSandboxPrintsWorksAsAProvidersFile() throws Exception {
        Process sandbox = ChildCli.builder("sandbox", "--port", "0", "--products", "300", "--rate", "0", "--print-config")
                .redirectError(folder.resolve("err.txt").toFile()).start();
        try (BufferedReader out = sandbox.inputReader()) {
            StringBuilder document = new StringBuilder();
            for (String line = out.readLine(); line != null; line = line.equals("}") ? null : out.readLine()) {
                document.append(line).append('\n');
            }
            JsonNode config = JSON.readTree(document.toString());
            assertThat(config.path("providers").size()).isEqualTo(5);
            Files.createDirectories(folder.resolve("config"));
            Files.writeString(folder.resolve("config/providers.json"), document);
            assertThat(CliRun.of(folder, "providers", "check", "--provider", ALL).exitCode()).isZero();
            CliRun search = CliRun.of(folder, "search", "--provider", "sandbox-odata", "--limit", "1", "--output", "geojson");
            CliRun download = CliRun.with(folder, CliRun.DEMO, search.out(), "download", "-", "--dir", folder.resolve("d").toString(), "--user", "demo");
            assertThat(download.exitCode()).as(download.err()).isZero();
        } finally {
            sandbox.destroy();
            ChildCli.await(sandbox);
        }
    }

    @Test
    void aPortThatIsTakenIsNamed() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CliRun run = CliRun.of(null, "sandbox", "--products", "100", "--port", Integer.toString(socket.getLocalPort()));
            assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(run.err()).contains("Port " + socket.getLocalPort());
        }
    }
}
