package org.perigee.download.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Tells whether the machine has been started anew since a journal was written: what a process wrote survives its death in the
/// system's cache, but not a power cut.
final class BootId {

    private static final Path LINUX = Path.of("/proc/sys/kernel/random/boot_id");

    private BootId() {
    }

    /// The same text until the machine restarts; empty where the system does not tell.
    static String current() {
        try {
            return Files.isReadable(LINUX) ? Files.readString(LINUX).strip() : "";
        } catch (IOException e) {
            return "";
        }
    }
}
