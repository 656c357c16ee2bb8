package org.perigee.download.unpack;

import java.io.IOException;

/// An archive that is not taken apart. The archive itself stays as it is.
public final class UnpackException extends IOException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /// Few enough to decide by.
    public enum Reason {
        /// It cannot be read, or a checksum in it does not agree.
        DAMAGED,
        /// It is encrypted, or of a form that is not known here.
        UNSUPPORTED,
        /// A name in it leads out of the folder or cannot be used, or it holds links or devices.
        UNSAFE,
        /// It has more in it than [UnpackLimits] allow.
        TOO_MUCH,
        /// Somebody asked for it to end.
        CANCELLED
    }

    UnpackException(Reason reason, String message) {
        this(reason, message, null);
    }

    UnpackException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
