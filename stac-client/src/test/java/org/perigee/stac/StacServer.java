package org.perigee.stac;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/// A made-up server on loopback: answers by path, and remembers what it was asked.
public final class StacServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final MockWebServer server = new MockWebServer();
    private final Map<String, Function<RecordedRequest, MockResponse>> answers = new ConcurrentHashMap<>();
    private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();

    public StacServer() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                requests.add(request);
                Function<RecordedRequest, MockResponse> answer = answers.get(request.getUrl().encodedPath());
                return answer == null ? new MockResponse.Builder().code(404).body("{\"code\":\"NotFound\",\"description\":\"nothing here\"}").build()
                        : answer.apply(request);
            }
        });
        server.start();
    }

    public URI root() {
        return server.url("/").uri();
    }

    public StacServer on(String path, Function<RecordedRequest, MockResponse> answer) {
        answers.put(path, answer);
        return this;
    }

    /// Quotes may be written as apostrophes.
    public StacServer on(String path, String json) {
        return on(path, request -> json(json));
    }

    public static MockResponse json(String json) {
        return new MockResponse.Builder().addHeader("Content-Type", "application/geo+json").body(json.replace('\'', '"')).build();
    }

    /// A landing page with a search by these methods and these conformance classes (of STAC where they are no URI).
    public StacServer landing(List<String> methods, String... classes) {
        String links = methods.stream().map(method -> "{'rel':'search','type':'application/geo+json','href':'/search','method':'" + method + "'}")
                .collect(Collectors.joining(","));
        String conformsTo = Stream.of(classes).map(name -> name.startsWith("http") ? name : "https://api.stacspec.org/v1.0.0/" + name)
                .map(uri -> "'" + uri + "'").collect(Collectors.joining(","));
        return on("/", "{'type':'Catalog','id':'made-up','conformsTo':[" + conformsTo + "],'links':[" + links + "]}");
    }

    /// A page of Items with these ids and, where not empty, a next link.
    public static String page(String next, String... ids) {
        String features = Stream.of(ids).map(id -> "{'type':'Feature','id':'" + id + "','collection':'c','geometry':null,'properties':{'datetime':"
                + "'2025-01-01T00:00:00Z'},'assets':{},'links':[]}").collect(Collectors.joining(","));
        return "{'type':'FeatureCollection','features':[" + features + "],'links':[" + next + "]}";
    }

    /// What was asked, the landing page apart.
    public List<RecordedRequest> searches() {
        return requests.stream().filter(request -> !request.getUrl().encodedPath().equals("/")).toList();
    }

    public static JsonNode body(RecordedRequest request) {
        try {
            return JSON.readTree(request.getBody().utf8());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public static JsonNode tree(String json) {
        try {
            return JSON.readTree(json.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
