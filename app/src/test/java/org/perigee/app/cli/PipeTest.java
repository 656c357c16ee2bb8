package org.perigee.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perigee.sandbox.SandboxOptions;
import org.perigee.sandbox.catalogue.Catalogue;

/// Two processes with an embedded archive each, joined by a pipe.
class PipeTest {

    @TempDir
    private Path folder;

    @Test
    void whatASearchFindsADownloadFetches() throws Exception {
        Path home = folder.resolve("home");
        Path said = folder.resolve("err.txt");
        Path files = folder.resolve("d");
        ProcessBuilder search = ChildCli.builder("search", "--sandbox", "--home", home.toString(), "--provider", "sandbox-stac", "--bbox", "5,43,8,46",
                "--datetime", "2025-06-01/2025-06-30", "--collection", "sentinel-2-l2a", "--limit", "4", "--output", "geojson");
        ProcessBuilder download = ChildCli.builder("download", "--sandbox", "--home", home.toString(), "-", "--dir", files.toString());
        search.environment().put("LC_ALL", "C");
        search.redirectError(ProcessBuilder.Redirect.appendTo(said.toFile()));
        download.redirectError(ProcessBuilder.Redirect.appendTo(said.toFile())).redirectOutput(folder.resolve("out.txt").toFile());
        List<Process> both = ProcessBuilder.startPipeline(List.of(search, download));
        assertThat(ChildCli.await(both.get(0))).as(Files.readString(said)).isZero();
        assertThat(ChildCli.await(both.get(1))).as(Files.readString(said)).isZero();
        assertThat(folder.resolve("out.txt")).isEmptyFile();
        SandboxOptions.CatalogueSize size = SandboxOptions.demonstration().catalogue();
        Catalogue catalogue = Catalogue.generate(size.seed(), size.size());
        try (Stream<Path> all = Files.list(files)) {
            assertThat(all.map(path -> path.getFileName().toString())).hasSize(4).allMatch(name -> catalogue.byName(name).isPresent());
        }
        assertThat(Files.readAllLines(said)).noneMatch(line -> line.contains("WARN") || line.contains("ERROR") || line.startsWith("\tat "));
        assertThat(Files.readString(said)).contains("4 of 4 files complete").contains("4 verified");
    }
}
