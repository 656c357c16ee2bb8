package org.perigee.download.wire;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.perigee.access.Credentials;
import org.perigee.access.Realm;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One request for bulk data: redirects are followed, at most twenty, and each hop gets the credentials of the request's [Realm] where that
/// realm covers it, and none where not.
///
/// Executed once, on one thread; the other methods come from any thread.
public final class BulkCall implements TransportCall {

    private static final Logger LOG = LoggerFactory.getLogger(BulkCall.class);
    private static final int MOST_HOPS = 20;
    /// How long one of several addresses of a host is tried before the next.
    private static final long ADDRESS_NANOS = 3_000_000_000L;

    private final BulkTransport transport;
    private final Request first;
    private volatile Exchange current;
    private volatile long quietSince = System.nanoTime();
    private volatile long allowed;
    private volatile boolean cancelled;
    private volatile boolean silent;
    private volatile boolean waitsItsTurn;
    private volatile boolean waitsForNetwork;
    private volatile boolean redirected;

    BulkCall(BulkTransport transport, Request request) {
        this.transport = transport;
        this.first = request;
        this.allowed = transport.connectNanos();
    }

    @Override
    public Response execute() throws IOException {
        Request request = first;
        boolean renewed = false;
        for (int hops = 0; hops <= MOST_HOPS; hops++) {
            Response response = hop(signed(request));
            Optional<Request> again = response.code() == 401 && !renewed ? renewed(response) : Optional.empty();
            renewed = response.code() == 401;
            Optional<Request> next = again.or(() -> redirect(response));
            if (next.isEmpty()) {
                return response;
            }
            response.close();
            request = next.get();
        }
        throw new ProtocolException("The server redirects for ever");
    }

    private Optional<Credentials> credentials(Request request) {
        Realm realm = request.tag(Realm.class);
        return realm == null ? Optional.empty() : transport.access().credentials(realm, request.url());
    }

    private Request signed(Request request) throws IOException {
        Optional<Credentials> credentials = credentials(request);
        return credentials.isEmpty() ? request : credentials.get().authorize(request);
    }

    private Optional<Request> renewed(Response response) throws IOException {
        Optional<Credentials> credentials = credentials(response.request());
        return credentials.isEmpty() ? Optional.empty() : credentials.get().renew(response.request());
    }

    /// From the request as it was asked for: what was signed for one host does not go to the next.
    private Optional<Request> redirect(Response response) {
        String location = response.header("Location");
        HttpUrl target = location == null ? null : response.request().url().resolve(location);
        boolean redirect = switch (response.code()) {
            case 300, 301, 302, 303, 307, 308 -> true;
            default -> false;
        };
        if (!redirect || target == null) {
            return Optional.empty();
        }
        redirected = true;
        return Optional.of(first.newBuilder().url(target).build());
    }

    private Response hop(Request request) throws IOException {
        String route = request.url().scheme() + "://" + request.url().host() + ":" + request.url().port();
        Exchange exchange = new Exchange(transport.pool(), route, this);
        WirePool.Ticket ticket = transport.pool().acquire(route, exchange);
        if (ticket != null) {
            try {
                return again(request, exchange, ticket);
            } catch (IOException e) {
                LOG.debug("A new connection in place of one that was {}: {}", ticket.before() == null ? "idle" : "about to be", e.toString());
                giveUp(exchange);
                if (cancelled || silent) {
                    throw silent ? timeout() : e;
                }
                if (ticket.before() != null) {
                    transport.pool().inTurnOnly(route);
                }
            }
        }
        return fresh(request, new Exchange(transport.pool(), route, this));
    }

    /// As long as it waits its turn the connection is another one's, who must not lose it.
    private void giveUp(Exchange exchange) {
        leaves();
        if (waitsItsTurn) {
            waitsItsTurn = false;
            exchange.forgo();
        } else {
            exchange.ended(false);
        }
    }

    /// On a connection that was used before, or still is: where that has gone, a new one will do.
    private Response again(Request request, Exchange exchange, WirePool.Ticket ticket) throws IOException {
        exchange.use(ticket.wire());
        begin(exchange, ticket.before() != null);
        enters();
        ticket.wire().write(Head.request(request));
        if (ticket.before() != null) {
            boolean usable = exchange.awaitTurn();
            waitsItsTurn = false;
            moved();
            if (!usable || cancelled) {
                throw new IOException("The connection has gone");
            }
        }
        return answer(request, exchange);
    }

    private void begin(Exchange exchange, boolean turn) throws IOException {
        waitsItsTurn = turn;
        allowed = transport.silenceNanos();
        current = exchange;
        if (cancelled) {
            exchange.forgo();
            throw new IOException("Cancelled");
        }
    }

    private Response fresh(Request request, Exchange exchange) throws IOException {
        try {
            connect(request.url(), exchange);
            exchange.wire().write(Head.request(request));
            return answer(request, exchange);
        } catch (IOException e) {
            leaves();
            if (exchange.wire() != null) {
                exchange.ended(false);
            }
            throw silent ? timeout() : e;
        }
    }

    private void connect(HttpUrl url, Exchange exchange) throws IOException {
        List<InetAddress> addresses = transport.client().dns().lookup(url.host());
        for (int i = 0; i < addresses.size(); i++) {
            boolean last = i == addresses.size() - 1;
            Wire wire = new Wire();
            exchange.use(wire);
            begin(exchange, false);
            allowed = last ? transport.connectNanos() : Math.min(ADDRESS_NANOS, transport.connectNanos());
            enters();
            try {
                wire.connect(url, addresses.get(i), transport.client(), transport.tls());
                allowed = transport.silenceNanos();
                moved();
                return;
            } catch (IOException e) {
                wire.close();
                if (last || cancelled) {
                    throw e;
                }
                silent = false;
            }
        }
    }

    private Response answer(Request request, Exchange exchange) throws IOException {
        Head head = Head.read(exchange.wire());
        leaves();
        exchange.keeps(head.keepsConnection() && (head.isChunked() || head.length().isPresent() || !head.hasBody()));
        WireBody body = new WireBody(exchange, exchange.wire(), head);
        return new Response.Builder().request(request).protocol(Protocol.HTTP_1_1).code(head.status()).message(head.message())
                .headers(head.headers()).body(body).build();
    }

    private static InterruptedIOException timeout() {
        return new SocketTimeoutException("timeout");
    }

    void moved() {
        quietSince = System.nanoTime();
    }

    /// The network has to do something from now on.
    void enters() {
        moved();
        waitsForNetwork = true;
    }

    void leaves() {
        waitsForNetwork = false;
    }

    boolean isOver() {
        return cancelled || silent;
    }

    @Override
    public boolean offer() {
        Exchange now = current;
        return !redirected && !isOver() && now != null && now.offer();
    }

    @Override
    public void cancel() {
        cancelled = true;
        close();
    }

    private void close() {
        Exchange now = current;
        if (now == null) {
            return;
        }
        now.forgo();
        // While it waits its turn the connection is another one's.
        if (!waitsItsTurn && now.wire() != null) {
            now.wire().close();
        }
    }

    @Override
    public void checkSilence(long nanoTime) {
        if (waitsItsTurn) {
            moved();
        } else if (waitsForNetwork && nanoTime - quietSince > allowed && !silent) {
            silent = true;
            close();
        }
    }

    @Override
    public boolean isSilent() {
        return silent;
    }
}
