package org.perigee.sandbox.download;

import org.perigee.sandbox.http.HttpCall;
import org.perigee.sandbox.http.HttpProblem;

/// Decides who may download.
@FunctionalInterface
public interface TokenGate {

    /// The account behind the request.
    ///
    /// @throws HttpProblem 401 when there is no good access token
    String account(HttpCall call);
}
