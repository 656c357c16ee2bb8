package org.perigee.app.core.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.perigee.catalog.connector.ProductFile;
import org.perigee.catalog.model.Asset;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.model.ItemRef;
import org.perigee.catalog.model.Properties;
import org.perigee.catalog.model.SourceDocument;
import org.perigee.download.SafeName;

class LayoutTest {

    private static final String NAME = "S2A_MSIL2A_20250601T103031_N0511_R108_T32TLQ_20250601T170000.SAFE";
    private static final Instant START = Instant.parse("2025-06-01T10:30:31Z");

    private static Item item(String title, Instant start, Map<String, Object> properties) {
        return new Item(new ItemRef("cdse", "SENTINEL-2", "id-1"), title, start, start, null, properties, List.of(),
                new SourceDocument("application/json", "{}"), START);
    }

    private static ProductFile file(String path, String key) {
        return new ProductFile(path, Asset.builder(key, URI.create("https://x.example/f")).build());
    }

    private final Item known = item(NAME, START, Map.of(Properties.CONSTELLATION, "sentinel-2", Properties.PLATFORM, "sentinel-2a",
            Properties.GRID_CODE, "MGRS-32TLQ", Properties.RELATIVE_ORBIT, 8L, Properties.PRODUCT_TYPE, "S2MSI2A", Properties.PROCESSING_LEVEL, "L2A"));

    @Test
    void fieldsAreFilledFromTheItem() {
        assertThat(Layout.of("{mission}/{tile}/{date}/{name}").product(known, NAME + ".zip")).isEqualTo("sentinel-2/32TLQ/2025-06-01/" + NAME + ".zip");
        assertThat(Layout.of("{year}/{month}/{day}/{platform}_{orbit}_{type}_{level}").product(known, NAME + ".zip"))
                .isEqualTo("2025/06/01/sentinel-2a_008_S2MSI2A_L2A.zip");
        assertThat(Layout.of("{provider}/{collection}/{id}.zip").product(known, NAME + ".zip")).isEqualTo("cdse/SENTINEL-2/id-1.zip");
    }

    @Test
    void theNameOfTheProductTellsWhatTheCatalogueDoesNot() {
        Item mute = item(NAME, START, Map.of());
        assertThat(Layout.of("{mission}/{platform}/{tile}/{orbit}/{name}").product(mute, NAME + ".zip"))
                .isEqualTo("sentinel-2/sentinel-2a/32TLQ/108/" + NAME + ".zip");
    }

    @Test
    void whatNobodyKnowsHasAStandIn() {
        Item mute = item("thing", null, Map.of());
        assertThat(Layout.of("{mission}/{tile}/{date}/{name}").product(mute, "thing.tar.gz")).isEqualTo("unknown/unknown/unknown/thing.tar.gz");
    }

    @Test
    void theUsualLayoutLeavesNamesAsTheyAre() {
        assertThat(Layout.PLAIN.product(known, NAME + ".zip")).isEqualTo(NAME + ".zip");
        assertThat(Layout.PLAIN.file(known, file(NAME + "/GRANULE/B02.jp2", ""))).isEqualTo(NAME + "/GRANULE/B02.jp2");
    }

    @Test
    void singleFilesLieInAFolderThatTheLayoutNames() {
        assertThat(Layout.of("{date}/{name}").file(known, file(NAME + "/GRANULE/B02.jp2", "x/y"))).isEqualTo("2025-06-01/" + NAME + "/GRANULE/B02.jp2");
    }

    @Test
    void aLayoutWithAssetNamesEachFile() {
        Layout layout = Layout.of("{date}/{tile}_{asset}");
        assertThat(layout.file(known, file(NAME + "/red.tif", "B04"))).isEqualTo("2025-06-01/32TLQ_B04.tif");
        assertThat(layout.file(known, file(NAME + "/GRANULE/B02_10m.jp2", NAME + "/GRANULE/B02_10m.jp2"))).isEqualTo("2025-06-01/32TLQ_B02_10m.jp2");
    }

    @Test
    void anUnknownFieldIsToldWithThoseThereAre() {
        assertThatThrownBy(() -> Layout.of("{mision}/{name}")).hasMessageContaining("{mision}").hasMessageContaining("{mission}")
                .hasMessageContaining("{asset}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../{name}", "/{name}", "{name}/", "a//{name}", "~/{name}", "C:\\{name}", "{name", "name}", "con/{name}", "all.zip", ""})
    void whatCannotBeUsedIsRefused(String template) {
        assertThatThrownBy(() -> Layout.of(template)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hostileValuesNeverLeaveTheFolder() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> evil = List.of("..", "../..", "/etc/passwd", "C:\\x", "a/../../b", "%2e%2e/%2e%2e", "con", "\u0000", "x".repeat(400), ".", " ", "~",
                "a\u202eb", "é".repeat(200), "..\\..", "nul.txt", "{name}", "$1", "");
        Layout layout = Layout.of("{mission}/{tile}_{platform}/{collection}/{id}/{name}");
        Layout files = Layout.of("{type}/{name}_{asset}");
        for (int i = 0; i < 500; i++) {
            String a = evil.get(random.nextInt(evil.size()));
            String b = evil.get(random.nextInt(evil.size()));
            Item item = new Item(new ItemRef("p", a, b), a, START, START, null, Map.of(Properties.CONSTELLATION, b, Properties.GRID_CODE, a,
                    Properties.PLATFORM, b, Properties.PRODUCT_TYPE, a), List.of(), new SourceDocument("application/json", "{}"), START);
            for (String name : List.of(layout.product(item, b + ".zip"), files.file(item, file(a + "/" + b, a)), Layout.PLAIN.file(item, file(b + "/" + a, "")))) {
                assertThat(SafeName.problem(name)).as("%s from %s and %s, seed %d", name, a, b, seed).isEmpty();
            }
        }
    }
}
