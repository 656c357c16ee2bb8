package org.perigee.app.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.perigee.access.CallScope;
import org.perigee.access.oidc.DeviceSignIn;
import org.perigee.app.core.Accounts;
import org.perigee.app.core.PerigeeCore;
import org.perigee.catalog.provider.RealmEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `perigee login`: signs in so that later commands need no password.
@Command(name = "login", description = "Sign in to a realm, sign out, or list who is signed in where.", mixinStandardHelpOptions = true)
final class LoginCommand implements Callable<Integer> {

    @Parameters(paramLabel = "REALM", arity = "0..1", description = "Where; without it, the realms are listed.")
    private String realm;

    @Option(names = "--user", paramLabel = "NAME", description = "Sign in with a password, asked for or from the environment's PERIGEE_PASSWORD.")
    private String user;

    @Option(names = "--totp", paramLabel = "CODE",
            description = "A one-time code, where the account has a second factor; otherwise from the environment's PERIGEE_TOTP.")
    private String totp;

    @Option(names = "--logout", description = "Sign out.")
    private boolean logout;

    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    private final Environment environment;

    LoginCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws Exception {
        try (PerigeeCore core = PerigeeCore.open(common.coreOptions(environment))) {
            core.registry().problems().forEach(problem -> spec.commandLine().getErr().println(problem.sentence()));
            if (realm == null) {
                return list(core.accounts());
            }
            RealmEntry entry = core.accounts().realm(realm)
                    .orElseThrow(() -> new BadArgument("There is no realm " + realm + "; \"perigee login\" lists them."));
            return logout ? signOut(core.accounts(), entry) : signIn(core.accounts(), entry);
        }
    }

    private int list(Accounts accounts) {
        Columns columns = new Columns();
        accounts.all().forEach(account -> columns.row(account.realm().id(), account.realm().title(), how(account.realm()),
                account.signedIn() ? "signed in" : "not signed in"));
        columns.print(spec.commandLine().getOut());
        return ExitCode.OK;
    }

    private static String how(RealmEntry entry) {
        return switch (entry.kind()) {
            case OIDC -> entry.client().flows().contains("device") ? "browser or password" : "password";
            case BASIC -> "password";
            case API_KEY -> "key";
            case TOKEN -> "token";
            case S3_KEYS -> "access key and secret";
            case SIGNED_URL, NONE -> "no sign-in needed";
        };
    }

    private int signOut(Accounts accounts, RealmEntry entry) {
        accounts.signOut(entry.id());
        spec.commandLine().getErr().println("Signed out of " + entry.title() + ".");
        return ExitCode.OK;
    }

    private int signIn(Accounts accounts, RealmEntry entry) throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        if (!accounts.isDurable()) {
            err.println("No key store can be used here, so that the sign-in ends with this command: use \"perigee download --user\" instead.");
        }
        switch (entry.kind()) {
            case OIDC -> signInWithOidc(accounts, entry);
            case BASIC, S3_KEYS -> accounts.signIn(entry.id(), required(user), password(), "", new CallScope());
            case API_KEY, TOKEN -> accounts.useKey(entry.id(), password());
            case SIGNED_URL, NONE -> throw new BadArgument("Nobody signs in to " + entry.title() + " here.");
        }
        err.println("Signed in to " + entry.title() + ".");
        return ExitCode.OK;
    }

    private void signInWithOidc(Accounts accounts, RealmEntry entry) throws Exception {
        if (user != null || !entry.client().flows().contains("device")) {
            accounts.signIn(entry.id(), required(user), password(), totp == null ? environment.oneTimeCode() : totp, new CallScope());
            return;
        }
        DeviceSignIn device = accounts.beginWithDevice(entry.id(), new CallScope());
        spec.commandLine().getErr().println("Open " + device.page() + " on any device and type " + device.userCode() + ".");
        spec.commandLine().getErr().flush();
        device.await();
    }

    private static String required(String name) {
        if (name == null) {
            throw new BadArgument("--user NAME is needed here.");
        }
        return name;
    }

    private String password() {
        return environment.password().orElseGet(() -> {
            Console console = System.console();
            char[] typed = console == null || !console.isTerminal() ? null : console.readPassword("Password or key: ");
            if (typed == null || typed.length == 0) {
                throw new BadArgument("There is no terminal to ask on: put the password into the environment's " + Environment.PASSWORD + ".");
            }
            return new String(typed);
        });
    }
}
