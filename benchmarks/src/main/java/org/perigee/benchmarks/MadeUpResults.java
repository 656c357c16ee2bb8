package org.perigee.benchmarks;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.perigee.app.results.ResultRow;
import org.perigee.app.results.RowSet;
import org.perigee.catalog.federation.Acquisition;
import org.perigee.catalog.model.Asset;
import org.perigee.catalog.model.Availability;
import org.perigee.catalog.model.BoundingBox;
import org.perigee.catalog.model.Footprint;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.model.ItemRef;
import org.perigee.catalog.model.Properties;
import org.perigee.catalog.model.SourceDocument;

/// Rows as a search for Sentinel-2 gives them, in no order.
final class MadeUpResults {

    private final Random random;

    MadeUpResults(long seed) {
        random = new Random(seed);
    }

    RowSet make(int count) {
        ResultRow[] rows = new ResultRow[count];
        for (int id = 0; id < count; id++) {
            rows[id] = ResultRow.of(id, acquisition(id));
        }
        return RowSet.of(rows);
    }

    private Acquisition acquisition(int id) {
        Instant start = Instant.ofEpochSecond(1_740_787_200L + random.nextInt(18_000_000));
        String platform = "sentinel-2" + (char) ('a' + random.nextInt(3));
        String tile = "MGRS-" + (1 + random.nextInt(60)) + "T" + (char) ('A' + random.nextInt(26)) + (char) ('A' + random.nextInt(26));
        String name = platform.toUpperCase(Locale.ROOT) + "_" + start + "_" + tile + "_" + id;
        Map<String, Object> properties = Map.of(Properties.PLATFORM, platform, Properties.PRODUCT_TYPE, random.nextBoolean() ? "S2MSI2A" : "S2MSI1C",
                Properties.GRID_CODE, tile, Properties.CLOUD_COVER, random.nextDouble() * 100, Properties.RELATIVE_ORBIT, (long) random.nextInt(143),
                Properties.ORBIT_STATE, random.nextBoolean() ? "ascending" : "descending");
        double west = -10 + 40 * random.nextDouble();
        double south = 36 + 22 * random.nextDouble();
        Asset product = Asset.builder("product", URI.create("https://example.org/" + id)).roles(Asset.PRODUCT_ROLE)
                .size(100_000_000L + random.nextInt(900_000_000)).availability(random.nextInt(9) == 0 ? Availability.OFFLINE : Availability.ONLINE).build();
        Item item = new Item(new ItemRef("provider-" + random.nextInt(3), "sentinel-2-l2a", name), name, start, start,
                Footprint.of(new BoundingBox(west, south, west + 1.4, south + 1)), properties, List.of(product),
                new SourceDocument("application/json", "{}"), start);
        return new Acquisition(name, List.of(item));
    }
}
