package org.perigee.app.cli;

/// Opens the window and returns when it is closed. Given from outside, so that the command line starts no toolkit by itself.
@FunctionalInterface
public interface WindowStarter {

    /// @param sandbox whether on the embedded archive
    void open(boolean sandbox);
}
