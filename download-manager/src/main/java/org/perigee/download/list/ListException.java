package org.perigee.download.list;

import java.io.IOException;

/// A document that cannot be used as a list of files at all.
public final class ListException extends IOException {

    private static final long serialVersionUID = 1L;

    ListException(String message) {
        super(message);
    }
}
