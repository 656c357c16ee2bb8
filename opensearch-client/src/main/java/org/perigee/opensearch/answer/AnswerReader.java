package org.perigee.opensearch.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import org.perigee.access.AccessException;
import org.perigee.access.FailureKind;
import org.perigee.access.ServerMessage;
import org.perigee.opensearch.xml.SafeXml;
import org.w3c.dom.Element;

/// Reads the body of a successful answer by what it is, not by what its media type says: GeoJSON, Atom, or an error that
/// came as 200. Thread-safe.
public final class AnswerReader {

    private static final ObjectMapper JSON = new ObjectMapper();

    private AnswerReader() {
    }

    /// The page in a body.
    ///
    /// @throws AccessException PROTOCOL where the body is no answer to a search or broken; BAD_REQUEST, NOT_FOUND and so on
    ///                         where it is an error told with status 200
    public static SearchPage read(String body, URI url) throws AccessException {
        String text = body.replaceFirst("^[\\uFEFF\\s]+", "");
        if (text.startsWith("{") || text.startsWith("[")) {
            return readJson(text, url);
        }
        if (text.isEmpty()) {
            throw protocol(url, "The answer is empty", null);
        }
        if (!text.startsWith("<")) {
            throw protocol(url, "The server did not answer with results but with: " + ServerMessage.in(text), null);
        }
        if (text.substring(0, Math.min(text.length(), 500)).toLowerCase(Locale.ROOT).contains("<html")) {
            throw protocol(url, "The server did not answer with results but with a web page: " + ServerMessage.in(text), null);
        }
        return readXml(text, url);
    }

    private static SearchPage readJson(String text, URI url) throws AccessException {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw protocol(url, "The answer is not whole or not JSON: " + e.getOriginalMessage(), e);
        }
        if (root.path("features").isArray()) {
            return GeoJsonReader.page(root, url);
        }
        if ("Feature".equals(root.path("type").asText())) {
            return GeoJsonReader.page(JSON.createObjectNode().set("features", JSON.createArrayNode().add(root)), url);
        }
        throw ErrorAnswers.of(root, text, url);
    }

    private static SearchPage readXml(String text, URI url) throws AccessException {
        Element root;
        try {
            root = SafeXml.parse(text).getDocumentElement();
        } catch (IOException e) {
            throw protocol(url, "The answer is not whole or not well-formed: " + e.getMessage(), e);
        }
        return switch (root.getLocalName()) {
            case "feed" -> AtomReader.page(root, url);
            case "entry" -> AtomReader.entryAsPage(root, url);
            default -> throw ErrorAnswers.of(root, text, url);
        };
    }

    static AccessException protocol(URI url, String what, Throwable cause) {
        return AccessException.of(FailureKind.PROTOCOL, url.toString(), what, cause);
    }
}
