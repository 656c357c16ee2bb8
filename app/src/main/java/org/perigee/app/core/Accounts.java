package org.perigee.app.core;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.perigee.access.AccessException;
import org.perigee.access.CallScope;
import org.perigee.access.HttpAccess;
import org.perigee.access.Realm;
import org.perigee.access.oidc.BrowserSignIn;
import org.perigee.access.oidc.DeviceSignIn;
import org.perigee.access.oidc.OidcConfig;
import org.perigee.access.oidc.OidcCredentials;
import org.perigee.access.secret.SecretStore;
import org.perigee.catalog.provider.RealmEntry;

/// Who is signed in where. Calls may block: not for the JavaFX thread. Thread-safe.
public final class Accounts {

    private final HttpAccess access;
    private final SecretStore secrets;
    private final Clock clock;
    private final Map<String, RealmEntry> entries = new LinkedHashMap<>();
    private final Map<String, OidcCredentials> oidc = new LinkedHashMap<>();
    private final Map<String, KeptCredentials> kept = new LinkedHashMap<>();
    private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();

    /// One realm and whether somebody is signed in to it.
    ///
    /// @param realm    who
    /// @param signedIn whether, as far as is known without asking
    public record Account(RealmEntry realm, boolean signedIn) {
    }

    Accounts(HttpAccess access, SecretStore secrets, Clock clock, List<RealmEntry> realms) {
        this.access = access;
        this.secrets = secrets;
        this.clock = clock;
        realms.forEach(this::add);
    }

    private void add(RealmEntry entry) {
        entries.put(entry.id(), entry);
        switch (entry.kind()) {
            case OIDC -> addOidc(entry);
            case BASIC, API_KEY, TOKEN -> {
                KeptCredentials credentials = new KeptCredentials(entry, secrets);
                kept.put(entry.id(), credentials);
                access.register(credentials);
            }
            case S3_KEYS, SIGNED_URL, NONE -> { }
        }
    }

    private void addOidc(RealmEntry entry) {
        if (entry.endpoint() == null) {
            return;
        }
        OidcConfig config = new OidcConfig(new Realm(entry.id()), entry.endpoint(), entry.client().id(), "", entry.client().scopes(), entry.hosts());
        OidcCredentials credentials = new OidcCredentials(config, access, secrets, clock);
        credentials.listen(this::changed);
        oidc.put(entry.id(), credentials);
        access.register(credentials);
    }

    /// All realms, in the registry's order.
    public List<Account> all() {
        List<Account> accounts = new ArrayList<>();
        entries.values().forEach(entry -> accounts.add(new Account(entry, isSignedIn(entry.id()))));
        return accounts;
    }

    public Optional<RealmEntry> realm(String id) {
        return Optional.ofNullable(entries.get(id));
    }

    public boolean isSignedIn(String id) {
        OidcCredentials credentials = oidc.get(id);
        return credentials != null ? credentials.isSignedIn() : kept.containsKey(id) && kept.get(id).isThere();
    }

    /// Whether sign-ins outlast the program on this machine.
    public boolean isDurable() {
        return secrets.isDurable();
    }

    /// Hears of sign-ins and sign-outs, on any thread.
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }

    /// Signs in with name and password: OpenID Connect's password grant, or HTTP Basic.
    ///
    /// @param totp a one-time code; may be empty
    /// @throws AccessException kind AUTHENTICATION where it is refused; for HTTP Basic that shows at the first download only
    public void signIn(String id, String user, String password, String totp, CallScope scope) throws AccessException {
        OidcCredentials credentials = oidc.get(id);
        if (credentials != null) {
            credentials.signIn(user, password, totp, scope);
            return;
        }
        keep(id, KeptCredentials.together(user, password));
    }

    /// Takes an API key or a ready-made token.
    public void useKey(String id, String key) {
        keep(id, key.strip());
    }

    private void keep(String id, String secret) {
        kept.get(id).keep(secret);
        changed();
    }

    /// Begins a sign-in in the system browser.
    ///
    /// @param page what the browser shows at the end, as HTML
    /// @throws AccessException where it cannot begin
    public BrowserSignIn beginInBrowser(String id, String page) throws AccessException {
        return new BrowserSignIn(oidc.get(id), page);
    }

    /// Begins a sign-in with a code typed on another device.
    ///
    /// @throws AccessException where the realm has none, or cannot be reached
    public DeviceSignIn beginWithDevice(String id, CallScope scope) throws AccessException {
        return DeviceSignIn.begin(oidc.get(id), clock, scope);
    }

    /// Signs out and forgets what was kept.
    public void signOut(String id) {
        OidcCredentials credentials = oidc.get(id);
        if (credentials != null) {
            credentials.signOut();
            return;
        }
        kept.get(id).forget();
        changed();
    }
}
