package org.perigee.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.perigee.sandbox.Sandbox;
import org.perigee.sandbox.SandboxOptions;
import org.perigee.sandbox.catalogue.Product;

class AftercareTest {

    @TempDir
    private static Path folder;

    private static Sandbox sandbox;
    private static Path home;
    private static Product product;

    @TempDir
    private Path into;

    private Path target;

    @BeforeAll
    static void start() throws Exception {
        sandbox = Sandbox.start(SandboxOptions.forTests().withCatalogue(7, 1_000));
        home = SandboxHome.of(folder.resolve("home"), sandbox.port()).path();
        product = SandboxHome.products(sandbox, 1, false).getFirst();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @BeforeEach
    void chooseTarget() {
        target = into.resolve("d");
    }

    private CliRun download(String... more) {
        CliRun found = CliRun.of(home, "search", "--provider", "sandbox-odata", "--name", product.name(), "--output", "geojson");
        return CliRun.with(home, CliRun.DEMO, found.out(), Stream.concat(Stream.of("download", "--dir", target.toString(), "--user", "demo", "-"),
                Stream.of(more)).toArray(String[]::new));
    }

    private Path archive() {
        return target.resolve(product.name() + ".zip");
    }

    @Test
    void archivesAreTakenApartAndKept() {
        CliRun run = download("--unpack");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("unpacked to");
        assertThat(archive()).exists();
        assertThat(target.resolve(product.name()).resolve("IMG_DATA/B04_10m.jp2")).isNotEmptyFile();
        CliRun again = download("--unpack");
        assertThat(again.exitCode()).isZero();
        assertThat(target.resolve(product.name() + " (2)")).doesNotExist();
    }

    @Test
    void anArchiveThatWasDeletedAfterUnpackingIsNotFetchedAgain() throws Exception {
        CliRun run = download("--unpack=delete");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(archive()).doesNotExist();
        assertThat(target.resolve(product.name()).resolve(product.name()).resolve("manifest.safe")).isNotEmptyFile();
        CliRun again = download("--unpack=delete");
        assertThat(again.exitCode()).isZero();
        assertThat(again.err()).contains("is there, unpacked as " + product.name()).contains("Nothing to fetch.");
        Files.delete(target.resolve(product.name()).resolve("IMG_DATA/B04_10m.jp2"));
        CliRun repaired = download("--unpack=delete");
        assertThat(repaired.err()).contains("1 of 1 files complete");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aCommandIsRunForEachProductAsAVectorOfArguments() throws Exception {
        Path seen = into.resolve("seen.txt");
        CliRun run = download("--on-complete", "sh -c 'printf \"%s|%s|%s|%s\" \"$1\" \"$2\" \"$3\" \"$PERIGEE_PASSWORD\" > \"$4\"; echo said' sh {file} {name} {folder} '" + seen + "'");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(seen).hasContent(archive() + "|" + archive().getFileName() + "|" + target + "|");
        assertThat(run.err()).contains("the command ended with 0.").contains("said");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void singleFilesOfAProductAreOneProductForTheCommand() throws Exception {
        Path seen = into.resolve("seen.txt");
        CliRun run = download("--files", "*.jp2", "--on-complete", "sh -c 'echo \"$1\" >> \"$2\"' sh {file} '" + seen + "'");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(Files.readAllLines(seen)).isEqualTo(List.of(target.resolve(product.name()).resolve("IMG_DATA").toString()));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aCommandThatFailsShowsInTheExitCode() {
        CliRun run = download("--on-complete", "sh -c 'echo broken; exit 3'", "--json-progress");
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.AFTERWARDS);
        assertThat(run.out()).contains("\"event\":\"command\",\"exitCode\":3,\"output\":\"broken\"");
        assertThat(run.out().lines().toList().getLast()).contains("\"event\":\"end\"");
    }

    @Test
    void aCommandThatDoesNotExistIsToldAndTheFileStays() {
        CliRun run = download("--on-complete", "/no/such/program {file}");
        assertThat(run.exitCode()).isEqualTo(ExitCode.AFTERWARDS);
        assertThat(run.err()).contains("the command was not run");
        assertThat(archive()).exists();
    }
}
