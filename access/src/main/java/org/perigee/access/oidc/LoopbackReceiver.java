package org.perigee.access.oidc;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import org.perigee.access.AccessException;
import org.perigee.access.FailureKind;

/// Waits on this machine for the browser to come back with a code.
final class LoopbackReceiver implements AutoCloseable {

    private static final String PATH = "/signed-in";

    private final HttpServer server;

    private LoopbackReceiver(HttpServer server) {
        this.server = server;
    }

    static LoopbackReceiver start(String page, Consumer<Map<String, String>> consumer) throws AccessException {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
            server.createContext(PATH, exchange -> answer(exchange, page, consumer));
            server.start();
            return new LoopbackReceiver(server);
        } catch (IOException e) {
            throw AccessException.of(FailureKind.NETWORK, "http://127.0.0.1/", "No port to wait for the browser on", e);
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + PATH;
    }

    private static void answer(HttpExchange exchange, String page, Consumer<Map<String, String>> consumer) throws IOException {
        try (exchange) {
            byte[] body = page.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            // The code stands in the address of this page: nobody else shall hear of it.
            exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
        consumer.accept(parameters(exchange));
    }

    private static Map<String, String> parameters(HttpExchange exchange) {
        HttpUrl url = HttpUrl.get("http://127.0.0.1" + exchange.getRequestURI().toASCIIString());
        Map<String, String> parameters = new HashMap<>();
        for (String name : url.queryParameterNames()) {
            parameters.put(name, url.queryParameter(name));
        }
        return parameters;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
