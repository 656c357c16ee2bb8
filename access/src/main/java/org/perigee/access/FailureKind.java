package org.perigee.access;

/// What kind of thing went wrong on the network, few enough to decide by.
public enum FailureKind {
    /// No connection: name not found, refused, reset, cut off.
    NETWORK(true),
    /// Nothing came in the time allowed.
    TIMEOUT(true),
    /// The server's certificate cannot be trusted, or no common protocol was found.
    TLS(false),
    /// Signing in is needed, or what was presented is not valid (401).
    AUTHENTICATION(false),
    /// Signed in, and still not allowed (403): licence, role, quota or signature.
    FORBIDDEN(false),
    /// Not there, or not any more (404, 410).
    NOT_FOUND(false),
    /// Too many requests (429).
    THROTTLED(true),
    /// The server failed (5xx).
    SERVER(true),
    /// The server refused the request as wrong (other 4xx).
    BAD_REQUEST(false),
    /// The answer is not what the protocol promises.
    PROTOCOL(false),
    /// The user asked for it to end.
    CANCELLED(false);

    private final boolean retryWorthy;

    FailureKind(boolean retryWorthy) {
        this.retryWorthy = retryWorthy;
    }

    /// Whether the same request may well succeed later.
    public boolean isRetryWorthy() {
        return retryWorthy;
    }

    /// The kind of an HTTP status that is no success.
    public static FailureKind ofStatus(int status) {
        return switch (status) {
            case 401, 407 -> AUTHENTICATION;
            case 403 -> FORBIDDEN;
            case 404, 410 -> NOT_FOUND;
            case 408 -> TIMEOUT;
            case 429 -> THROTTLED;
            default -> {
                if (status >= 500) {
                    yield SERVER;
                }
                yield status >= 400 ? BAD_REQUEST : PROTOCOL;
            }
        };
    }
}
