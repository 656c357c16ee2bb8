package org.perigee.catalog.discovery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/// What a server gave for an address.
///
/// @param address where it came from in the end, after redirects
/// @param text    decoded, without a byte order mark
public record FetchedDocument(URI address, String text) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public FetchedDocument {
        Objects.requireNonNull(address);
        text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /// Its JSON object; empty where it is none.
    public Optional<JsonNode> json() {
        if (!text.stripLeading().startsWith("{")) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /// Its XML elements; empty where it is no well-formed XML.
    public Optional<XmlOutline> xml() {
        return text.stripLeading().startsWith("<") ? XmlOutline.read(text) : Optional.empty();
    }

    /// A reference in it as a whole address; empty where it is no web address.
    public Optional<URI> resolve(String reference) {
        try {
            URI whole = address.resolve(reference.strip());
            boolean web = "https".equalsIgnoreCase(whole.getScheme()) || "http".equalsIgnoreCase(whole.getScheme());
            return web && whole.getHost() != null ? Optional.of(whole) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
