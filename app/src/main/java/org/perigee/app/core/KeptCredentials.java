package org.perigee.app.core;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.perigee.access.Credentials;
import org.perigee.access.Realm;
import org.perigee.catalog.provider.RealmEntry;

/// A name with a password, a key or a ready-made token, put into a header of each request. Thread-safe.
final class KeptCredentials implements Credentials {

    private static final String AUTHORIZATION = "Authorization";

    private final RealmEntry entry;
    private final RealmHosts hosts;
    private final KeptSecret secret;

    KeptCredentials(RealmEntry entry, KeptSecret secret) {
        this.entry = entry;
        this.hosts = new RealmHosts(entry);
        this.secret = secret;
    }

    @Override
    public Realm realm() {
        return new Realm(entry.id());
    }

    @Override
    public boolean covers(HttpUrl url) {
        return hosts.test(url);
    }

    @Override
    public Request authorize(Request request) {
        return secret.get().map(known -> signed(request, known)).orElse(request);
    }

    private Request signed(Request request, String known) {
        String header = switch (entry.kind()) {
            case BASIC, TOKEN -> AUTHORIZATION;
            default -> entry.header();
        };
        return request.newBuilder().header(header, value(known)).build();
    }

    private String value(String known) {
        return switch (entry.kind()) {
            case BASIC -> okhttp3.Credentials.basic(KeptSecret.part(known, 0), known.substring(Math.min(known.length(), KeptSecret.part(known, 0).length() + 1)),
                    StandardCharsets.UTF_8);
            case TOKEN -> "Bearer " + known;
            default -> known;
        };
    }

    @Override
    public Optional<Request> renew(Request rejected) {
        return Optional.empty();
    }
}
