package org.perigee.catalog.discovery;

import java.io.IOException;

/// A server cannot be reached at all, so that there is no use in asking it for anything else.
public final class UnreachableException extends IOException {

    private static final long serialVersionUID = 1;

    public UnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
