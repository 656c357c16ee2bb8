package org.perigee.catalog.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perigee.catalog.json.ItemFormatException;
import org.perigee.catalog.json.RandomItems;
import org.perigee.catalog.model.Asset;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.model.ItemRef;
import org.perigee.catalog.model.SourceDocument;

class BasketFileTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    Path folder;

    private final BasketFile files = new BasketFile(Clock.fixed(NOW, ZoneOffset.UTC));

    private List<BasketEntry> entries() {
        List<Item> items = new RandomItems(new Random(6)).next(10);
        return items.stream().map(item -> new BasketEntry(item, NOW.minusSeconds(5), Set.of(), "note on " + item.ref().id())).toList();
    }

    @Test
    void aBasketComesBackFromItsFile() throws Exception {
        Path file = folder.resolve("alps.perigee-basket.json");
        files.save(file, "Älps", entries());
        ReadBasket read = files.load(file);
        assertThat(read.name()).isEqualTo("Älps");
        assertThat(read.problems()).isEmpty();
        assertThat(read.entries()).isEqualTo(entries());
    }

    @Test
    void anyItemCollectionIsABasketNamedAfterItsFile() throws Exception {
        Path file = folder.resolve("found.json");
        Files.writeString(file, """
                {"type": "FeatureCollection", "features": [
                  {"type": "Feature", "id": "a", "properties": {"datetime": "2025-01-01T00:00:00Z"},
                   "assets": {"B04": {"href": "https://a.example/B04.tif", "roles": ["data"]}, "thumb": {"href": "https://a.example/t.png", "roles": ["thumbnail"]}}},
                  {"type": "Feature", "id": "a", "properties": {}}, {"id": "no feature"}]}""");
        ReadBasket read = files.load(file);
        assertThat(read.name()).isEqualTo("found");
        assertThat(read.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.assets()).containsExactly("B04");
            assertThat(entry.added()).isEqualTo(NOW);
        });
        assertThat(read.problems()).hasSize(2);
    }

    @Test
    void aFileThatCannotBeWrittenWholeLeavesTheOldOneAndNoTraces() throws Exception {
        Path file = folder.resolve("a.perigee-basket.json");
        files.save(file, "first", entries());
        BasketEntry broken = new BasketEntry(new Item(new ItemRef("p", "c", "x"), "", null, null, null, Map.of("bad", new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("on purpose");
            }
        }), List.of(), new SourceDocument("", ""), NOW), NOW, Set.of(), "");
        assertThatThrownBy(() -> files.save(file, "second", List.of(entries().getFirst(), broken))).isInstanceOf(IllegalStateException.class);
        assertThat(files.load(file).name()).isEqualTo("first");
        assertThat(folder.toFile().list()).containsExactly("a.perigee-basket.json");
    }

    @Test
    void whatIsNoBasketIsRefusedInWords() throws Exception {
        Path file = folder.resolve("a.json");
        Files.writeString(file, "{\"type\": \"FeatureCollection\", \"features\": [{\"type\":");
        assertThatThrownBy(() -> files.load(file)).isInstanceOf(ItemFormatException.class).hasMessageContaining("cut off");
        assertThatThrownBy(() -> files.load(folder.resolve("none"))).isInstanceOf(IOException.class);
    }

    @Test
    void noSecretIsInTheFile() throws Exception {
        Item item = new Item(new ItemRef("p", "c", "x"), "", NOW, null, null, Map.of(),
                List.of(Asset.builder("a", URI.create("https://me:s3cret@a.example/x?token=s3cret")).build()), new SourceDocument("text", "s3cret"), NOW);
        Path file = folder.resolve("a.json");
        files.save(file, "a", List.of(BasketEntry.of(item, NOW)));
        assertThat(file).content().doesNotContain("s3cret");
    }
}
