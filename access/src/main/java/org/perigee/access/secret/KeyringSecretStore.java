package org.perigee.access.secret;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.PasswordAccessException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The operating system's key store: Secret Service, KWallet, Keychain or Credential Manager.
public final class KeyringSecretStore implements SecretStore {

    private static final Logger LOG = LoggerFactory.getLogger(KeyringSecretStore.class);
    private static final String SERVICE = "org.perigee";

    private final Keyring keyring;

    private KeyringSecretStore(Keyring keyring) {
        this.keyring = keyring;
    }

    /// The key store of this machine; memory where there is none, as on most servers.
    public static SecretStore orMemory() {
        try {
            return new KeyringSecretStore(Keyring.create());
        } catch (BackendNotSupportedException | RuntimeException | LinkageError e) {
            LOG.info("No key store on this machine ({}); sign-ins last as long as the program", e.getMessage());
            return new MemorySecretStore();
        }
    }

    @Override
    public synchronized Optional<String> get(String name) {
        try {
            return Optional.ofNullable(keyring.getPassword(SERVICE, name)).filter(secret -> !secret.isEmpty());
        } catch (PasswordAccessException e) {
            // The library tells "not there" and "not allowed" with the same exception.
            return Optional.empty();
        }
    }

    @Override
    public synchronized void put(String name, String secret) {
        try {
            keyring.setPassword(SERVICE, name, secret);
        } catch (PasswordAccessException e) {
            LOG.warn("The key store did not take {}: {}", name, e.getMessage());
        }
    }

    @Override
    public synchronized void delete(String name) {
        try {
            keyring.deletePassword(SERVICE, name);
        } catch (PasswordAccessException e) {
            LOG.debug("The key store had no {} to delete", name);
        }
    }

    @Override
    public boolean isDurable() {
        return true;
    }
}
