package org.perigee.app.cli;

import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.perigee.access.AccessException;
import org.perigee.access.CallScope;
import org.perigee.app.core.PerigeeCore;
import org.perigee.catalog.provider.RealmEntry;
import org.perigee.download.Source;
import org.perigee.download.TransferRequest;

/// Signs in to the realms that files need, as far as that can be done without asking anybody.
final class SignIn {

    static final String PASSWORD = "PERIGEE_PASSWORD";
    private static final String TOTP = "PERIGEE_TOTP";

    private final PerigeeCore core;
    private final PrintWriter err;

    SignIn(PerigeeCore core, PrintWriter err) {
        this.core = core;
        this.err = err;
    }

    /// Signs in where a name is given; on the embedded archive with its one account.
    ///
    /// @param user may be null
    /// @throws AccessException where the realm refuses or cannot be reached
    void before(List<TransferRequest> requests, String user) throws AccessException {
        for (String realm : realms(requests)) {
            if (!core.accounts().isSignedIn(realm)) {
                signIn(realm, user);
            }
        }
    }

    private static Set<String> realms(List<TransferRequest> requests) {
        Set<String> realms = new LinkedHashSet<>();
        requests.forEach(request -> request.sources().stream().map(Source::realm).filter(realm -> !realm.isEmpty()).forEach(realms::add));
        return realms;
    }

    private void signIn(String realm, String user) throws AccessException {
        if (core.options().isSandbox() && user == null) {
            core.accounts().signIn(realm, "demo", "demo", "", new CallScope());
            return;
        }
        String password = System.getenv(PASSWORD);
        if (user == null || password == null) {
            String title = core.accounts().realm(realm).map(RealmEntry::title).orElse(realm);
            err.println("Some files need a sign-in at " + title + ".");
            return;
        }
        core.accounts().signIn(realm, user, password, Optional.ofNullable(System.getenv(TOTP)).orElse(""), new CallScope());
    }
}
