package org.perigee.app.core;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.perigee.access.Credentials;
import org.perigee.access.Realm;
import org.perigee.access.secret.SecretStore;
import org.perigee.catalog.provider.RealmEntry;

/// A name with a password, a key or a ready-made token, read from the secret store when a request first needs it. Thread-safe.
final class KeptCredentials implements Credentials {

    private static final String SEPARATOR = "\n";
    private static final String AUTHORIZATION = "Authorization";

    private final RealmEntry entry;
    private final SecretStore secrets;
    private volatile Optional<String> known;

    KeptCredentials(RealmEntry entry, SecretStore secrets) {
        this.entry = entry;
        this.secrets = secrets;
    }

    /// Name and password as one secret.
    static String together(String user, String password) {
        return user + SEPARATOR + password;
    }

    void keep(String secret) {
        secrets.put(secretName(), secret);
        known = Optional.of(secret);
    }

    void forget() {
        secrets.delete(secretName());
        known = Optional.empty();
    }

    boolean isThere() {
        return secret().isPresent();
    }

    private Optional<String> secret() {
        Optional<String> now = known;
        if (now == null) {
            now = secrets.get(secretName());
            known = now;
        }
        return now;
    }

    private String secretName() {
        return "account/" + entry.id();
    }

    @Override
    public Realm realm() {
        return new Realm(entry.id());
    }

    @Override
    public boolean covers(HttpUrl url) {
        boolean safe = url.isHttps() || url.host().endsWith("localhost") || url.host().equals("127.0.0.1");
        return safe && entry.hosts().stream().map(host -> host.toLowerCase(Locale.ROOT))
                .anyMatch(host -> host.startsWith("*.") ? url.host().endsWith(host.substring(1))
                        : host.equals(url.host()) || host.equals(url.host() + ":" + url.port()));
    }

    @Override
    public Request authorize(Request request) {
        return secret().map(secret -> signed(request, secret)).orElse(request);
    }

    private Request signed(Request request, String secret) {
        String header = switch (entry.kind()) {
            case BASIC, TOKEN -> AUTHORIZATION;
            default -> entry.header();
        };
        return request.newBuilder().header(header, value(secret)).build();
    }

    private String value(String secret) {
        return switch (entry.kind()) {
            case BASIC -> {
                String[] parts = secret.split(SEPARATOR, 2);
                yield okhttp3.Credentials.basic(parts[0], parts.length > 1 ? parts[1] : "", StandardCharsets.UTF_8);
            }
            case TOKEN -> "Bearer " + secret;
            default -> secret;
        };
    }

    @Override
    public Optional<Request> renew(Request rejected) {
        return Optional.empty();
    }
}
