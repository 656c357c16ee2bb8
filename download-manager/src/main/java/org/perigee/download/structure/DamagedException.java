package org.perigee.download.structure;

/// Something in a file does not fit; the message says what.
final class DamagedException extends Exception {

    private static final long serialVersionUID = 1L;

    DamagedException(String reason) {
        super(reason, null, false, false);
    }
}
