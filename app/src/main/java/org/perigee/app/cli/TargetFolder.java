package org.perigee.app.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The folder that files are put in.
final class TargetFolder {

    private TargetFolder() {
    }

    /// Makes the folder where it is missing.
    ///
    /// @return a sentence where nothing can be written to it
    static Optional<String> problem(Path folder) {
        try {
            Files.createDirectories(folder);
            return Files.isWritable(folder) ? Optional.empty() : Optional.of("Nothing may be written to the folder " + folder + ".");
        } catch (IOException e) {
            String reason = e instanceof FileSystemException file && file.getReason() != null ? file.getReason()
                    : "something that is no folder is in its way, or it may not be made";
            return Optional.of("The folder " + folder + " cannot be made: " + reason + ".");
        }
    }
}
