package org.perigee.odata;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalLong;

/// A file or folder inside a product.
///
/// @param name     as the server gives it; not to be trusted as a file name
/// @param length   bytes; empty where not said
/// @param children how many nodes it holds
/// @param uri      where its nodes are; may be empty
public record NodeEntry(String name, OptionalLong length, long children, String uri) {

    static NodeEntry read(JsonNode node) {
        JsonNode nodes = node.path("Nodes");
        String uri = nodes.path("uri").asText(nodes.path("__deferred").path("uri").asText(""));
        return new NodeEntry(node.path("Name").asText(node.path("Id").asText("")), Values.wholeNumber(node.path("ContentLength")),
                Values.wholeNumber(node.path("ChildrenNumber")).orElse(0), uri);
    }

    public boolean isFolder() {
        return children > 0;
    }
}
