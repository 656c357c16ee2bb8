package org.perigee.catalog.federation;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.perigee.catalog.model.Asset;
import org.perigee.catalog.model.Availability;
import org.perigee.catalog.model.Checksum;
import org.perigee.catalog.model.Footprint;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.model.ItemRef;
import org.perigee.catalog.model.SourceDocument;

/// Builds Items for tests: only what a test is about is said.
final class TestItems {

    private static final Instant NOON = Instant.parse("2025-06-01T12:00:00Z");

    private final ItemRef ref;
    private String title;
    private Instant start = NOON;
    private Instant end = NOON.plusSeconds(20);
    private Footprint footprint;
    private final Map<String, Object> properties = new LinkedHashMap<>();
    private final List<Asset> assets = new ArrayList<>();

    private TestItems(ItemRef ref) {
        this.ref = ref;
        this.title = ref.id();
    }

    static TestItems item(String provider, String id) {
        return new TestItems(new ItemRef(provider, "things", id));
    }

    static List<Item> many(String provider, int from, int count) {
        return IntStream.range(from, from + count).mapToObj(i -> item(provider, provider + "-" + i).build()).toList();
    }

    TestItems title(String value) {
        title = value;
        return this;
    }

    TestItems time(Instant from, Instant to) {
        start = from;
        end = to;
        return this;
    }

    TestItems footprint(Footprint value) {
        footprint = value;
        return this;
    }

    TestItems property(String name, Object value) {
        properties.put(name, value);
        return this;
    }

    TestItems product(Availability availability, long size, Checksum... checksums) {
        assets.add(Asset.builder("product", URI.create("https://" + ref.provider() + ".example.org/" + ref.id())).roles(Asset.PRODUCT_ROLE)
                .availability(availability).size(size).checksums(List.of(checksums)).build());
        return this;
    }

    Item build() {
        return new Item(ref, title, start, end, footprint, properties, assets, new SourceDocument("application/json", "{}"), NOON);
    }
}
