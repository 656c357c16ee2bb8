package org.perigee.app.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.perigee.app.text.Formats;
import org.perigee.app.text.Messages;

/// One line on a terminal that tells how far the checking is; nothing elsewhere. Used by one thread.
final class VerifyProgress {

    private static final long EVERY_NANOS = 250_000_000L;
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintWriter err;
    private final boolean shown;
    private final Formats formats = Messages.of(Locale.ENGLISH).formats();
    private int files;
    private long bytes;
    private int checked;
    private long read;
    private long drawnAt = System.nanoTime();
    private boolean drawn;

    VerifyProgress(PrintWriter err, boolean shown) {
        this.err = err;
        this.shown = shown;
    }

    void expect(int allFiles, long allBytes) {
        files = allFiles;
        bytes = allBytes;
    }

    void checked() {
        checked++;
    }

    void read(long more) {
        read += more;
        if (shown && System.nanoTime() - drawnAt > EVERY_NANOS) {
            drawnAt = System.nanoTime();
            drawn = true;
            err.printf("%s%d of %d files, %s of %s", CLEAR_LINE, checked, files, formats.bytes(read), formats.bytes(bytes));
            err.flush();
        }
    }

    void clear() {
        if (drawn) {
            err.print(CLEAR_LINE);
            err.flush();
            drawn = false;
        }
    }
}
