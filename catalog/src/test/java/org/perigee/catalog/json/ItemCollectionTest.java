package org.perigee.catalog.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.perigee.catalog.model.Item;

class ItemCollectionTest {

    private static final JsonMapper JSON = new JsonMapper();
    private final ItemCollectionReader reader = new ItemCollectionReader(new ItemJsonReader("elsewhere", Instant.EPOCH));

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String written(List<Item> items) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ItemCollectionWriter writer = new ItemCollectionWriter(out)) {
            for (Item item : items) {
                writer.write(item);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whatIsWrittenIsAFeatureCollectionWithAnItemALineAndIsReadBack() throws Exception {
        List<Item> items = new RandomItems(new Random(1)).next(20);
        String text = written(items);
        JsonNode collection = JSON.readTree(text);
        assertThat(collection.path("type").asText()).isEqualTo("FeatureCollection");
        assertThat(collection.path("features").size()).isEqualTo(20);
        collection.path("features").forEach(StacRules::check);
        assertThat(text.lines()).hasSize(22);
        ReadItems read = reader.readAll(bytes(text));
        assertThat(read.items()).isEqualTo(items);
        assertThat(read.problems()).isEmpty();
        assertThat(reader.readAll(bytes(written(List.of()))).items()).isEmpty();
    }

    @Test
    void anItemCanBeReadFromThePipeBeforeTheNextIsWritten() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Item item = new RandomItems(new Random(2)).next();
        ItemCollectionWriter writer = new ItemCollectionWriter(out);
        writer.write(item);
        List<Item> seen = new ArrayList<>();
        assertThatThrownBy(() -> reader.read(new ByteArrayInputStream(out.toByteArray()), new ItemCollectionReader.Sink() {
            @Override
            public void item(ReadItem read, JsonNode node) {
                seen.add(read.item());
            }

            @Override
            public void problem(String what) {
                throw new AssertionError(what);
            }
        })).isInstanceOf(ItemFormatException.class).hasMessageContaining("after 1 Items");
        assertThat(seen).containsExactly(item);
    }

    @Test
    void aSingleItemAndOneItemALineAreReadToo() throws Exception {
        List<Item> items = new RandomItems(new Random(3)).next(3);
        assertThat(reader.readAll(bytes(ItemJson.write(items.getFirst()).toPrettyString())).items()).containsExactly(items.getFirst());
        String lines = String.join("\n", items.stream().map(item -> ItemJson.write(item).toString()).toList());
        assertThat(reader.readAll(bytes(lines)).items()).isEqualTo(items);
    }

    @Test
    void anItemThatCannotBeUnderstoodCostsNoOther() throws Exception {
        ReadItems read = reader.readAll(bytes("""
                {"type": "FeatureCollection", "features": [{"type": "Feature"}, 7, {"type": "Feature", "id": "a", "geometry": {"type": "Cube"}}]}"""));
        assertThat(read.items()).singleElement().satisfies(item -> assertThat(item.ref().id()).isEqualTo("a"));
        assertThat(read.problems()).hasSize(3);
    }

    @Test
    void whatHoldsNoItemsIsRefused() {
        for (String text : List.of("", "[]", "{\"type\": \"Catalog\"}", "<html>", "\"text\"")) {
            assertThatThrownBy(() -> reader.readAll(bytes(text))).as(text).isInstanceOf(ItemFormatException.class);
        }
    }

    @Test
    void recordedStacAnswersAreReadWithoutLosingAnItem() throws Exception {
        Path folder = Path.of(System.getProperty("perigee.fixtures", "")).resolve("stac-odata");
        assumeTrue(Files.isDirectory(folder), "No recorded answers on this machine");
        int read = 0;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json")).toList()) {
                read += readRecorded(file);
            }
        }
        assertThat(read).isGreaterThan(50);
    }

    private int readRecorded(Path file) throws Exception {
        String text = Files.readString(file);
        JsonNode features = text.contains("\"FeatureCollection\"") && text.contains("\"stac_version\"") ? JSON.readTree(text).path("features") : null;
        if (features == null || features.isEmpty() || features.valueStream().anyMatch(feature -> !feature.hasNonNull("id"))) {
            return 0;
        }
        try (InputStream in = bytes(text)) {
            ReadItems items = reader.readAll(in);
            assertThat(items.items()).as(file.toString()).hasSize(features.size());
            items.items().forEach(item -> StacRules.check(ItemJson.write(item)));
            return items.items().size();
        }
    }
}
