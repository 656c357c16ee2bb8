package org.perigee.download.metalink;

import java.io.IOException;

/// A document that cannot be used as a Metalink at all.
public final class MetalinkException extends IOException {

    private static final long serialVersionUID = 1L;

    MetalinkException(String message) {
        super(message);
    }

    MetalinkException(String message, Throwable cause) {
        super(message, cause);
    }
}
