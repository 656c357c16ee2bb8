package org.perigee.sandbox.http;

import java.io.IOException;

/// Answers the requests below a path prefix; called by many threads at once.
@FunctionalInterface
public interface Handler {

    /// @throws HttpProblem to end with an error answer
    /// @throws IOException when the client has gone
    void handle(HttpCall call) throws IOException;
}
