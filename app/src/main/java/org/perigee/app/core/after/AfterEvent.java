package org.perigee.app.core.after;

import java.nio.file.Path;

/// Something that was done with a product once it was there.
public sealed interface AfterEvent {

    /// Which product, for people.
    String product();

    /// Whether something did not go as it should.
    default boolean isFailure() {
        return false;
    }

    /// An archive is being taken apart. Told at the beginning and about once a second.
    ///
    /// @param bytes written so far
    record Unpacking(String product, Path archive, long bytes) implements AfterEvent {
    }

    /// An archive was taken apart.
    ///
    /// @param path  what it became
    /// @param files how many
    /// @param bytes of all of them
    record Unpacked(String product, Path path, int files, long bytes) implements AfterEvent {
    }

    /// An archive was not taken apart; it is still there.
    ///
    /// @param reason half a sentence
    record NotUnpacked(String product, Path archive, String reason) implements AfterEvent {
        @Override
        public boolean isFailure() {
            return true;
        }
    }

    /// A command ran to its end.
    ///
    /// @param exitCode its own; 0 where all went well
    /// @param output   what it printed last; may be empty
    record CommandEnded(String product, int exitCode, String output) implements AfterEvent {
        @Override
        public boolean isFailure() {
            return exitCode != 0;
        }
    }

    /// A command could not be run.
    ///
    /// @param reason half a sentence
    record CommandFailed(String product, String reason) implements AfterEvent {
        @Override
        public boolean isFailure() {
            return true;
        }
    }
}
