package org.perigee.access.oidc;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.perigee.access.AccessException;
import org.perigee.access.CallScope;
import org.perigee.access.Credentials;
import org.perigee.access.HttpAccess;
import org.perigee.access.Realm;
import org.perigee.access.secret.SecretStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The tokens of one realm: refreshed ahead of their end, once for all who wait, a rotated refresh token stored before the
/// access token that came with it is used.
///
/// Thread-safe. Refresh tokens rest in the [SecretStore], access tokens in memory alone.
public final class OidcCredentials implements Credentials {

    private static final Logger LOG = LoggerFactory.getLogger(OidcCredentials.class);
    private static final String AUTHORIZATION = "Authorization";

    private final OidcConfig config;
    private final HttpAccess access;
    private final SecretStore secrets;
    private final Clock clock;
    private final TokenEndpoint tokenEndpoint;
    private final ReentrantLock refreshing = new ReentrantLock();
    private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile TokenSet tokens;
    private volatile Endpoints endpoints;

    public OidcCredentials(OidcConfig config, HttpAccess access, SecretStore secrets, Clock clock) {
        this.config = config;
        this.access = access;
        this.secrets = secrets;
        this.clock = clock;
        this.tokenEndpoint = new TokenEndpoint(access, config, clock);
    }

    public OidcConfig config() {
        return config;
    }

    @Override
    public Realm realm() {
        return config.realm();
    }

    @Override
    public boolean covers(HttpUrl url) {
        return config.covers(url);
    }

    /// Whether somebody is signed in, as far as is known without asking the realm.
    public boolean isSignedIn() {
        return tokens != null || secrets.get(secretName()).isPresent();
    }

    /// Hears of sign-ins and sign-outs, on any thread.
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public Request authorize(Request request) throws AccessException {
        Optional<TokenSet> current = current(null);
        return current.isEmpty() ? request : signed(request, current.get());
    }

    @Override
    public Optional<Request> renew(Request rejected) throws AccessException {
        String header = rejected.header(AUTHORIZATION);
        String refused = header == null ? "" : header.replaceFirst("(?i)^Bearer ", "");
        return current(refused).filter(fresh -> !fresh.accessToken().equals(refused)).map(fresh -> signed(rejected, fresh));
    }

    private static Request signed(Request request, TokenSet set) {
        return request.newBuilder().header(AUTHORIZATION, "Bearer " + set.accessToken()).build();
    }

    /// A token that will last a while and is not the refused one; empty where a person must sign in.
    private Optional<TokenSet> current(String refused) throws AccessException {
        TokenSet known = tokens;
        if (isGood(known, refused)) {
            return Optional.of(known);
        }
        refreshing.lock();
        try {
            known = tokens;
            if (isGood(known, refused)) {
                return Optional.of(known);
            }
            return refresh();
        } finally {
            refreshing.unlock();
        }
    }

    private boolean isGood(TokenSet set, String refused) {
        return set != null && !set.accessToken().equals(refused) && Instant.now(clock).isBefore(set.renewAt());
    }

    private Optional<TokenSet> refresh() throws AccessException {
        Optional<String> refreshToken = secrets.get(secretName());
        if (refreshToken.isEmpty()) {
            return stillValid();
        }
        TokenEndpoint.Answer answer = tokenEndpoint.ask(endpoints().token(),
                Map.of("grant_type", "refresh_token", "refresh_token", refreshToken.get()), new CallScope());
        if (answer.tokens() == null) {
            LOG.info("Realm {} did not refresh the sign-in ({}); a person must sign in again", config.realm().id(), answer.error());
            forget();
            return Optional.empty();
        }
        keep(answer.tokens());
        return Optional.of(answer.tokens());
    }

    private Optional<TokenSet> stillValid() {
        TokenSet known = tokens;
        if (known != null && Instant.now(clock).isBefore(known.expires())) {
            return Optional.of(known);
        }
        tokens = null;
        return Optional.empty();
    }

    private void keep(TokenSet fresh) {
        // First the refresh token: where the realm rotates them, the old one is dead already.
        if (!fresh.refreshToken().isEmpty()) {
            secrets.put(secretName(), fresh.refreshToken());
        }
        tokens = fresh;
    }

    private void forget() {
        tokens = null;
        secrets.delete(secretName());
        listeners.forEach(Runnable::run);
    }

    private String secretName() {
        return "refresh-token/" + config.realm().id() + "/" + config.clientId();
    }

    Endpoints endpoints() throws AccessException {
        Endpoints known = endpoints;
        if (known == null) {
            known = Endpoints.discover(access, config.issuer(), new CallScope());
            endpoints = known;
        }
        return known;
    }

    TokenEndpoint tokenEndpoint() {
        return tokenEndpoint;
    }

    /// Takes the answer to a grant as the new sign-in.
    ///
    /// @throws AccessException kind AUTHENTICATION with the realm's words where it refused
    void accept(TokenEndpoint.Answer answer) throws AccessException {
        if (answer.tokens() == null) {
            throw AccessException.refused(config.issuer().toString(), answer.message());
        }
        keep(answer.tokens());
        listeners.forEach(Runnable::run);
    }

    /// Signs in with a name and a password, where the realm has no better way (RFC 6749, section 4.3).
    ///
    /// @param totp a one-time code; empty where the account has no second factor
    /// @throws AccessException kind AUTHENTICATION where it is refused, others where the realm cannot be reached
    public void signIn(String user, String password, String totp, CallScope scope) throws AccessException {
        Map<String, String> grant = new HashMap<>(Map.of("grant_type", "password", "username", user, "password", password));
        if (!totp.isBlank()) {
            grant.put("totp", totp.strip());
        }
        if (!config.scopes().isEmpty()) {
            grant.put("scope", String.join(" ", config.scopes()));
        }
        accept(tokenEndpoint.ask(endpoints().token(), grant, scope));
    }

    /// Forgets the sign-in here and gives the refresh token back to the realm, as far as it can be reached.
    public void signOut() {
        Optional<String> refreshToken = secrets.get(secretName());
        forget();
        if (refreshToken.isEmpty()) {
            return;
        }
        try {
            HttpUrl end = endpoints().endSession();
            if (end != null) {
                tokenEndpoint.post(end, Map.of("refresh_token", refreshToken.get()), new CallScope());
            }
        } catch (AccessException e) {
            LOG.info("Realm {} did not hear of the sign-out: {}", config.realm().id(), e.getMessage());
        }
    }
}
