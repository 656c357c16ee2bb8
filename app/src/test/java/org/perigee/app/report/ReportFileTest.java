package org.perigee.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perigee.app.transfers.MadeUpQueue;
import org.perigee.download.TransferState;

class ReportFileTest {

    @TempDir
    private Path folder;

    private static TransferReport report() {
        MadeUpQueue queue = new MadeUpQueue();
        queue.put("a", "good.zip", TransferState.DONE, 1);
        queue.put("a", "=cmd|' /C calc'!A0,\"x\"", TransferState.FAILED, 0.5);
        queue.put("a", "tape.zip", TransferState.WAITING_FOR_TAPE, 0);
        queue.put("a", "gone.zip", TransferState.CANCELLED, 0);
        return TransferReport.of(queue.snapshot());
    }

    @Test
    void everyFileIsALineOfTheTable() throws IOException {
        Path file = folder.resolve("new").resolve("report.csv");
        ReportFile.write(report(), file);
        List<String> lines = Files.readString(file).lines().toList();
        assertThat(lines).hasSize(5);
        assertThat(lines.get(0)).startsWith("name,outcome,state,bytes,size,verified_by,problem");
        assertThat(lines.get(1)).startsWith("good.zip,OK,DONE,1000000000,1000000000,md5,,");
        assertThat(lines.get(2)).as("a name that a spreadsheet would run").startsWith("\"'=cmd|' /C calc'!A0,\"\"x\"\"\",FAILED,FAILED,");
        assertThat(lines.get(3)).startsWith("tape.zip,WAITING,WAITING_FOR_TAPE,");
        assertThat(lines.get(4)).startsWith("gone.zip,SKIPPED,CANCELLED,");
    }

    @Test
    void aNameThatEndsInJsonMakesItJson() throws IOException {
        Path file = folder.resolve("report.JSON");
        ReportFile.write(report(), file);
        JsonNode root = new ObjectMapper().readTree(file.toFile());
        assertThat(root.path("ok").asInt()).isEqualTo(1);
        assertThat(root.path("failed").asInt()).isEqualTo(1);
        assertThat(root.path("waiting").asInt()).isEqualTo(1);
        assertThat(root.path("skipped").asInt()).isEqualTo(1);
        assertThat(root.path("bytes").asLong()).isEqualTo(1_000_000_000);
        assertThat(root.path("files").path(1).path("problem").asText()).isEqualTo("CHECKSUM");
    }

    @Test
    void secretsAreLeftOutAndAnOlderReportIsReplacedAsAWhole() throws IOException {
        for (String name : List.of("report.csv", "report.json")) {
            Path file = Files.writeString(folder.resolve(name), "older");
            ReportFile.write(report(), file);
            assertThat(file).content().contains("https://download.example.org/").doesNotContain("s3cret", "older");
        }
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }
}
