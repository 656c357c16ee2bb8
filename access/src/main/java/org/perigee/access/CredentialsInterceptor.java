package org.perigee.access;

import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/// Puts credentials on each hop that belongs to the request's realm, and on no other.
///
/// A network interceptor: it sees every hop of a redirect on its own. The HTTP client itself drops `Authorization`
/// when a redirect changes host; here it comes back only where the realm covers the new host.
final class CredentialsInterceptor implements Interceptor {

    private final Supplier<Map<Realm, Credentials>> directory;

    CredentialsInterceptor(Supplier<Map<Realm, Credentials>> directory) {
        this.directory = directory;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        Credentials credentials = credentialsFor(request);
        return chain.proceed(credentials == null ? request : credentials.authorize(request));
    }

    private Credentials credentialsFor(Request request) {
        Realm realm = request.tag(Realm.class);
        Credentials credentials = realm == null ? null : directory.get().get(realm);
        return credentials != null && credentials.covers(request.url()) ? credentials : null;
    }
}
