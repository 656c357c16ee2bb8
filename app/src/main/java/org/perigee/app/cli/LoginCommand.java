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

    @Option(names = "--totp", paramLabel = "CODE", defaultValue = "", description = "A one-time code, where the account has a second factor.")
    private String totp;

    @Option(names = "--logout", description = "Sign out.")
    private boolean logout;

    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        try (PerigeeCore core = PerigeeCore.open(common.coreOptions())) {
            PrintWriter out = spec.commandLine().getOut();
            if (realm == null) {
                core.accounts().all().forEach(account -> out.printf("%-20s %-40s %s%n", account.realm().id(), account.realm().title(),
                        account.signedIn() ? "signed in" : ""));
                out.flush();
                return ExitCode.OK;
            }
            RealmEntry entry = core.accounts().realm(realm).orElseThrow(() -> new BadArgument("There is no realm " + realm + "."));
            return logout ? signOut(core.accounts(), entry) : signIn(core.accounts(), entry);
        }
    }

    private int signOut(Accounts accounts, RealmEntry entry) {
        accounts.signOut(entry.id());
        spec.commandLine().getErr().println("Signed out of " + entry.title() + ".");
        return ExitCode.OK;
    }

    private int signIn(Accounts accounts, RealmEntry entry) throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        if (!accounts.isDurable()) {
            err.println("This machine has no key store: the sign-in ends with this command. Use \"perigee download --user\" instead.");
        }
        switch (entry.kind()) {
            case OIDC -> signInWithOidc(accounts, entry);
            case BASIC -> accounts.signIn(entry.id(), required(user), password(), "", new CallScope());
            case API_KEY, TOKEN -> accounts.useKey(entry.id(), password());
            case S3_KEYS, SIGNED_URL, NONE -> throw new BadArgument(entry.title() + " needs no sign-in.");
        }
        err.println("Signed in to " + entry.title() + ".");
        return ExitCode.OK;
    }

    private void signInWithOidc(Accounts accounts, RealmEntry entry) throws Exception {
        if (user != null || !entry.client().flows().contains("device")) {
            accounts.signIn(entry.id(), required(user), password(), totp, new CallScope());
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

    private static String password() {
        String fromEnvironment = System.getenv(SignIn.PASSWORD);
        if (fromEnvironment != null) {
            return fromEnvironment;
        }
        Console console = System.console();
        char[] typed = console == null ? null : console.readPassword("Password or key: ");
        if (typed == null) {
            throw new BadArgument("There is no terminal to ask on: set PERIGEE_PASSWORD.");
        }
        return new String(typed);
    }
}
