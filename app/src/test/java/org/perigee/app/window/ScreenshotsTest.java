package org.perigee.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perigee.app.results.ResultRow;
import org.perigee.app.results.RowSet;
import org.perigee.app.theme.Theme;
import org.perigee.catalog.federation.Acquisition;
import org.perigee.catalog.model.Asset;
import org.perigee.catalog.model.Availability;
import org.perigee.catalog.model.Checksum;
import org.perigee.catalog.model.Footprint;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.model.ItemRef;
import org.perigee.catalog.model.Properties;
import org.perigee.catalog.model.SourceDocument;
import org.perigee.sandbox.SandboxOptions;
import org.perigee.sandbox.catalogue.Catalogue;
import org.perigee.sandbox.catalogue.Product;

/// Pictures of the window for people to look at, in `target/screenshots`: empty, with a few results and with many, in both looks
/// and two sizes.
class ScreenshotsTest {

    private static final int FEW = 20;
    private static final int MANY = 20_000;

    @TempDir
    Path home;

    @Test
    void theWindowIsPhotographedEmptyWithFewAndWithManyResults() throws Exception {
        List<Product> products = Catalogue.generate(2025, MANY).products();
        try (WindowFixture window = WindowFixture.open(home, SandboxOptions.forTests())) {
            for (Theme theme : Theme.values()) {
                WindowFixture.onFx(() -> {
                    window.controller().showTheme(theme, window.scene());
                    return null;
                });
                for (int count : new int[] {0, FEW, MANY}) {
                    show(window, products, count);
                    String name = count + "-" + theme.name().toLowerCase(Locale.ROOT);
                    window.screenshot("window-" + name + "-1280x800", 1280, 800);
                    window.screenshot("window-" + name + "-1920x1080", 1920, 1080);
                }
            }
        }
        try (Stream<Path> files = Files.list(Path.of("target", "screenshots"))) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("window-"))).hasSizeGreaterThanOrEqualTo(12);
        }
    }

    private static void show(WindowFixture window, List<Product> products, int count) throws Exception {
        ResultRow[] rows = IntStream.range(0, count).mapToObj(id -> ResultRow.of(id, acquisition(products.get(id * (products.size() / count)))))
                .toArray(ResultRow[]::new);
        WindowFixture.onFx(() -> {
            window.controller().searchDesk().results().clear();
            window.controller().searchDesk().results().setRows(RowSet.of(rows));
            return null;
        });
        WindowFixture.waitFor("the rows are shown", () -> window.controller().searchDesk().results().view().size() == count);
        WindowFixture.onFx(() -> {
            if (count > 0) {
                window.controller().searchDesk().results().selection().selectOnly(3);
            }
            return null;
        });
    }

    private static Acquisition acquisition(Product product) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put(Properties.PLATFORM, product.stacPlatform());
        properties.put(Properties.PRODUCT_TYPE, product.type().code());
        product.details().cloudCover().ifPresent(cloud -> properties.put(Properties.CLOUD_COVER, cloud));
        product.details().tile().ifPresent(tile -> properties.put(Properties.GRID_CODE, "MGRS-" + product.tileName()));
        Asset asset = Asset.builder("product", java.net.URI.create("http://127.0.0.1:1/" + product.id())).roles(Asset.PRODUCT_ROLE).size(4_000_000)
                .checksums(List.of(new Checksum("md5", "00".repeat(16))))
                .availability(product.onTape() ? Availability.OFFLINE : Availability.ONLINE).build();
        Item item = new Item(new ItemRef("sandbox-stac", product.type().collection(), product.name()), product.name(), product.start(), product.end(),
                Footprint.of(product.footprint()), properties, List.of(asset), new SourceDocument("application/json", "{}"), product.published());
        return new Acquisition(product.name(), List.of(item));
    }
}
