package org.perigee.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/// A STAC API with 12,000 Items of one and the same moment, which pages no further than the first 10,000.
final class CappedStacServer implements AutoCloseable {

    static final int ITEMS = 12_000;
    static final int CEILING = 10_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final MockWebServer server = new MockWebServer();

    CappedStacServer() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                try {
                    return answer(request);
                } catch (IOException e) {
                    return new MockResponse(400, okhttp3.Headers.of(), String.valueOf(e.getMessage()));
                }
            }
        });
        server.start();
    }

    URI root() {
        return server.url("/").uri();
    }

    private MockResponse answer(RecordedRequest request) throws IOException {
        if (!request.getUrl().encodedPath().equals("/search")) {
            return json(200, landing());
        }
        JsonNode body = JSON.readTree(request.getBody() == null ? "{}" : request.getBody().utf8());
        int from = body.path("token").asInt(0);
        int count = Math.min(body.path("limit").asInt(10), 1_000);
        if (from + count > CEILING) {
            return json(400, JSON.createObjectNode().put("code", "BadRequest").put("description", "Paging ends at 10000 Items"));
        }
        return json(200, page(from, count, body));
    }

    private ObjectNode landing() {
        ObjectNode landing = JSON.createObjectNode().put("type", "Catalog").put("id", "capped").put("stac_version", "1.0.0").put("description", "");
        landing.putArray("conformsTo").add("https://api.stacspec.org/v1.0.0/core").add("https://api.stacspec.org/v1.0.0/item-search");
        landing.putArray("links").addObject().put("rel", "search").put("href", root() + "search").put("method", "POST")
                .put("type", "application/geo+json");
        return landing;
    }

    private ObjectNode page(int from, int count, JsonNode asked) {
        ObjectNode page = JSON.createObjectNode().put("type", "FeatureCollection").put("numberMatched", ITEMS).put("numberReturned", count);
        ArrayNode features = page.putArray("features");
        for (int i = from; i < from + count; i++) {
            features.add(item(i));
        }
        ObjectNode next = page.putArray("links").addObject().put("rel", "next").put("href", root() + "search").put("method", "POST");
        next.set("body", ((ObjectNode) asked.deepCopy()).put("token", from + count));
        return page;
    }

    private static ObjectNode item(int number) {
        ObjectNode item = JSON.createObjectNode().put("type", "Feature").put("stac_version", "1.0.0").put("id", "capped-" + number);
        item.put("collection", "sentinel-2-l2a");
        item.putObject("properties").put("datetime", "2025-06-10T10:00:00Z");
        item.putArray("bbox").add(6).add(44).add(7).add(45);
        ArrayNode ring = item.putObject("geometry").put("type", "Polygon").putArray("coordinates").addArray();
        for (int[] corner : new int[][] {{6, 44}, {7, 44}, {7, 45}, {6, 45}, {6, 44}}) {
            ring.addArray().add(corner[0]).add(corner[1]);
        }
        item.putObject("assets");
        item.putArray("links");
        return item;
    }

    private static MockResponse json(int status, JsonNode body) {
        return new MockResponse(status, okhttp3.Headers.of("Content-Type", "application/json"), body.toString());
    }

    @Override
    public void close() {
        server.close();
    }
}
