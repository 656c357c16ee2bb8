package org.perigee.app.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A file that is there while the window runs: one that is there already says that it did not end as it should.
public final class RunMark implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunMark.class);

    private final Path file;
    private final boolean wasLeft;

    private RunMark(Path file, boolean wasLeft) {
        this.file = file;
        this.wasLeft = wasLeft;
    }

    /// @param folder of what cannot be had again
    public static RunMark set(Path folder) {
        Path file = folder.resolve("running");
        boolean left = Files.exists(file);
        try {
            Files.createDirectories(folder);
            Files.writeString(file, Long.toString(ProcessHandle.current().pid()));
        } catch (IOException e) {
            LOG.warn("It cannot be noted that the program runs: {}", e.getMessage());
        }
        return new RunMark(file, left);
    }

    /// Whether the program ended last time without having been asked to.
    public boolean isRecovery() {
        return wasLeft;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("It cannot be noted that the program has ended: {}", e.getMessage());
        }
    }
}
