package org.perigee.catalog.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.perigee.catalog.model.Asset;
import org.perigee.catalog.model.Availability;
import org.perigee.catalog.model.BoundingBox;
import org.perigee.catalog.model.Checksum;
import org.perigee.catalog.model.Footprint;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.model.ItemRef;
import org.perigee.catalog.model.Properties;
import org.perigee.catalog.model.SourceDocument;

/// Items of all sorts: without place or time, across the antimeridian, points, with and without every property.
public final class RandomItems {

    public static final List<String> PROVIDERS = List.of("alpha", "beta", "gamma");
    public static final List<String> COLLECTIONS = List.of("SENTINEL-2", "S1_GRD", "");
    private static final Instant EPOCH = Instant.parse("2024-01-01T00:00:00Z");
    private static final long TWO_YEARS = 2 * 365 * 86_400L;

    private final Random random;
    private int count;

    public RandomItems(Random random) {
        this.random = random;
    }

    public List<Item> next(int number) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            items.add(next());
        }
        return items;
    }

    public Item next() {
        String id = String.format("S2A_MSIL2A_%05d_é", count++);
        String title = random.nextInt(4) == 0 ? "" : random.nextBoolean() ? id + ".SAFE" : "A title with \"quotes\" " + count;
        ItemRef ref = new ItemRef(pick(PROVIDERS), pick(COLLECTIONS), id);
        Instant start = random.nextInt(12) == 0 ? null : instant();
        Instant end = random.nextInt(6) == 0 ? null : (start == null ? instant() : start.plusSeconds(random.nextInt(8) == 0 ? 30 * 86_400 : random.nextInt(600)));
        return new Item(ref, title, start, end, footprint(), properties(), assets(id), document(ref), instant());
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private Instant instant() {
        Instant second = EPOCH.plusSeconds(random.nextLong(TWO_YEARS) / 3600 * 3600);
        return random.nextBoolean() ? second : second.plusNanos(random.nextInt(3) * 250_000_001L);
    }

    public Footprint footprint() {
        double x = random.nextDouble() * 360 - 180;
        double y = random.nextDouble() * 160 - 80;
        return switch (random.nextInt(12)) {
            case 0 -> null;
            case 1 -> Footprint.point(x, y);
            case 2 -> Footprint.point(Math.round(x), Math.round(y));
            case 3 -> Footprint.of(new BoundingBox(179 - random.nextInt(3), Math.round(y), -179 + random.nextInt(3), Math.round(y) + 2));
            case 4 -> Footprint.of(new BoundingBox(-180, 60, 180, 90));
            case 5 -> Footprint.of(new BoundingBox(-170, -10, 170, 10));
            case 6 -> Footprint.of(box(x, y, 40));
            default -> Footprint.of(box(x, y, 2));
        };
    }

    private BoundingBox box(double x, double y, double size) {
        double west = Math.clamp(x, -180, 180 - size);
        double precision = random.nextBoolean() ? 1e4 : 1e13;
        return new BoundingBox(Math.round(west * precision) / precision, y, Math.min(180, west + size), Math.min(90, y + size));
    }

    private Map<String, Object> properties() {
        Map<String, Object> properties = new LinkedHashMap<>();
        putSometimes(properties, Properties.CLOUD_COVER, random.nextInt(10) == 0 ? "12.5" : random.nextDouble() * 100);
        putSometimes(properties, Properties.PLATFORM, "sentinel-" + (1 + random.nextInt(2)) + "abc".charAt(random.nextInt(3)));
        putSometimes(properties, Properties.RELATIVE_ORBIT, (long) random.nextInt(143));
        putSometimes(properties, Properties.POLARIZATIONS, random.nextBoolean() ? List.of("VV", "VH") : List.of("HH"));
        putSometimes(properties, Properties.PRODUCT_TYPE, random.nextBoolean() ? "S2MSI2A" : "S2MSI1C");
        putSometimes(properties, Properties.PUBLISHED, instant().toString());
        putSometimes(properties, "some:flag", random.nextBoolean());
        putSometimes(properties, "some:whole", 5.0);
        if (random.nextInt(10) == 0) {
            properties.put("title", "a title of its own");
            properties.put("datetime", "2020-01-01");
        }
        return properties;
    }

    private void putSometimes(Map<String, Object> properties, String name, Object value) {
        if (random.nextInt(4) > 0) {
            properties.put(name, value);
        }
    }

    private List<Asset> assets(String id) {
        List<Asset> assets = new ArrayList<>();
        if (random.nextInt(5) > 0) {
            assets.add(new Asset("product", URI.create("https://archive.example/odata/Products(" + Math.abs(id.hashCode()) + ")/$value?x=1"), "Product",
                    "application/zip", Set.of("archive", "data"), OptionalLong.of(1 + random.nextInt(Integer.MAX_VALUE)),
                    List.of(new Checksum("md5", "00112233445566778899aabbccddeeff"), new Checksum("crc32", "0011aabb")),
                    pick(List.of(Availability.values())), "realm", List.of(URI.create("s3://bucket_a/key/" + count)), id + ".zip"));
        }
        if (random.nextBoolean()) {
            assets.add(Asset.builder("thumbnail", URI.create("https://archive.example/q/" + count + ".jpg")).roles("thumbnail").build());
            assets.add(Asset.builder("thumbnail", URI.create("https://archive.example/q/" + count + "-2.jpg"))
                    .checksums(List.of(new Checksum("blake3", "ab".repeat(32)))).build());
        }
        return assets;
    }

    private SourceDocument document(ItemRef ref) {
        String link = random.nextBoolean() ? "" : ",\"links\":[{\"rel\":\"collection\",\"href\":\"https://archive.example/collections/x\"}]";
        return new SourceDocument("application/json", "{\"Id\":\"" + ref.id() + "\",\"n\":" + random.nextInt() + link + "}");
    }

    /// Items are equal when their references are; this compares everything.
    public static void assertSame(Item actual, Item expected) {
        assertThat(actual.ref()).isEqualTo(expected.ref());
        assertThat(actual).usingRecursiveComparison()
                .withEqualsForType(Footprint::equals, Footprint.class).withEqualsForType(Object::equals, URI.class)
                .ignoringFields("footprint").isEqualTo(expected);
        assertThat(actual.footprint()).isEqualTo(expected.footprint());
        assertThat(actual.properties()).isEqualTo(expected.properties());
        assertThat(actual.assets()).isEqualTo(expected.assets());
    }
}
