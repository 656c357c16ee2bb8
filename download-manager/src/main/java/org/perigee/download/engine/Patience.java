package org.perigee.download.engine;

import java.time.Duration;

/// Measures how long a transfer has tried without getting anywhere.
///
/// Time is added up while the transfer runs or waits to try again, so that a sleeping machine does not use it up. Progress is what lifts
/// the number of bytes above its best by a worthwhile amount.
final class Patience {

    private static final long WORTHWHILE = 64 * 1024L;

    private long best;
    private Duration spent = Duration.ZERO;

    synchronized void tried(Duration time) {
        spent = spent.plus(time);
    }

    synchronized void has(long bytes) {
        if (bytes >= best + WORTHWHILE) {
            best = bytes;
            spent = Duration.ZERO;
        }
    }

    /// The bytes there are worth nothing any more.
    synchronized void startOver() {
        best = 0;
    }

    synchronized void reset() {
        best = 0;
        spent = Duration.ZERO;
    }

    synchronized boolean isOver(Duration allowed) {
        return spent.compareTo(allowed) > 0;
    }
}
