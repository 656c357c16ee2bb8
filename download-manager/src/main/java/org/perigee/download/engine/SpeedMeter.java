package org.perigee.download.engine;

/// Averages bytes per second over a few seconds, the latest counting most. Thread-safe.
final class SpeedMeter {

    private static final double SECONDS = 4;
    private final double seconds;
    private static final double NANOS = 1e9;
    private static final long SAMPLE_NANOS = 200_000_000L;

    private double average;
    private long pending;
    private long since;
    private boolean primed;

    SpeedMeter() {
        this(SECONDS);
    }

    /// @param seconds how far back it looks
    SpeedMeter(double seconds) {
        this.seconds = seconds;
    }

    synchronized void add(long bytes, long nanoTime) {
        if (since == 0) {
            // Over which time these came is not known.
            since = nanoTime;
            return;
        }
        pending += bytes;
        long elapsed = nanoTime - since;
        if (elapsed < SAMPLE_NANOS) {
            return;
        }
        double now = pending * NANOS / elapsed;
        double weight = primed ? 1 - Math.exp(-elapsed / (seconds * NANOS)) : 1;
        average += weight * (now - average);
        primed = true;
        pending = 0;
        since = nanoTime;
    }

    synchronized boolean isPrimed() {
        return primed;
    }

    synchronized double bytesPerSecond() {
        return average < 1 ? 0 : average;
    }

    synchronized void reset() {
        average = 0;
        pending = 0;
        since = 0;
        primed = false;
    }
}
