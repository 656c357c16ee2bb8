package org.perigee.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perigee.sandbox.Sandbox;
import org.perigee.sandbox.SandboxOptions;

class PartialSearchTest {

    private static final String[] QUESTION = {"search", "--bbox", "5,43,8,46", "--datetime", "2025-06-01/2025-06-30", "--collection", "sentinel-2-l2a",
        "--output", "ids"};

    @TempDir
    private Path folder;

    private static String[] asking(String providers) {
        String[] all = java.util.Arrays.copyOf(QUESTION, QUESTION.length + 2);
        all[QUESTION.length] = "--provider";
        all[QUESTION.length + 1] = providers;
        return all;
    }

    @Test
    void oneFailsOneHangsOneIsCutAndTheOthersStand() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.forTests().withCatalogue(7, 2_000)); CappedStacServer capped = new CappedStacServer()) {
            SandboxHome home = SandboxHome.of(folder, sandbox.port());
            ((ObjectNode) home.provider("sandbox-odata").path("limits")).put("deadlineSeconds", 3);
            ObjectNode entry = home.provider("sandbox-stac").deepCopy().put("title", "Capped").put("endpoint", capped.root().toString());
            ((ObjectNode) entry.path("limits")).put("pageSize", 1_000).put("pageCeiling", CappedStacServer.CEILING);
            ((ObjectNode) home.document().path("providers")).set("capped", entry);
            home.write();
            String good = CliRun.of(home.path(), asking("sandbox-stac")).out();
            sandbox.faults().fail("/resto").hang("/odata/v1");
            long began = System.nanoTime();
            CliRun run = CliRun.of(home.path(), asking("sandbox-stac,sandbox-odata,sandbox-resto,capped"));
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(60));
            assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.PARTIAL);
            List<String> ids = run.out().lines().toList();
            assertThat(good.lines().count()).isPositive();
            assertThat(ids).containsAll(good.lines().toList());
            assertThat(ids.stream().filter(id -> id.startsWith("capped-"))).hasSize(CappedStacServer.CEILING).doesNotHaveDuplicates();
            assertThat(run.err().lines()).anyMatch(line -> line.startsWith("Sandbox STAC: complete"))
                    .anyMatch(line -> line.startsWith("Sandbox resto failed: the server has an error (HTTP 500)"))
                    .anyMatch(line -> line.startsWith("Sandbox OData failed: no answer in time"))
                    .anyMatch(line -> line.startsWith("Capped: 10,000 of 12,000 shown"));
        }
    }

    @Test
    void whenNobodyAnswersTheExitCodeSaysSo() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.forTests())) {
            SandboxHome home = SandboxHome.of(folder, sandbox.port());
            sandbox.faults().fail("/stac").fail("/resto");
            CliRun run = CliRun.of(home.path(), asking("sandbox-stac,sandbox-resto"));
            assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
            assertThat(run.out()).isEmpty();
            assertThat(run.err().lines()).hasSize(2).allMatch(line -> line.contains("failed: the server has an error (HTTP 500)"));
        }
    }
}
