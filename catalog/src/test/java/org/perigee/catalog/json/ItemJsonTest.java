package org.perigee.catalog.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.perigee.catalog.model.Asset;
import org.perigee.catalog.model.Checksum;
import org.perigee.catalog.model.Footprint;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.model.ItemRef;
import org.perigee.catalog.model.SourceDocument;

class ItemJsonTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private final ItemJsonReader reader = new ItemJsonReader("elsewhere", NOW);

    @Test
    void everyItemComesBackEqualInEveryFieldAndKeepsTheRulesOfStac() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        RandomItems items = new RandomItems(new Random(seed));
        for (int i = 0; i < 500; i++) {
            Item item = items.next();
            StacRules.check(ItemJson.write(item));
            JsonNode whole = JSON.readTree(ItemJson.writeWhole(item).toString());
            StacRules.check(whole);
            ReadItem read = reader.read(whole);
            assertThat(read.problems()).isEmpty();
            RandomItems.assertSame(read.item(), item);
        }
    }

    @Test
    void aStrangersItemIsReadAsFarAsItCanBeUnderstood() throws Exception {
        ReadItem read = reader.read(JSON.readTree("""
                {"type": "Feature", "stac_version": "1.0.0", "id": "x", "collection": "c",
                 "geometry": {"type": "Polygon", "coordinates": [[[170, 0, 5], [190, 0], [190, 10], [170, 10], [170, 0]]]},
                 "properties": {"datetime": null, "start_datetime": "2025-01-01T00:00:00+01:00", "end_datetime": "yesterday",
                                "eo:cloud_cover": 5, "odd": {"a": 1}, "none": null},
                 "links": [{"rel": "self", "href": "https://a.example/items/x.json"}],
                 "assets": {"a": {"href": "./x.tif", "roles": ["Data"], "file:checksum": "1220%s"}, "b": {"href": "file:///etc/passwd"}, "c": {}}}
                """.formatted("ab".repeat(32))));
        Item item = read.item();
        assertThat(item.ref()).isEqualTo(new ItemRef("elsewhere", "c", "x"));
        assertThat(item.start()).isEqualTo("2024-12-31T23:00:00Z");
        assertThat(item.end()).isNull();
        assertThat(item.retrieved()).isEqualTo(NOW);
        assertThat(item.footprint().bounds().crossesAntimeridian()).isTrue();
        assertThat(item.properties()).isEqualTo(Map.of("eo:cloud_cover", 5L));
        assertThat(item.assets()).hasSize(1);
        assertThat(item.assets().getFirst().href()).hasToString("https://a.example/items/x.tif");
        assertThat(item.assets().getFirst().checksums()).containsExactly(new Checksum("sha-256", "ab".repeat(32)));
        assertThat(read.problems()).hasSize(3).anyMatch(p -> p.contains("yesterday")).anyMatch(p -> p.contains("asset b")).anyMatch(p -> p.contains("asset c"));
    }

    @Test
    void whatIsNoItemIsRefusedInWords() {
        assertThatThrownBy(() -> reader.read(JSON.readTree("{\"type\": \"Catalog\", \"id\": \"x\"}"))).isInstanceOf(ItemFormatException.class);
        assertThatThrownBy(() -> reader.read(JSON.readTree("{\"type\": \"Feature\"}"))).hasMessageContaining("no id");
    }

    @Test
    void secretsInAddressesAreNotWritten() {
        Item item = new Item(new ItemRef("p", "c", "x"), "", NOW, null, Footprint.point(1, 2), Map.of(),
                List.of(Asset.builder("a", URI.create("https://me:pass@a.example/x?id=1&token=abc&X-Amz-Signature=s3cret#f"))
                        .alternates(List.of(URI.create("https://b.example/x?sig=hidden"))).build()),
                new SourceDocument("application/json", "{\"links\":[{\"rel\":\"collection\",\"href\":\"https://a.example/c?apikey=hush\"}]}"), NOW);
        String written = ItemJson.write(item).toString();
        assertThat(written).contains("https://a.example/x?id=1#f", "\"https://b.example/x\"", "\"https://a.example/c\"")
                .doesNotContain("pass", "abc", "s3cret", "hidden", "hush");
    }

    @Test
    void aDigestThatCannotBeBelievedIsKeptAsSuch() {
        Checksum unsure = new Checksum("unsure", "ab".repeat(32));
        Asset asset = Asset.builder("a", URI.create("https://a.example/x")).checksums(List.of(unsure)).build();
        assertThat(AssetJson.read("a", AssetJson.write(asset), null).checksums()).containsExactly(unsure);
    }
}
