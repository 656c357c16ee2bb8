package org.perigee.app.results;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.perigee.catalog.federation.Acquisition;
import org.perigee.catalog.model.Asset;
import org.perigee.catalog.model.Availability;
import org.perigee.catalog.model.BoundingBox;
import org.perigee.catalog.model.Checksum;
import org.perigee.catalog.model.Footprint;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.model.ItemRef;
import org.perigee.catalog.model.Properties;
import org.perigee.catalog.model.SourceDocument;

/// Rows for tests: the one with id `i` was taken `i` hours after the others began, so newest first is the highest id first.
public final class MadeUpRows {

    private static final Instant BEGIN = Instant.parse("2025-06-01T00:00:00Z");

    private MadeUpRows() {
    }

    public static RowSet of(int count) {
        return RowSet.of(IntStream.range(0, count).mapToObj(MadeUpRows::row).toArray(ResultRow[]::new));
    }

    public static ResultRow row(int id) {
        return ResultRow.of(id, new Acquisition(name(id), List.of(item("p", id))));
    }

    public static String name(int id) {
        return String.format("S2A_MSIL2A_%06d", id);
    }

    /// The offer of one provider: every tenth is on tape, every seventh without cloud cover, every thirteenth without a footprint.
    public static Item item(String provider, int id) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put(Properties.PLATFORM, id % 2 == 0 ? "sentinel-2a" : "sentinel-2b");
        properties.put(Properties.PRODUCT_TYPE, id % 3 == 0 ? "S2MSI1C" : "S2MSI2A");
        properties.put(Properties.GRID_CODE, "MGRS-32T" + (char) ('K' + id % 10) + "Q");
        properties.put(Properties.ORBIT_STATE, id % 2 == 0 ? "descending" : "ascending");
        properties.put(Properties.RELATIVE_ORBIT, (long) (1 + id * 7 % 143));
        if (id % 7 != 0) {
            properties.put(Properties.CLOUD_COVER, (double) (id * 37 % 101));
        }
        Asset product = Asset.builder("product", URI.create("https://example.org/" + provider + "/" + id)).roles(Asset.PRODUCT_ROLE)
                .size(100_000_000L + id * 7919L % 900_000_000L).checksums(List.of(new Checksum("md5", "00".repeat(16))))
                .availability(id % 10 == 0 ? Availability.OFFLINE : Availability.ONLINE).build();
        Footprint footprint = id % 13 == 12 ? null : Footprint.of(new BoundingBox(id % 300 / 10.0, 40, id % 300 / 10.0 + 1, 41));
        Instant start = BEGIN.plusSeconds(3600L * id);
        return new Item(new ItemRef(provider, "sentinel-2-l2a", name(id)), name(id), start, start.plusSeconds(30), footprint, properties, List.of(product),
                new SourceDocument("application/geo+json", "{\"id\":\"" + name(id) + "\"}"), start);
    }
}
