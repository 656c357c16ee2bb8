package org.perigee.access;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/// The one client that everything goes through: one identity, time-outs, credentials by realm, failures with a kind.
///
/// A request that carries a [Realm] tag is signed with that realm's [Credentials] on every hop the realm covers.
/// Redirects are followed, at most twenty. Thread-safe; meant to live as long as the program.
public final class HttpAccess implements AutoCloseable {

    private static final long LONGEST_ERROR_BODY = 64 * 1024L;

    private final OkHttpClient client;
    private final Map<Realm, Credentials> directory;
    private final Clock clock;
    private final String userAgent;

    private HttpAccess(Builder builder) {
        this.directory = new ConcurrentHashMap<>();
        this.clock = builder.clock;
        this.userAgent = builder.userAgent;
        RoutingSockets sockets = new RoutingSockets(builder.routes);
        OkHttpClient.Builder client = new OkHttpClient.Builder()
                .connectTimeout(builder.connectTimeout)
                .readTimeout(builder.readTimeout)
                .writeTimeout(builder.readTimeout)
                .addInterceptor(chain -> chain.proceed(withIdentity(chain.request(), builder.userAgent)))
                .addNetworkInterceptor(new CredentialsInterceptor(() -> directory))
                .authenticator(new RenewingAuthenticator(() -> directory));
        if (!builder.routes.isEmpty()) {
            client.dns(sockets).socketFactory(sockets);
        }
        if (builder.trust != null) {
            client.sslSocketFactory(builder.sockets, builder.trust);
        }
        this.client = client.build();
    }

    public static Builder builder() {
        return new Builder();
    }

    /// Access without accounts and with the usual settings.
    public static HttpAccess anonymous() {
        return builder().build();
    }

    private static Request withIdentity(Request request, String userAgent) {
        return request.header("User-Agent") != null ? request : request.newBuilder().header("User-Agent", userAgent).build();
    }

    /// Adds or replaces the credentials of a realm.
    public void register(Credentials credentials) {
        directory.put(credentials.realm(), credentials);
    }

    /// The credentials of a realm for one hop; empty where there are none, or the realm does not cover the address.
    public Optional<Credentials> credentials(Realm realm, HttpUrl url) {
        return Optional.ofNullable(directory.get(realm)).filter(credentials -> credentials.covers(url));
    }

    /// The one name we go by.
    public String userAgent() {
        return userAgent;
    }

    /// The client itself, for those who stream bodies or need their own time-outs (`client().newBuilder()` shares
    /// connections, identity and credentials).
    public OkHttpClient client() {
        return client;
    }

    /// Sends a request and gives the answer whatever its status; the caller closes it.
    ///
    /// @throws AccessException with kind NETWORK, TIMEOUT, TLS, AUTHENTICATION (refresh refused) or CANCELLED
    public Response send(Request request, CallScope scope) throws AccessException {
        return send(client, request, scope);
    }

    /// As [#send(Request, CallScope)] with a client derived from [#client()].
    public Response send(OkHttpClient derived, Request request, CallScope scope) throws AccessException {
        Call call = derived.newCall(request);
        scope.begin(call);
        try {
            return call.execute();
        } catch (IOException e) {
            throw failure(request, call, e);
        } finally {
            scope.end(call);
        }
    }

    /// Sends a request and gives the text of a successful answer.
    ///
    /// @throws AccessException of any kind; with the server's own words where the status is no success
    public String text(Request request, CallScope scope) throws AccessException {
        return read(request, scope, response -> response.body().string());
    }

    /// Sends a request and lets a reader take what it wants of a successful answer, as a stream.
    ///
    /// The scope can end the call until the reader has returned; the answer is closed then.
    ///
    /// @throws AccessException of any kind; with the server's own words where the status is no success; what the reader throws
    ///         itself if that is an `AccessException`
    public <T> T read(Request request, CallScope scope, ResponseReader<T> reader) throws AccessException {
        Call call = client.newCall(request);
        scope.begin(call);
        try (Response response = call.execute()) {
            if (!response.isSuccessful()) {
                throw failure(response);
            }
            return reader.read(response);
        } catch (IOException e) {
            throw failure(request, call, e);
        } finally {
            scope.end(call);
        }
    }

    /// The failure that an unsuccessful answer stands for; reads at most 64 kB of its body.
    public AccessException failure(Response response) {
        String body = "";
        try (ResponseBody peeked = response.peekBody(LONGEST_ERROR_BODY)) {
            body = peeked.string();
        } catch (IOException e) {
            // The status alone must do.
        }
        Optional<Duration> retryAfter = RetryAfter.parse(response.header("Retry-After"), Instant.now(clock));
        return AccessException.ofStatus(response.request().url().toString(), response.code(), ServerMessage.in(body), retryAfter);
    }

    private static AccessException failure(Request request, Call call, IOException e) {
        if (e instanceof AccessException already) {
            return already;
        }
        String url = request.url().toString();
        String host = request.url().host();
        if (call.isCanceled()) {
            return AccessException.of(FailureKind.CANCELLED, url, "Cancelled", e);
        }
        return switch (e) {
            case SocketTimeoutException timeout -> AccessException.of(FailureKind.TIMEOUT, url, "No answer from " + host + " in time", timeout);
            case InterruptedIOException timeout -> AccessException.of(FailureKind.TIMEOUT, url, "No answer from " + host + " in time", timeout);
            case SSLException tls -> AccessException.of(FailureKind.TLS, url, "No safe connection to " + host + ": " + tls.getMessage(), tls);
            default -> AccessException.of(FailureKind.NETWORK, url, "No connection to " + host + ": " + describe(e), e);
        };
    }

    private static String describe(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : Redaction.text(e.getMessage());
    }

    /// Ends all calls and closes all connections.
    @Override
    public void close() {
        client.dispatcher().cancelAll();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    /// Settings of the one client. Not thread-safe.
    public static final class Builder {

        private String userAgent = "Perigee (Earth-observation catalogue client)";
        private Duration connectTimeout = Duration.ofSeconds(15);
        private Duration readTimeout = Duration.ofSeconds(60);
        private Clock clock = Clock.systemUTC();
        private final List<HostRoute> routes = new ArrayList<>();
        private SSLSocketFactory sockets;
        private X509TrustManager trust;

        private Builder() {
        }

        /// The one honest name we go by.
        public Builder userAgent(String value) {
            userAgent = value;
            return this;
        }

        public Builder connectTimeout(Duration value) {
            connectTimeout = value;
            return this;
        }

        /// The longest silence of a server, not the longest answer.
        public Builder readTimeout(Duration value) {
            readTimeout = value;
            return this;
        }

        /// Used to turn `Retry-After` dates into durations.
        public Builder clock(Clock value) {
            clock = value;
            return this;
        }

        public Builder route(HostRoute route) {
            routes.add(route);
            return this;
        }

        /// Whom to trust in place of the authorities that the Java runtime knows.
        public Builder trust(SSLSocketFactory socketsNow, X509TrustManager trustNow) {
            sockets = socketsNow;
            trust = trustNow;
            return this;
        }

        public HttpAccess build() {
            return new HttpAccess(this);
        }
    }
}
