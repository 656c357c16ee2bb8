package org.perigee.app.core;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the disk is called that a folder lies on.
public final class DiskName {

    private DiskName() {
    }

    /// The disk's own name and the folder it is mounted at, as far as the system tells; else the folder. Reads the disk.
    public static String of(Path folder) {
        try {
            FileStore store = Files.getFileStore(existing(folder));
            String text = store.toString().strip();
            return text.isEmpty() ? folder.toString() : text;
        } catch (IOException | SecurityException e) {
            return folder.toString();
        }
    }

    private static Path existing(Path folder) {
        Path at = folder.toAbsolutePath();
        while (at.getParent() != null && !Files.exists(at)) {
            at = at.getParent();
        }
        return at;
    }
}
