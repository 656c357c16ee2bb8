package org.perigee.access;

import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
import okhttp3.Authenticator;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;

/// Answers a 401 once with renewed credentials of the request's realm.
final class RenewingAuthenticator implements Authenticator {

    private final Supplier<Map<Realm, Credentials>> directory;

    RenewingAuthenticator(Supplier<Map<Realm, Credentials>> directory) {
        this.directory = directory;
    }

    @Override
    public Request authenticate(Route route, Response response) throws IOException {
        Realm realm = response.request().tag(Realm.class);
        Credentials credentials = realm == null ? null : directory.get().get(realm);
        Response earlier = response.priorResponse();
        boolean triedAlready = earlier != null && earlier.code() == 401;
        if (credentials == null || triedAlready || !credentials.covers(response.request().url())) {
            return null;
        }
        // What was really sent, with the header the network interceptor added.
        Response onTheWire = response.networkResponse();
        Request rejected = onTheWire == null ? response.request() : onTheWire.request();
        return credentials.renew(rejected).orElse(null);
    }
}
