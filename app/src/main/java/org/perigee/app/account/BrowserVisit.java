package org.perigee.app.account;

import java.net.URI;
import java.util.function.Consumer;
import org.perigee.access.AccessException;
import org.perigee.access.FailureKind;
import org.perigee.access.oidc.BrowserSignIn;
import org.perigee.app.core.Accounts;

/// One attempt to sign in with the browser, which can be called off at any moment. Thread-safe.
final class BrowserVisit {

    private final Accounts accounts;
    private final String realm;
    private volatile BrowserSignIn running;
    private volatile boolean cancelled;

    BrowserVisit(Accounts accounts, String realm) {
        this.accounts = accounts;
        this.realm = realm;
    }

    /// Waits until the browser has come back.
    ///
    /// @param endPage what the browser shows then, as HTML
    /// @param onPage  takes the page to open
    /// @throws AccessException where the realm refuses or cannot be reached, or it was called off
    void run(String endPage, Consumer<URI> onPage) throws AccessException {
        try (BrowserSignIn signIn = accounts.beginInBrowser(realm, endPage)) {
            running = signIn;
            URI page = signIn.page();
            if (cancelled) {
                throw AccessException.of(FailureKind.CANCELLED, page.toString(), "The sign-in was cancelled", null);
            }
            onPage.accept(page);
            if (cancelled) {
                signIn.cancel();
            }
            signIn.await();
        }
    }

    void cancel() {
        cancelled = true;
        BrowserSignIn signIn = running;
        if (signIn != null) {
            signIn.cancel();
        }
    }
}
