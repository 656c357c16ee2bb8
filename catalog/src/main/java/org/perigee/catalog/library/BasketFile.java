package org.perigee.catalog.library;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.perigee.catalog.json.ItemCollectionReader;
import org.perigee.catalog.json.ItemCollectionWriter;
import org.perigee.catalog.json.ItemFormatException;
import org.perigee.catalog.json.ItemJson;
import org.perigee.catalog.json.ItemJsonReader;
import org.perigee.catalog.json.ReadItem;
import org.perigee.catalog.model.Asset;
import org.perigee.catalog.model.Item;

/// Baskets as files (`.perigee-basket.json`): STAC ItemCollections that other tools can read, with what makes them baskets under
/// `perigee:` names. Reads any other ItemCollection as a basket too. Without secrets. Thread-safe.
public final class BasketFile {

    /// The ending of such files.
    public static final String EXTENSION = ".perigee-basket.json";

    private static final int VERSION = 1;
    private static final String BASKET = "perigee:basket";
    private static final String ENTRY = "perigee:entry";

    private final Clock clock;

    public BasketFile(Clock clock) {
        this.clock = clock;
    }

    /// Writes the file whole or not at all: a file of that name stays as it was until the new one is complete on the disk.
    ///
    /// @throws IOException where it cannot be written
    public void save(Path file, String name, List<BasketEntry> entries) throws IOException {
        Path target = file.toAbsolutePath();
        Path draft = Files.createTempFile(target.getParent(), ".basket", ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel));
                write(out, name, entries);
                out.flush();
                channel.force(true);
            }
            replace(draft, target);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void replace(Path draft, Path target) throws IOException {
        try {
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// Writes a basket to a stream and leaves it open.
    public void write(OutputStream out, String name, List<BasketEntry> entries) throws IOException {
        try (ItemCollectionWriter writer = new ItemCollectionWriter(out)) {
            writer.member(BASKET, JsonNodeFactory.instance.objectNode().put("version", VERSION).put("name", name));
            for (BasketEntry entry : entries) {
                writer.write(node(entry));
            }
        }
    }

    private static ObjectNode node(BasketEntry entry) {
        ObjectNode node = ItemJson.write(entry.item());
        ObjectNode own = ((ObjectNode) node.get("properties")).putObject(ENTRY);
        own.put("added", entry.added().toString());
        ArrayNode assets = own.putArray("assets");
        entry.assets().forEach(assets::add);
        if (!entry.note().isEmpty()) {
            own.put("note", entry.note());
        }
        return node;
    }

    /// Reads a basket or any STAC ItemCollection.
    ///
    /// @throws ItemFormatException where nothing in it can be read as either; the message says why
    /// @throws IOException         where the file cannot be read
    public ReadBasket load(Path file) throws IOException, ItemFormatException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return read(in, nameOf(file));
        }
    }

    /// As [#load], from a stream, which is left open.
    public ReadBasket read(InputStream in, String fallbackName) throws IOException, ItemFormatException {
        Instant now = clock.instant();
        Collector collector = new Collector(now);
        ObjectNode members = new ItemCollectionReader(new ItemJsonReader("", now)).read(in, collector);
        JsonNode basket = members.path(BASKET);
        if (basket.path("version").asInt() > VERSION) {
            collector.problem("The basket was saved by a newer Perigee; what this one does not know was left out");
        }
        String name = basket.path("name").asText().strip();
        return new ReadBasket(name.isEmpty() ? fallbackName : name, collector.entries, collector.problems);
    }

    private static String nameOf(Path file) {
        String name = file.getFileName().toString();
        int end = name.endsWith(EXTENSION) ? name.length() - EXTENSION.length() : name.lastIndexOf('.');
        return end > 0 ? name.substring(0, end) : name;
    }

    private static final class Collector implements ItemCollectionReader.Sink {

        private final Instant now;
        private final List<BasketEntry> entries = new ArrayList<>();
        private final List<String> problems = new ArrayList<>();
        private final Set<Object> seen = new LinkedHashSet<>();

        Collector(Instant now) {
            this.now = now;
        }

        @Override
        public void item(ReadItem read, JsonNode node) {
            if (seen.add(read.item().ref())) {
                entries.add(entry(read.item(), node.path("properties").path(ENTRY)));
            } else {
                problem("Stands there twice and was taken once: " + read.item().ref().id());
            }
        }

        @Override
        public void problem(String what) {
            problems.add(what);
        }

        private BasketEntry entry(Item item, JsonNode own) {
            BasketEntry usual = BasketEntry.of(item, added(own));
            Set<String> assets = new LinkedHashSet<>();
            own.path("assets").forEach(key -> assets.add(key.asText()));
            assets.retainAll(item.assets().stream().map(Asset::key).toList());
            return new BasketEntry(item, usual.added(), own.path("assets").isArray() ? assets : usual.assets(), own.path("note").asText());
        }

        private Instant added(JsonNode own) {
            try {
                return own.has("added") ? Instant.parse(own.path("added").asText()) : now;
            } catch (DateTimeException e) {
                return now;
            }
        }
    }
}
