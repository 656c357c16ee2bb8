package org.perigee.app.details;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.perigee.catalog.model.SourceDocument;

/// An Item's document made readable. Reading takes milliseconds: beside the JavaFX thread. Immutable.
///
/// @param text indented where it is JSON, else as it came; cut where it is longer than a text area can bear
/// @param page the product's own page; else its own address at the catalogue; empty where the document has neither
record OriginalDocument(String text, Optional<URI> page) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST = 400_000;
    /// Relations of links (RFC 8288) that lead to something for people.
    private static final List<String> FOR_PEOPLE = List.of("alternate", "about", "via", "describedby");

    static OriginalDocument read(SourceDocument document) {
        try {
            if (document.mediaType().toLowerCase(Locale.ROOT).contains("json")) {
                JsonNode root = JSON.readTree(document.text());
                return new OriginalDocument(cut(root.toPrettyString()), page(root));
            }
        } catch (JsonProcessingException e) {
            // It says that it is JSON and is not: then it is shown as it is.
            return new OriginalDocument(cut(document.text()), Optional.empty());
        }
        return new OriginalDocument(cut(document.text()), Optional.empty());
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "\n…";
    }

    private static Optional<URI> page(JsonNode root) {
        List<JsonNode> links = Stream.of(root.path("links"), root.path("properties").path("links"))
                .flatMap(node -> StreamSupport.stream(node.spliterator(), false)).toList();
        Optional<URI> forPeople = links.stream()
                .filter(link -> FOR_PEOPLE.contains(link.path("rel").asText()) && link.path("type").asText().startsWith("text/html"))
                .map(OriginalDocument::address).flatMap(Optional::stream).findFirst();
        return forPeople.or(() -> links.stream().filter(link -> link.path("rel").asText().equals("self"))
                .map(OriginalDocument::address).flatMap(Optional::stream).findFirst());
    }

    /// Only what a browser opens: a document may say `file:` or worse.
    private static Optional<URI> address(JsonNode link) {
        try {
            URI uri = URI.create(link.path("href").asText());
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
