package org.perigee.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a command does not need is not loaded.
class StartUpTest {

    @TempDir
    private Path folder;

    private String loaded(String... arguments) throws Exception {
        Path log = folder.resolve("classes.txt");
        ProcessBuilder builder = ChildCli.builder(arguments);
        builder.command().add(1, "-Xlog:class+load:file=" + log);
        Process child = builder.redirectOutput(folder.resolve("out.txt").toFile()).redirectError(folder.resolve("err.txt").toFile()).start();
        assertThat(ChildCli.await(child)).as(Files.readString(folder.resolve("err.txt"))).isZero();
        return Files.readString(log);
    }

    @Test
    void theVersionNeedsNoToolkitAndNoNetwork() throws Exception {
        assertThat(loaded("--version")).doesNotContain("javafx.").doesNotContain("okhttp3.").doesNotContain("org.sqlite.");
        assertThat(folder.resolve("out.txt")).content().startsWith("Perigee ");
        assertThat(folder.resolve("err.txt")).isEmptyFile();
    }

    @Test
    void aSearchNeedsNoToolkitAndNoKeyStore() throws Exception {
        String classes = loaded("search", "--offline", "--provider", "cdse-stac", "--limit", "1", "--home", folder.resolve("home").toString());
        assertThat(classes).contains("org.perigee.app.cli.SearchCommand").doesNotContain("javafx.").doesNotContain("com.github.javakeyring")
                .doesNotContain("com.sun.jna");
    }
}
