package org.perigee.catalog.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import org.perigee.catalog.model.Item;

/// Writes an ItemCollection (a GeoJSON FeatureCollection of STAC Items) as the Items come, in UTF-8. Not thread-safe.
///
/// Every Item starts a line of its own and is flushed, so that the reader of a pipe sees it at once. [#close()] completes the
/// document and leaves the stream open.
public final class ItemCollectionWriter implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final JsonGenerator generator;

    /// @throws IOException where the stream takes nothing
    public ItemCollectionWriter(OutputStream out) throws IOException {
        generator = JSON.createGenerator(out);
        generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        generator.setPrettyPrinter(new OneItemALine());
        generator.writeStartObject();
        generator.writeStringField("type", "FeatureCollection");
    }

    /// A member of the collection itself; only before the first Item.
    public void member(String name, JsonNode value) throws IOException {
        generator.writeFieldName(name);
        generator.writeTree(value);
    }

    public void write(Item item) throws IOException {
        write(ItemJson.write(item));
    }

    /// Writes an Item that [ItemJson] made and to which members may have been added.
    public void write(JsonNode item) throws IOException {
        if (!generator.getOutputContext().inArray()) {
            generator.writeArrayFieldStart("features");
        }
        generator.writeTree(item);
        generator.flush();
    }

    @Override
    public void close() throws IOException {
        if (!generator.getOutputContext().inArray()) {
            generator.writeArrayFieldStart("features");
        }
        generator.writeEndArray();
        generator.writeEndObject();
        generator.writeRaw('\n');
        generator.close();
    }

    private static final class OneItemALine extends DefaultPrettyPrinter {

        private static final long serialVersionUID = 1L;

        OneItemALine() {
            indentArraysWith(NopIndenter.instance);
            indentObjectsWith(NopIndenter.instance);
        }

        @Override
        public DefaultPrettyPrinter createInstance() {
            return new OneItemALine();
        }

        @Override
        public void beforeArrayValues(JsonGenerator out) throws IOException {
            if (depth(out) == 2) {
                out.writeRaw('\n');
            }
        }

        @Override
        public void writeArrayValueSeparator(JsonGenerator out) throws IOException {
            out.writeRaw(depth(out) == 2 ? ",\n" : ",");
        }

        @Override
        public void writeEndArray(JsonGenerator out, int count) throws IOException {
            out.writeRaw(depth(out) == 2 ? "\n]" : "]");
        }

        @Override
        public void writeObjectFieldValueSeparator(JsonGenerator out) throws IOException {
            out.writeRaw(':');
        }

        @Override
        public void beforeObjectEntries(JsonGenerator out) {
            // Nothing between the brace and the first member.
        }

        @Override
        public void writeObjectEntrySeparator(JsonGenerator out) throws IOException {
            out.writeRaw(',');
        }

        @Override
        public void writeEndObject(JsonGenerator out, int count) throws IOException {
            out.writeRaw('}');
        }

        private static int depth(JsonGenerator out) {
            int depth = 0;
            for (var context = out.getOutputContext(); !context.inRoot(); context = context.getParent()) {
                depth++;
            }
            return depth;
        }
    }
}
