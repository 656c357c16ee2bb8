package org.perigee.stac.connector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.perigee.catalog.connector.ContractItem;
import org.perigee.catalog.connector.ContractProtocol;
import org.perigee.catalog.model.BoundingBox;
import org.perigee.catalog.model.Footprint;
import org.perigee.catalog.model.TimeRange;

/// A STAC API of the plainest kind: item search by POST, next pages by a number in the body, no extension.
final class StacContractProtocol implements ContractProtocol {

    private final ObjectMapper json = new ObjectMapper();

    @Override
    public Optional<MockResponse> preliminaries(RecordedRequest request) {
        if (request.getUrl().encodedPath().endsWith("/search")) {
            return Optional.empty();
        }
        ObjectNode landing = json.createObjectNode().put("type", "Catalog").put("id", "contract").put("stac_version", "1.1.0");
        landing.putArray("conformsTo").add("https://api.stacspec.org/v1.0.0/core").add("https://api.stacspec.org/v1.0.0/item-search");
        landing.putArray("links").addObject().put("rel", "search").put("type", "application/geo+json").put("method", "POST")
                .put("href", request.getUrl().resolve("/stac/search").toString());
        return Optional.of(response(landing));
    }

    private static MockResponse response(JsonNode body) {
        return new MockResponse.Builder().addHeader("Content-Type", "application/geo+json").body(body.toString()).build();
    }

    private JsonNode body(RecordedRequest request) {
        try {
            return json.readTree(request.getBody().utf8());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public int page(RecordedRequest request) {
        return body(request).path("page").asInt(1);
    }

    @Override
    public Optional<Footprint> area(RecordedRequest request) {
        JsonNode body = body(request);
        if (body.has("bbox")) {
            JsonNode box = body.get("bbox");
            return Optional.of(Footprint.of(new BoundingBox(box.get(0).asDouble(), box.get(1).asDouble(), box.get(2).asDouble(), box.get(3).asDouble())));
        }
        return GeoJson.read(body.path("intersects"));
    }

    @Override
    public TimeRange time(RecordedRequest request) {
        String[] ends = body(request).path("datetime").asText("../..").split("/");
        return new TimeRange(instant(ends[0]), instant(ends[1]));
    }

    private static Instant instant(String text) {
        return text.equals("..") ? null : Instant.parse(text);
    }

    @Override
    public MockResponse answer(RecordedRequest request, List<ContractItem> items, Paging paging) {
        ObjectNode answer = json.createObjectNode().put("type", "FeatureCollection");
        ArrayNode features = answer.putArray("features");
        items.forEach(item -> write(item, features.addObject()));
        paging.total().ifPresent(total -> answer.put("numberMatched", total));
        ArrayNode links = answer.putArray("links");
        if (paging.more()) {
            ObjectNode next = body(request).deepCopy();
            next.put("page", paging.page() + 1);
            links.addObject().put("rel", "next").put("method", "POST").put("href", request.getUrl().toString()).put("merge", false).set("body", next);
        }
        return response(answer);
    }

    private void write(ContractItem item, ObjectNode feature) {
        feature.put("type", "Feature").put("stac_version", "1.1.0").put("collection", "contract");
        if (item.readable()) {
            feature.put("id", item.id());
        }
        writeGeometry(item, feature);
        ObjectNode properties = feature.putObject("properties").put("title", item.name()).putNull("datetime")
                .put("start_datetime", item.start().toString()).put("end_datetime", item.end().toString());
        item.cloudCover().ifPresent(cover -> properties.put("eo:cloud_cover", cover));
        ObjectNode assets = feature.putObject("assets");
        if (item.file() != null) {
            ObjectNode product = assets.putObject("product").put("href", item.file().href().toString()).put("type", "application/zip")
                    .put("file:size", item.file().size()).put("file:checksum", "d50110" + item.file().md5());
            product.putArray("roles").add("data");
            assets.putObject("quicklook").put("href", item.file().quicklook().toString()).put("type", "image/jpeg").putArray("roles").add("overview");
        }
    }

    private static void writeGeometry(ContractItem item, ObjectNode feature) {
        if (item.ring() == null) {
            feature.putNull("geometry");
            return;
        }
        ArrayNode ring = feature.putObject("geometry").put("type", "Polygon").putArray("coordinates").addArray();
        for (int i = 0; i < item.ring().length; i += 2) {
            ring.addArray().add(item.ring()[i]).add(item.ring()[i + 1]);
        }
    }

    @Override
    public MockResponse.Builder error(int status, String message) {
        ObjectNode body = json.createObjectNode().put("code", "Error").put("description", message);
        return new MockResponse.Builder().code(status).addHeader("Content-Type", "application/json").body(body.toString());
    }
}
