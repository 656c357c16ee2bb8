package org.perigee.app.core;

import java.util.Optional;
import org.perigee.access.s3.S3Keys;
import org.perigee.access.secret.SecretStore;

/// The secret of one realm, read from the secret store when it is first needed. Thread-safe.
final class KeptSecret {

    private static final String SEPARATOR = "\n";

    private final String name;
    private final SecretStore secrets;
    private volatile Optional<String> known;

    KeptSecret(String realm, SecretStore secrets) {
        this.name = "account/" + realm;
        this.secrets = secrets;
    }

    /// Several texts as one secret.
    static String together(String... parts) {
        return String.join(SEPARATOR, parts);
    }

    void keep(String secret) {
        secrets.put(name, secret);
        known = Optional.of(secret);
    }

    /// Knows it until the program ends, and writes it nowhere.
    void borrow(String secret) {
        known = Optional.of(secret);
    }

    void forget() {
        secrets.delete(name);
        known = Optional.empty();
    }

    Optional<String> get() {
        Optional<String> now = known;
        if (now == null) {
            now = secrets.get(name);
            known = now;
        }
        return now;
    }

    /// The part of a secret that was put together, 0 for the first; empty text where there is none.
    static String part(String secret, int index) {
        String[] parts = secret.split(SEPARATOR, -1);
        return index < parts.length ? parts[index] : "";
    }

    /// Access key, secret and session token.
    Optional<S3Keys> s3Keys() {
        return get().filter(secret -> !part(secret, 0).isBlank() && !part(secret, 1).isBlank())
                .map(secret -> new S3Keys(part(secret, 0), part(secret, 1), part(secret, 2)));
    }
}
