package org.perigee.app.cli;

/// An argument that cannot be understood, with the sentence for the user.
final class BadArgument extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadArgument(String sentence) {
        super(sentence);
    }
}
