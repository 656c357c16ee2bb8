package org.perigee.access;

import java.util.Optional;
import java.util.function.Predicate;
import okhttp3.HttpUrl;
import okhttp3.Request;

/// A fixed header for the hosts of a realm: HTTP Basic (RFC 7617) or an API key.
public final class HeaderCredentials implements Credentials {

    private final Realm realm;
    private final Predicate<HttpUrl> hosts;
    private final String header;
    private final String value;

    private HeaderCredentials(Realm realm, Predicate<HttpUrl> hosts, String header, String value) {
        this.realm = realm;
        this.hosts = hosts;
        this.header = header;
        this.value = value;
    }

    /// A name and a password.
    public static HeaderCredentials basic(Realm realm, Predicate<HttpUrl> hosts, String user, String password) {
        return new HeaderCredentials(realm, hosts, "Authorization",
                okhttp3.Credentials.basic(user, password, java.nio.charset.StandardCharsets.UTF_8));
    }

    /// A key in a header, such as `X-API-Key`.
    public static HeaderCredentials apiKey(Realm realm, Predicate<HttpUrl> hosts, String header, String key) {
        return new HeaderCredentials(realm, hosts, header, key);
    }

    @Override
    public Realm realm() {
        return realm;
    }

    @Override
    public boolean covers(HttpUrl url) {
        return hosts.test(url);
    }

    @Override
    public Request authorize(Request request) {
        return request.newBuilder().header(header, value).build();
    }

    @Override
    public Optional<Request> renew(Request rejected) {
        return Optional.empty();
    }
}
