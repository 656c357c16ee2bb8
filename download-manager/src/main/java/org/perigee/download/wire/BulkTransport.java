package org.perigee.download.wire;

import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.SocketFactory;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.perigee.access.HttpAccess;

/// The way of bulk data: directly to the server where nothing stands between, else through the ordinary client. Thread-safe.
public final class BulkTransport implements AutoCloseable {

    private final HttpAccess access;
    private final OkHttpClient client;
    private final Duration silence;
    private final Duration connect;
    private final WirePool pool = new WirePool();
    private final TlsContext tls;
    /// Threads of the system: they wait in the kernel, and decrypting would keep carriers of virtual threads busy.
    private final ExecutorService threads = Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("perigee-fetch-", 1).factory());

    /// @param client  decides on trust, names, proxies, and does what is not direct
    /// @param silence how long nothing may come
    /// @param connect how long the way to the server may take
    public BulkTransport(HttpAccess access, OkHttpClient client, Duration silence, Duration connect) {
        this.access = access;
        this.client = client;
        this.silence = silence;
        this.connect = connect;
        this.tls = new TlsContext(client);
    }

    /// @throws IllegalArgumentException where the address cannot be asked
    public TransportCall call(Request request) {
        if (!isDirect(request.url())) {
            return new TransportCall.Ordinary(client.newCall(request));
        }
        return new BulkCall(this, request.newBuilder().header("User-Agent", access.userAgent()).build());
    }

    /// Runs what executes a call and waits for the network.
    public void run(Runnable work) {
        threads.execute(work);
    }

    private boolean isDirect(HttpUrl url) {
        if (client.socketFactory() != SocketFactory.getDefault()) {
            return false;
        }
        if (client.proxy() != null) {
            return client.proxy().type() == Proxy.Type.DIRECT;
        }
        List<Proxy> proxies = client.proxySelector().select(url.uri());
        return proxies == null || proxies.isEmpty() || proxies.getFirst().type() == Proxy.Type.DIRECT;
    }

    HttpAccess access() {
        return access;
    }

    OkHttpClient client() {
        return client;
    }

    WirePool pool() {
        return pool;
    }

    TlsContext tls() {
        return tls;
    }

    long silenceNanos() {
        return silence.toNanos();
    }

    long connectNanos() {
        return connect.toNanos();
    }

    /// Closes all idle connections.
    @Override
    public void close() {
        threads.shutdown();
        pool.close();
        client.connectionPool().evictAll();
    }
}
