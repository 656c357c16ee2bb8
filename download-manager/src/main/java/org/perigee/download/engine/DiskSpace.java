package org.perigee.download.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.perigee.download.FailureKind;
import org.perigee.download.TransferProblem;

/// Asks whether a file will fit before it is fetched.
final class DiskSpace {

    private static final double GIGA = 1e9;
    /// Kept free for everybody else.
    private static final long MARGIN = 16 * 1024 * 1024L;

    private DiskSpace() {
    }

    /// @param bytes that are still to come
    static Optional<TransferProblem> problem(Path target, long bytes) {
        try {
            long free = Files.getFileStore(target.getParent()).getUsableSpace();
            if (bytes <= 0 || free - MARGIN >= bytes) {
                return Optional.empty();
            }
            return Optional.of(new TransferProblem(FailureKind.DISK_FULL, String.format(Locale.ROOT,
                    "The disk of %s has %.2f GB left, %.2f GB are needed", target.getParent(), free / GIGA, bytes / GIGA), null));
        } catch (IOException e) {
            // Not all file systems tell; a write that fails will.
            return Optional.empty();
        }
    }
}
