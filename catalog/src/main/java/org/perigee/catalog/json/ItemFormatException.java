package org.perigee.catalog.json;

/// A document that should describe Items, an Item or a query and does not. The message says what it lacks, in words for people.
public final class ItemFormatException extends Exception {

    private static final long serialVersionUID = 1L;

    public ItemFormatException(String message) {
        super(message);
    }

    public ItemFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
