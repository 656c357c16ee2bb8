package org.perigee.access.secret;

import java.util.Optional;

/// Keeps small secrets, such as refresh tokens, under names. Implementations are thread-safe; calls may block.
public interface SecretStore {

    Optional<String> get(String name);

    void put(String name, String secret);

    void delete(String name);

    /// Whether what is put survives the end of the program.
    boolean isDurable();
}
