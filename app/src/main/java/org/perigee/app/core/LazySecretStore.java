package org.perigee.app.core;

import java.util.Optional;
import java.util.function.Supplier;
import org.perigee.access.secret.SecretStore;

/// Opens the key store when somebody first asks for it: finding out that a machine has none can take a second, which a search that
/// needs no secret should not pay. Thread-safe.
final class LazySecretStore implements SecretStore {

    private final Supplier<SecretStore> opener;
    private SecretStore store;

    LazySecretStore(Supplier<SecretStore> opener) {
        this.opener = opener;
    }

    private synchronized SecretStore store() {
        if (store == null) {
            store = opener.get();
        }
        return store;
    }

    @Override
    public Optional<String> get(String name) {
        return store().get(name);
    }

    @Override
    public void put(String name, String secret) {
        store().put(name, secret);
    }

    @Override
    public void delete(String name) {
        store().delete(name);
    }

    @Override
    public boolean isDurable() {
        return store().isDurable();
    }
}
