package org.perigee.app.settings;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.model.ItemRef;
import org.perigee.catalog.model.Properties;
import org.perigee.catalog.model.SourceDocument;

/// A product to show what a template makes of it.
final class ExampleItem {

    private static final Instant START = Instant.parse("2025-06-01T10:30:31Z");

    static final Item ITEM = new Item(new ItemRef("cdse-odata", "SENTINEL-2", "3f9c2d60-0000-4000-8000-000000000000"),
            "S2A_MSIL2A_20250601T103031_N0511_R108_T32TLQ_20250601T170000.SAFE", START, START, null,
            Map.of(Properties.CONSTELLATION, "sentinel-2", Properties.PLATFORM, "sentinel-2a", Properties.GRID_CODE, "MGRS-32TLQ",
                    Properties.RELATIVE_ORBIT, 108L, Properties.PRODUCT_TYPE, "S2MSI2A", Properties.PROCESSING_LEVEL, "L2A"),
            List.of(), new SourceDocument("application/json", "{}"), START);

    private ExampleItem() {
    }
}
