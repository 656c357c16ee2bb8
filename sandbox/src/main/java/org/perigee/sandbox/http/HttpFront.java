package org.perigee.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The listening server: hands each request, on a virtual thread of its own, to the handler with the longest fitting
/// prefix. Closing it ends all connections at once. Query strings are never logged, since they can hold tokens.
public final class HttpFront implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpFront.class);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final TreeMap<String, Handler> handlers;
    private final Faults faults;

    /// Starts to listen.
    ///
    /// @param address   port 0 takes any free one
    /// @param handlers  by path prefix
    public HttpFront(InetSocketAddress address, Map<String, Handler> handlers, Faults faults) throws IOException {
        // Without it every small answer on a kept connection waits 40 ms for the delayed acknowledgement of its header.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
        this.handlers = new TreeMap<>(handlers);
        this.faults = faults;
        server = HttpServer.create(address, 0);
        server.createContext("/", this::serve);
        server.setExecutor(threads);
        server.start();
    }

    /// Where it listens.
    public InetSocketAddress address() {
        return server.getAddress();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) {
        HttpCall call = new HttpCall(exchange);
        try {
            faults.waitWhileHanging(call.path());
            if (faults.fails(call.path())) {
                throw HttpProblem.message(500, "Internal server error");
            }
            handlerFor(call.path()).handle(call);
        } catch (HttpProblem problem) {
            answer(call, problem);
        } catch (IOException e) {
            LOG.debug("{} {} ended early: {}", call.method(), call.path(), e.getMessage());
            call.cut();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            call.cut();
        } catch (RuntimeException e) {
            LOG.warn("{} {} failed", call.method(), call.path(), e);
            answer(call, HttpProblem.message(500, "Internal server error"));
        }
    }

    private void answer(HttpCall call, HttpProblem problem) {
        try {
            call.fail(problem);
        } catch (IOException e) {
            call.cut();
        }
    }

    private Handler handlerFor(String path) {
        return handlers.descendingMap().entrySet().stream().filter(e -> path.startsWith(e.getKey())).map(Map.Entry::getValue)
            .findFirst().orElseThrow(() -> HttpProblem.message(404, "Not Found"));
    }
}
