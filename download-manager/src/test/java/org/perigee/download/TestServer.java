package org.perigee.download;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;

/// A server of files that understands ranges and validators as it should; tests put faults before it.
final class TestServer implements AutoCloseable {

    final MockWebServer server = new MockWebServer();
    final Map<String, byte[]> files = new ConcurrentHashMap<>();
    final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
    private volatile Fault fault = (number, request, answer) -> answer;

    /// Changes an answer: `number` counts the requests of the server from 1.
    interface Fault {
        MockResponse apply(int number, RecordedRequest request, MockResponse answer) throws InterruptedException;
    }

    TestServer() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                int number;
                synchronized (requests) {
                    requests.add(request);
                    number = requests.size();
                }
                return fault.apply(number, request, honest(request));
            }
        });
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    TestServer with(Fault now) {
        fault = now;
        return this;
    }

    URI put(String name, byte[] bytes) {
        files.put("/" + name, bytes);
        return server.url("/" + name).uri();
    }

    static String etag(byte[] bytes) {
        return "\"" + Long.toHexString(bytes.length) + "-" + Integer.toHexString(Arrays.hashCode(bytes)) + "\"";
    }

    private MockResponse honest(RecordedRequest request) {
        byte[] bytes = files.get(request.getUrl().encodedPath());
        if (bytes == null) {
            return new MockResponse.Builder().code(404).body("no such file").build();
        }
        return answer(request, bytes, etag(bytes));
    }

    static MockResponse answer(RecordedRequest request, byte[] bytes, String etag) {
        MockResponse.Builder answer = new MockResponse.Builder().addHeader("ETag", etag).addHeader("Accept-Ranges", "bytes")
                .addHeader("Content-Type", "application/octet-stream");
        String range = request.getHeaders().get("Range");
        String condition = request.getHeaders().get("If-Range");
        if (range == null || condition != null && !condition.equals(etag)) {
            return answer.body(new Buffer().write(bytes)).build();
        }
        String[] ends = range.substring("bytes=".length()).split("-", -1);
        int from = Integer.parseInt(ends[0]);
        int to = ends[1].isEmpty() ? bytes.length : Math.min(bytes.length, Integer.parseInt(ends[1]) + 1);
        if (from >= bytes.length) {
            return answer.code(416).addHeader("Content-Range", "bytes */" + bytes.length).build();
        }
        return answer.code(206).addHeader("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + bytes.length)
                .body(new Buffer().write(bytes, from, to - from)).build();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
