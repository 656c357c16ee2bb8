package org.perigee.odata;

import java.io.IOException;

/// An answer that is not what an OData product catalogue sends. The message says what came instead, without secrets.
public final class AnswerException extends IOException {

    private static final long serialVersionUID = 1L;

    public AnswerException(String message, Throwable cause) {
        super(message, cause);
    }

    public AnswerException(String message) {
        super(message);
    }
}
