package org.perigee.catalog.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Reads Items as they stand in a stream: a FeatureCollection, a single Item, or one Item a line. Tolerant: an Item that cannot be
/// understood costs no other.
public final class ItemCollectionReader {

    private static final JsonMapper JSON = new JsonMapper();

    /// Hears what is read.
    public interface Sink {

        /// An Item.
        ///
        /// @param node the JSON it was read from, for members that an Item has no place for
        void item(ReadItem item, JsonNode node);

        /// Something was left out.
        ///
        /// @param what a sentence for people, with the number of the Item
        void problem(String what);
    }

    private final ItemJsonReader items;

    public ItemCollectionReader(ItemJsonReader items) {
        this.items = Objects.requireNonNull(items);
    }

    /// Reads to the end of the stream and leaves it open.
    ///
    /// @return the members of the collection other than its features
    /// @throws ItemFormatException where it is no JSON, breaks off, or holds neither Items nor a collection; what came before
    ///                             has been told
    /// @throws IOException         where the stream cannot be read
    public ObjectNode read(InputStream in, Sink sink) throws IOException, ItemFormatException {
        Run run = new Run(sink);
        try (JsonParser parser = JSON.createParser(in)) {
            parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
            if (parser.nextToken() == null) {
                throw new ItemFormatException("The file is empty");
            }
            while (parser.currentToken() != null) {
                run.document(parser);
                parser.nextToken();
            }
        } catch (JsonProcessingException e) {
            String at = e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNr();
            throw new ItemFormatException("Not JSON, or cut off" + at + (run.count > 0 ? ", after " + run.count + " Items" : ""), e);
        }
        return run.members;
    }

    private final class Run {

        private final Sink sink;
        private final ObjectNode members = JSON.createObjectNode();
        private int count;

        Run(Sink sink) {
            this.sink = sink;
        }

        void document(JsonParser parser) throws IOException, ItemFormatException {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw new ItemFormatException("Neither a STAC Item nor an ItemCollection");
            }
            ObjectNode head = JSON.createObjectNode();
            boolean collection = false;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                if (parser.nextToken() == JsonToken.START_ARRAY && name.equals("features")) {
                    collection = true;
                    features(parser);
                } else {
                    head.set(name, JSON.readTree(parser));
                }
            }
            if (head.path("type").asText().equals("Feature")) {
                item(head);
            } else if (collection) {
                members.setAll(head);
            } else {
                throw new ItemFormatException("Neither a STAC Item nor an ItemCollection: its type is "
                        + head.path("type").asText("not said") + " and it has no features");
            }
        }

        private void features(JsonParser parser) throws IOException {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                item(JSON.readTree(parser));
            }
        }

        private void item(JsonNode node) {
            count++;
            try {
                ReadItem read = items.read(node);
                sink.item(read, node);
                read.problems().forEach(problem -> sink.problem("Item " + count + " (" + read.item().ref().id() + "): " + problem));
            } catch (ItemFormatException e) {
                sink.problem("Item " + count + " was left out: " + e.getMessage());
            }
        }
    }

    /// Reads all Items into a list, with all problems.
    ///
    /// @throws ItemFormatException as [#read]
    /// @throws IOException         as [#read]
    public ReadItems readAll(InputStream in) throws IOException, ItemFormatException {
        List<ReadItem> read = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        read(in, new Sink() {
            @Override
            public void item(ReadItem item, JsonNode node) {
                read.add(item);
            }

            @Override
            public void problem(String what) {
                problems.add(what);
            }
        });
        return new ReadItems(read.stream().map(ReadItem::item).toList(), problems);
    }
}
