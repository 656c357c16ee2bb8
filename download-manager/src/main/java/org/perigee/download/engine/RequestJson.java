package org.perigee.download.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.perigee.access.Redaction;
import org.perigee.download.Digest;
import org.perigee.download.Pieces;
import org.perigee.download.Source;
import org.perigee.download.TransferRequest;

/// Writes requests down and reads them again. Secrets in addresses are left out: such a source comes back stale.
public final class RequestJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private RequestJson() {
    }

    public static String write(TransferRequest request) {
        ObjectNode node = JSON.createObjectNode().put("folder", request.folder().toString()).put("name", request.name())
                .put("exact", request.sizeExact()).put("batch", request.batch()).put("label", request.label()).put("origin", Redaction.url(request.origin()));
        request.size().ifPresent(size -> node.put("size", size));
        ArrayNode sources = node.putArray("sources");
        for (Source source : request.sources().stream().map(Source::kept).toList()) {
            ObjectNode kept = sources.addObject().put("uri", source.uri().toString()).put("priority", source.priority()).put("realm", source.realm())
                    .put("label", source.label());
            if (source.stale()) {
                kept.put("stale", true);
            }
        }
        ArrayNode digests = node.putArray("digests");
        request.digests().forEach(digest -> digests.addObject().put("algorithm", digest.algorithm()).put("hex", digest.hex()));
        if (request.pieces() != null) {
            ObjectNode pieces = node.putObject("pieces").put("algorithm", request.pieces().algorithm()).put("length", request.pieces().length());
            ArrayNode hex = pieces.putArray("hex");
            request.pieces().hex().forEach(hex::add);
        }
        return node.toString();
    }

    /// @throws IllegalArgumentException where the text is no request
    public static TransferRequest read(String text) {
        try {
            return read(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a transfer request", e);
        }
    }

    private static TransferRequest read(JsonNode node) {
        List<Source> sources = new ArrayList<>();
        node.path("sources").forEach(source -> sources.add(new Source(URI.create(source.path("uri").asText()), source.path("priority").asInt(1),
                source.path("realm").asText(), source.path("label").asText(), source.path("stale").asBoolean())));
        List<Digest> digests = new ArrayList<>();
        node.path("digests").forEach(digest -> digests.add(new Digest(digest.path("algorithm").asText(), digest.path("hex").asText())));
        OptionalLong size = node.path("size").isNumber() ? OptionalLong.of(node.path("size").asLong()) : OptionalLong.empty();
        return new TransferRequest(Path.of(node.path("folder").asText()), node.path("name").asText(), sources, size, node.path("exact").asBoolean(),
                digests, pieces(node.path("pieces")), node.path("batch").asText(), node.path("label").asText(), node.path("origin").asText());
    }

    private static Pieces pieces(JsonNode node) {
        if (!node.isObject()) {
            return null;
        }
        List<String> hex = new ArrayList<>();
        node.path("hex").forEach(each -> hex.add(each.asText()));
        return new Pieces(node.path("algorithm").asText(), node.path("length").asLong(), hex);
    }
}
