package org.perigee.app.cli;

/// What the program's end tells a script; documented in docs/command-line.md.
public final class ExitCode {

    /// Everything asked for was done.
    public static final int OK = 0;
    /// Something unexpected: a mistake of the program or of the machine.
    public static final int UNEXPECTED = 1;
    /// The arguments are wrong.
    public static final int USAGE = 2;
    /// Some of it was done: a provider failed or cut its answer, a file could not be fetched.
    public static final int PARTIAL = 3;
    /// None of it was done: no provider answered, no file was fetched.
    public static final int FAILED = 4;
    /// A file was fetched and is not what it should be.
    public static final int CORRUPT = 5;
    /// Somebody must sign in first.
    public static final int SIGN_IN = 6;
    /// The disk is full or cannot be written.
    public static final int DISK = 7;
    /// All files are there, but an archive could not be unpacked, or a command that was run for a product did not end well.
    public static final int AFTERWARDS = 8;
    /// The user ended it (128 + SIGINT).
    public static final int INTERRUPTED = 130;

    private ExitCode() {
    }
}
