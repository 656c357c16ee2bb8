package org.perigee.sandbox.stac;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.perigee.sandbox.http.HttpCall;

/// The Fields extension: keeps or drops members of items by their path. With an `include` list nothing comes that is not
/// on it, but the id and the collection.
final class FieldSelection {

    private final JsonNode include;
    private final JsonNode exclude;

    FieldSelection(JsonNode fields) {
        include = fields.path("include");
        exclude = fields.path("exclude");
    }

    ObjectNode apply(ObjectNode item) {
        ObjectNode result = item;
        if (!include.isEmpty()) {
            result = HttpCall.JSON.createObjectNode();
            for (String always : new String[] {"type", "stac_version", "id", "collection"}) {
                result.set(always, item.get(always));
            }
            for (JsonNode path : include) {
                copy(item, result, path.asText());
            }
        }
        for (JsonNode path : exclude) {
            drop(result, path.asText());
        }
        return result;
    }

    private static void copy(ObjectNode from, ObjectNode to, String path) {
        int dot = path.indexOf('.');
        String head = dot < 0 ? path : path.substring(0, dot);
        JsonNode value = from.get(head);
        if (value == null) {
            return;
        }
        if (dot < 0) {
            to.set(head, value);
        } else if (value instanceof ObjectNode inner) {
            copy(inner, to.withObject("/" + head), path.substring(dot + 1));
        }
    }

    private static void drop(ObjectNode from, String path) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            from.remove(path);
        } else if (from.get(path.substring(0, dot)) instanceof ObjectNode inner) {
            drop(inner, path.substring(dot + 1));
        }
    }
}
