package org.perigee.download.engine;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import org.perigee.download.FailureKind;

/// Names what goes wrong on our own disk.
final class LocalFailures {

    private LocalFailures() {
    }

    static FetchFailure of(IOException e) {
        return new FetchFailure(Reaction.LOCAL, kind(e), describe(e));
    }

    static FailureKind kind(IOException e) {
        String text = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        boolean full = text.contains("no space left") || text.contains("not enough space") || text.contains("quota exceeded")
                || text.contains("disk full");
        return full ? FailureKind.DISK_FULL : FailureKind.FILE_IO;
    }

    static String describe(IOException e) {
        if (kind(e) == FailureKind.DISK_FULL) {
            return "The disk is full";
        }
        String reason = e instanceof FileSystemException file && file.getReason() != null ? file.getReason() : e.getMessage();
        String what = e instanceof FileSystemException file && file.getReason() == null ? e.getClass().getSimpleName() + " " : "";
        return "The file cannot be written: " + what + reason;
    }
}
