package org.perigee.access;

import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;

/// What one realm knows about signing requests. Implementations are thread-safe.
public interface Credentials {

    /// The realm these credentials belong to.
    Realm realm();

    /// Whether a URL may see them: its host, scheme and port belong to the realm. Asked for each hop of a redirect.
    boolean covers(HttpUrl url);

    /// The same request with credentials, or the request itself where nobody is signed in.
    ///
    /// May refresh a token and so take a while; never asks the user anything.
    ///
    /// @throws AccessException where a refresh failed for a reason that is not "sign in again"
    Request authorize(Request request) throws AccessException;

    /// Called once after a 401: tries to get fresh credentials, one attempt shared by all callers.
    ///
    /// @param rejected the request that was refused, with the credentials it carried
    /// @return the request to try instead, or empty where only the user can help
    /// @throws AccessException where the realm could not be reached
    Optional<Request> renew(Request rejected) throws AccessException;
}
