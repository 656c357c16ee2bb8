package org.perigee.app.cli;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.perigee.access.AccessException;
import org.perigee.access.CallScope;
import org.perigee.app.core.PerigeeCore;
import org.perigee.catalog.provider.RealmEntry;
import org.perigee.download.Source;
import org.perigee.download.TransferRequest;

/// Signs in to the realms that files need, as far as that can be done without asking anybody.
final class SignIn {

    private static final String SANDBOX_USER = "demo";

    private final PerigeeCore core;
    private final Environment environment;

    SignIn(PerigeeCore core, Environment environment) {
        this.core = core;
        this.environment = environment;
    }

    /// Who is to sign in, and where.
    ///
    /// @param user  null for nobody
    /// @param realm null for the one realm that is needed
    record Account(String user, String realm) {
    }

    /// Signs in where a name is given; on the embedded archive with its one account. A password goes to one realm only, since files of
    /// one list may come from several.
    ///
    /// @throws AccessException where the realm refuses or cannot be reached
    /// @throws BadArgument     where it is not clear which realm the password is for
    void before(List<TransferRequest> requests, Account account) throws AccessException {
        List<String> missing = realms(requests).stream().filter(realm -> !core.accounts().isSignedIn(realm)).toList();
        if (core.options().isSandbox() && account.user() == null) {
            for (String realm : missing) {
                core.accounts().signIn(realm, SANDBOX_USER, SANDBOX_USER, "", new CallScope());
            }
            return;
        }
        String chosen = account.user() == null ? null : chosen(account, missing);
        if (chosen != null) {
            String password = environment.password()
                    .orElseThrow(() -> new BadArgument("--user needs the password in the environment's " + Environment.PASSWORD + "."));
            signIn(chosen, account.user(), password);
        }
    }

    private String chosen(Account account, List<String> missing) {
        if (account.realm() != null) {
            return core.accounts().realm(account.realm()).map(RealmEntry::id)
                    .orElseThrow(() -> new BadArgument("There is no realm " + account.realm() + "; \"perigee login\" lists them."));
        }
        if (missing.size() > 1) {
            throw new BadArgument("The files come from " + String.join(" and ", missing) + ": say with --realm whose password it is.");
        }
        return missing.isEmpty() ? null : missing.getFirst();
    }

    private void signIn(String realm, String user, String password) throws AccessException {
        RealmEntry entry = core.accounts().realm(realm).orElseThrow(() -> new BadArgument("There is no realm " + realm + "."));
        switch (entry.kind()) {
            case OIDC, BASIC, S3_KEYS -> core.accounts().signIn(realm, user, password, environment.oneTimeCode(), new CallScope());
            case API_KEY, TOKEN -> core.accounts().useKey(realm, password);
            case SIGNED_URL, NONE -> throw new BadArgument("Nobody signs in to " + entry.title() + " with a name and a password.");
        }
    }

    private static Set<String> realms(List<TransferRequest> requests) {
        Set<String> realms = new LinkedHashSet<>();
        requests.forEach(request -> request.sources().stream().map(Source::realm).filter(realm -> !realm.isEmpty()).forEach(realms::add));
        return realms;
    }
}
