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
import org.junit.jupiter.api.io.TempDir;
import org.perigee.sandbox.Sandbox;
import org.perigee.sandbox.SandboxOptions;
import org.perigee.sandbox.catalogue.Product;

class ProductFilesTest {

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
        sandbox = Sandbox.start(SandboxOptions.forTests().withCatalogue(7, 1_000));
        home = SandboxHome.of(folder.resolve("home"), sandbox.port()).path();
        products = SandboxHome.products(sandbox, 2, false);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @BeforeEach
    void chooseTarget() {
        target = into.resolve("d");
    }

    private CliRun download(String provider, String... more) {
        CliRun found = CliRun.of(home, "search", "--provider", provider, "--name", SandboxHome.names(products), "--output", "geojson");
        return CliRun.with(home, CliRun.DEMO, found.out(), Stream.concat(Stream.of("download", "--dir", target.toString(), "--user", "demo", "-"),
                Stream.of(more)).toArray(String[]::new));
    }

    private List<String> files() throws Exception {
        try (Stream<Path> all = Files.walk(target)) {
            return all.filter(Files::isRegularFile).map(file -> target.relativize(file).toString().replace('\\', '/')).sorted().toList();
        }
    }

    @Test
    void singleFilesOfAProductAreFetchedByPattern() throws Exception {
        CliRun run = download("sandbox-odata", "--files", "**/B0[24]_10m.jp2,*/manifest.safe");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("6 of 6 files complete");
        assertThat(files()).containsExactlyInAnyOrderElementsOf(products.stream().flatMap(product -> Stream.of(product.name() + "/IMG_DATA/B02_10m.jp2",
                product.name() + "/IMG_DATA/B04_10m.jp2", product.name() + "/manifest.safe")).toList());
        assertThat(target.resolve(products.getFirst().name()).resolve("manifest.safe")).content().contains(products.getFirst().name());
        CliRun again = download("sandbox-odata", "--files", "**/B0[24]_10m.jp2,*/manifest.safe");
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(files()).hasSize(6);
    }

    @Test
    void aPatternThatNothingMatchesIsToldForEachProduct() {
        CliRun run = download("sandbox-odata", "--files", "**/*.exe");
        assertThat(run.err()).contains(products.get(0).name() + ": has no file that matches **/*.exe.").contains("Nothing to fetch.");
    }

    @Test
    void assetsAreChosenByKeyRoleAndMediaType() throws Exception {
        CliRun run = download("sandbox-stac", "--assets", "B04_10m,thumbnail", "--layout", "{date}/{tile}_{asset}");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(files()).hasSize(4).allMatch(name -> name.matches("\\d{4}-\\d{2}-\\d{2}/\\w{5}_(B04_10m\\.jp2|thumbnail(\\.jpe?g)?)"));
    }

    @Test
    void productsLieInTheFoldersThatTheLayoutNames() throws Exception {
        CliRun run = download("sandbox-odata", "--layout", "{mission}/{tile}/{name}");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(files()).hasSize(2).allMatch(name -> name.matches("sentinel-2/\\w{5}/S2.*\\.SAFE\\.zip"));
        CliRun again = download("sandbox-odata", "--layout", "{mission}/{tile}/{name}");
        assertThat(again.exitCode()).isZero();
        assertThat(files()).hasSize(2);
    }

    @Test
    void anUnknownFieldOfALayoutIsAMistakeInTheArguments() {
        CliRun run = download("sandbox-odata", "--layout", "{misson}/{name}");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("{misson}").contains("{mission}");
    }
}
