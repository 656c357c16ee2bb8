package org.perigee.odata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// Reads dialects and merges them over the built-in one they start from.
final class DialectReader {

    private static final String STANDARD = "gss";
    private static final ObjectMapper JSON = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();

    private DialectReader() {
    }

    static ODataDialect named(String name) {
        return bind(builtIn(name));
    }

    static ODataDialect read(JsonNode description) {
        if (!description.isObject()) {
            throw new IllegalArgumentException("An OData dialect is an object, not " + description.getNodeType());
        }
        ObjectNode own = description.deepCopy();
        JsonNode base = own.remove("base");
        ObjectNode whole = builtIn(base == null ? STANDARD : base.asText());
        merge(whole, own);
        return bind(whole);
    }

    private static void merge(ObjectNode into, ObjectNode from) {
        from.properties().forEach(entry -> {
            if (into.get(entry.getKey()) instanceof ObjectNode known && entry.getValue() instanceof ObjectNode more) {
                merge(known, more);
            } else {
                into.set(entry.getKey(), entry.getValue());
            }
        });
    }

    private static ObjectNode builtIn(String name) {
        boolean plain = name.chars().allMatch(c -> c >= 'a' && c <= 'z');
        try (InputStream in = plain ? DialectReader.class.getResourceAsStream("dialects/" + name + ".json") : null) {
            if (in == null) {
                throw new IllegalArgumentException("No built-in OData dialect is called " + name);
            }
            return (ObjectNode) JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ODataDialect bind(ObjectNode whole) {
        try {
            return JSON.treeToValue(whole, ODataDialect.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("OData dialect not understood: " + e.getOriginalMessage(), e);
        }
    }
}
