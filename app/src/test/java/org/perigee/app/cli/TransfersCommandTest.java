package org.perigee.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perigee.app.config.AppDirectories;
import org.perigee.app.core.CoreOptions;
import org.perigee.app.core.PerigeeCore;
import org.perigee.download.DownloadLimits;
import org.perigee.download.DownloadManager;
import org.perigee.download.TransferState;
import org.perigee.sandbox.Sandbox;
import org.perigee.sandbox.SandboxOptions;
import org.perigee.sandbox.catalogue.Product;
import org.testfx.util.WaitForAsyncUtils;

/// Queues that other processes run, looked at and told what to do from the command line.
class TransfersCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private Path home;
    private Sandbox sandbox;
    private List<Product> products;

    @BeforeEach
    void start() throws Exception {
        home = folder.resolve("home");
        sandbox = Sandbox.start(SandboxOptions.forTests().withCatalogue(11, 1_000).withBytesPerSecond(500_000));
        SandboxHome.of(home, sandbox.port());
        products = SandboxHome.products(sandbox, 2, false);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private List<JsonNode> list() throws Exception {
        CliRun run = CliRun.of(home, "transfers", "list", "--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        List<JsonNode> lines = new ArrayList<>();
        for (String line : run.out().lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    private void await(Predicate<List<JsonNode>> condition) throws Exception {
        WaitForAsyncUtils.waitFor(60, java.util.concurrent.TimeUnit.SECONDS, () -> condition.test(list()));
    }

    private static boolean all(List<JsonNode> transfers, TransferState state) {
        return !transfers.isEmpty() && transfers.stream().allMatch(one -> one.path("state").asText().equals(state.name()));
    }

    @Test
    void aDownloadInAnotherShellIsPausedResumedAndLimited() throws Exception {
        Path report = folder.resolve("report.csv");
        ProcessBuilder builder = ChildCli.builder("download", SandboxHome.openUrl(sandbox, products.get(0)), SandboxHome.openUrl(sandbox, products.get(1)),
                "--dir", folder.resolve("d").toString(), "--connections", "1", "--home", home.toString(), "--report", report.toString());
        Process child = builder.redirectOutput(folder.resolve("out.txt").toFile()).redirectError(folder.resolve("err.txt").toFile()).start();
        try {
            await(transfers -> all(transfers, TransferState.RUNNING));
            JsonNode first = list().getFirst();
            assertThat(first.path("owner").asText()).isEqualTo("DOWNLOAD");
            assertThat(first.path("process").asLong()).isEqualTo(child.pid());
            CliRun paused = CliRun.of(home, "transfers", "pause", "all");
            assertThat(paused.exitCode()).isZero();
            assertThat(paused.err()).contains("perigee download (process " + child.pid() + "): pause 2 transfers.");
            await(transfers -> all(transfers, TransferState.PAUSED));
            assertThat(child.isAlive()).as("it waits to be resumed").isTrue();
            CliRun table = CliRun.of(home, "transfers");
            assertThat(table.out()).contains("STATE", "paused", first.path("id").asText().substring(0, 8));
            assertThat(CliRun.of(home, "transfers", "limit", "150k").err()).contains("at most 150 kB/s");
            assertThat(CliRun.of(home, "transfers", "cancel", first.path("id").asText()).exitCode()).isZero();
            assertThat(CliRun.of(home, "transfers", "limit", "off").err()).contains("no limit");
            assertThat(CliRun.of(home, "transfers", "resume", "all").exitCode()).isZero();
            assertThat(ChildCli.await(child)).as(Files.readString(folder.resolve("err.txt"))).isEqualTo(ExitCode.PARTIAL);
            assertThat(report).content().contains(",SKIPPED,CANCELLED,", ",OK,DONE");
            assertThat(home.resolve("data/control")).isEmptyDirectory();
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    @Test
    void wordsThatMeanNothingAreSaid() {
        CliRun run = CliRun.of(home, "transfers", "pause", "abcd1234");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("No transfer and no batch is called abcd1234.");
        assertThat(CliRun.of(home, "transfers", "list").err()).contains("No queue runs, and none was left.");
        assertThat(CliRun.of(home, "transfers", "limit", "fast").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(CliRun.of(home, "transfers", "limit", "1M").err()).contains("No queue runs.");
    }

    @Test
    void filesAreHandedToTheWindowsQueueWhetherItIsOpenOrNot() throws Exception {
        Path target = folder.resolve("d");
        CliRun noted = CliRun.of(home, "download", "--queue", "--dir", target.toString(), SandboxHome.openUrl(sandbox, products.get(0)));
        assertThat(noted.exitCode()).as(noted.err()).isZero();
        assertThat(noted.err()).contains("1 file noted; the window fetches them when it is opened.");
        try (PerigeeCore core = PerigeeCore.open(CoreOptions.of(AppDirectories.below(home)).withoutKeyStore())) {
            DownloadManager window = core.downloads(new DownloadLimits(2, 4, 8, 0));
            assertThat(window.snapshot()).as("what was noted").hasSize(1);
            CliRun handed = CliRun.of(home, "download", "--queue", "--dir", target.toString(), SandboxHome.openUrl(sandbox, products.get(1)));
            assertThat(handed.err()).contains("1 file handed to the window, which fetches them.");
            assertThat(window.snapshot()).hasSize(2);
            window.pauseAll();
            await(transfers -> all(transfers, TransferState.PAUSED));
            assertThat(list().getFirst().path("owner").asText()).isEqualTo("WINDOW");
        }
        assertThat(list()).as("read from the file where nobody runs the queue").hasSize(2)
                .allSatisfy(one -> assertThat(one.path("owner").asText()).isEmpty());
        CliRun cancel = CliRun.of(home, "transfers", "cancel", "all");
        assertThat(cancel.err()).contains("Noted for 2 transfers: it is done when the window is opened the next time.");
        try (PerigeeCore core = PerigeeCore.open(CoreOptions.of(AppDirectories.below(home)).withoutKeyStore())) {
            assertThat(core.downloads(DownloadLimits.DEFAULT).snapshot()).allMatch(one -> one.state() == TransferState.CANCELLED);
        }
    }

    @Test
    void whatTheWindowDecidesCannotBeAskedOfItsQueue() {
        CliRun run = CliRun.of(home, "download", "--queue", "--json-progress", "--dir", folder.toString(), "https://example.org/a");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    }
}
