package org.perigee.app.cli;

import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/// What surrounds a command besides its arguments.
///
/// @param variables of the environment
/// @param in        standard input
record Environment(Map<String, String> variables, InputStream in) {

    /// Where the password or key for a sign-in stands.
    static final String PASSWORD = "PERIGEE_PASSWORD";
    /// Where the one-time code for a sign-in stands.
    static final String TOTP = "PERIGEE_TOTP";
    /// `none` keeps sign-ins out of the machine's key store.
    private static final String KEY_STORE = "PERIGEE_KEY_STORE";

    static Environment ofProcess() {
        return new Environment(System.getenv(), System.in);
    }

    Optional<String> password() {
        return Optional.ofNullable(variables.get(PASSWORD));
    }

    String oneTimeCode() {
        return variables.getOrDefault(TOTP, "");
    }

    boolean usesKeyStore() {
        return !"none".equalsIgnoreCase(variables.get(KEY_STORE));
    }
}
