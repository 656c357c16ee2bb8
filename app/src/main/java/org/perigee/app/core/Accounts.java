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
import org.perigee.access.s3.S3Credentials;
import org.perigee.access.s3.S3Keys;
import org.perigee.access.secret.SecretStore;
import org.perigee.catalog.provider.RealmEntry;
import org.perigee.catalog.provider.StoreEntry;

/// Who is signed in where. Calls may block: not for the JavaFX thread. Thread-safe.
public final class Accounts {

    private final HttpAccess access;
    private final SecretStore secrets;
    private final Clock clock;
    private final Map<String, RealmEntry> entries = new LinkedHashMap<>();
    private final Map<String, OidcCredentials> oidc = new LinkedHashMap<>();
    private final Map<String, KeptSecret> kept = new LinkedHashMap<>();
    private final Map<String, S3Credentials> s3 = new LinkedHashMap<>();
    private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();

    /// One realm and whether somebody is signed in to it.
    ///
    /// @param realm    who
    /// @param signedIn whether, as far as is known without asking
    public record Account(RealmEntry realm, boolean signedIn) {
    }

    Accounts(HttpAccess access, SecretStore secrets, Clock clock, List<RealmEntry> realms, List<StoreEntry> stores) {
        this.access = access;
        this.secrets = secrets;
        this.clock = clock;
        realms.forEach(realm -> add(realm, stores));
    }

    private void add(RealmEntry entry, List<StoreEntry> stores) {
        entries.put(entry.id(), entry);
        switch (entry.kind()) {
            case OIDC -> addOidc(entry);
            case BASIC, API_KEY, TOKEN -> {
                KeptSecret secret = new KeptSecret(entry.id(), secrets);
                kept.put(entry.id(), secret);
                access.register(new KeptCredentials(entry, secret));
            }
            case S3_KEYS -> stores.stream().filter(store -> store.realm().equals(entry.id())).findFirst().ifPresent(store -> addKeys(entry, store));
            case SIGNED_URL, NONE -> { }
        }
    }

    /// Adds a realm of S3 keys, beside those of the registry.
    void addKeys(RealmEntry entry, StoreEntry store) {
        entries.put(entry.id(), entry);
        KeptSecret secret = new KeptSecret(entry.id(), secrets);
        S3Credentials credentials = new S3Credentials(new Realm(entry.id()), new RealmHosts(entry), secret::s3Keys, Stores.endpoint(store), clock);
        kept.put(entry.id(), secret);
        s3.put(entry.id(), credentials);
        access.register(credentials);
    }

    /// Lets the requests of a realm of S3 keys say that the requester pays.
    void acceptToPay(String id) {
        if (s3.containsKey(id)) {
            s3.get(id).acceptToPay();
        }
    }

    /// Uses S3 keys for whatever store is addressed, until the program ends, as scripts have them in their environment; they are not
    /// kept.
    public void borrow(S3Keys keys) {
        s3.keySet().forEach(id -> kept.get(id).borrow(KeptSecret.together(keys.accessKey(), keys.secretKey(), keys.sessionToken())));
        changed();
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
        return credentials != null ? credentials.isSignedIn() : kept.containsKey(id) && kept.get(id).get().isPresent();
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

    /// Signs in with name and password: OpenID Connect's password grant, HTTP Basic, or access key and secret of a store.
    ///
    /// @param totp a one-time code; may be empty
    /// @throws AccessException kind AUTHENTICATION where it is refused; for HTTP Basic and stores that shows at the first
    ///     download only
    public void signIn(String id, String user, String password, String totp, CallScope scope) throws AccessException {
        OidcCredentials credentials = oidc.get(id);
        if (credentials != null) {
            credentials.signIn(user, password, totp, scope);
            return;
        }
        keep(id, KeptSecret.together(user, password));
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
