package org.perigee.access.oidc;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.HttpUrl;
import org.perigee.access.AccessException;
import org.perigee.access.CallScope;
import org.perigee.access.FailureKind;

/// Signs in through the system browser: authorization code with PKCE and a redirect to this machine (RFC 8252, section 7.3).
///
/// One attempt each. [#cancel()] may be called from any thread.
public final class BrowserSignIn implements AutoCloseable {

    private static final long PATIENCE_MINUTES = 10;

    private final OidcCredentials credentials;
    private final Pkce pkce = Pkce.random();
    private final String state = Pkce.randomText();
    private final LoopbackReceiver receiver;
    private final CompletableFuture<Map<String, String>> redirected = new CompletableFuture<>();

    /// Begins to listen on a free port of this machine.
    ///
    /// @param page the page the browser shows at the end: an HTML document
    /// @throws AccessException kind NETWORK where no port can be had
    public BrowserSignIn(OidcCredentials credentials, String page) throws AccessException {
        this.credentials = credentials;
        this.receiver = LoopbackReceiver.start(page, redirected::complete);
    }

    /// The page to open in the browser.
    ///
    /// @throws AccessException where the realm cannot be reached or has no such page
    public URI page() throws AccessException {
        HttpUrl authorization = credentials.endpoints().authorization();
        if (authorization == null) {
            throw AccessException.of(FailureKind.PROTOCOL, credentials.config().issuer().toString(), "The realm has no sign-in page", null);
        }
        return authorization.newBuilder()
                .addQueryParameter("response_type", "code")
                .addQueryParameter("client_id", credentials.config().clientId())
                .addQueryParameter("redirect_uri", receiver.address())
                .addQueryParameter("scope", String.join(" ", credentials.config().scopes()))
                .addQueryParameter("state", state)
                .addQueryParameter("code_challenge", pkce.challenge())
                .addQueryParameter("code_challenge_method", "S256")
                .build().uri();
    }

    /// Waits until the browser comes back, and takes the tokens.
    ///
    /// @throws AccessException kind AUTHENTICATION where it was refused, CANCELLED, TIMEOUT after ten minutes
    public void await() throws AccessException {
        Map<String, String> answer = answer();
        String issuer = credentials.config().issuer().toString();
        if (!state.equals(answer.get("state"))) {
            throw AccessException.of(FailureKind.AUTHENTICATION, issuer, "The browser came back from another sign-in", null);
        }
        if (!answer.containsKey("code")) {
            String why = answer.getOrDefault("error_description", answer.getOrDefault("error", "The realm gave no code"));
            throw AccessException.refused(issuer, why);
        }
        Map<String, String> grant = Map.of("grant_type", "authorization_code", "code", answer.get("code"),
                "redirect_uri", receiver.address(), "code_verifier", pkce.verifier());
        credentials.accept(credentials.tokenEndpoint().ask(credentials.endpoints().token(), grant, new CallScope()));
    }

    private Map<String, String> answer() throws AccessException {
        String issuer = credentials.config().issuer().toString();
        try {
            return redirected.get(PATIENCE_MINUTES, TimeUnit.MINUTES);
        } catch (TimeoutException e) {
            throw AccessException.of(FailureKind.TIMEOUT, issuer, "The browser did not come back", e);
        } catch (ExecutionException | java.util.concurrent.CancellationException e) {
            throw AccessException.of(FailureKind.CANCELLED, issuer, "The sign-in was cancelled", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AccessException.of(FailureKind.CANCELLED, issuer, "The sign-in was cancelled", e);
        }
    }

    /// Ends the wait.
    public void cancel() {
        redirected.cancel(false);
    }

    @Override
    public void close() {
        receiver.close();
    }
}
