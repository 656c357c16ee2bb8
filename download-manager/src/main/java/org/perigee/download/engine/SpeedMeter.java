package org.perigee.download.engine;

/// Averages bytes per second over a few seconds, the latest counting most. Thread-safe.
final class SpeedMeter {

    private static final double SECONDS = 4;
    private static final double NANOS = 1e9;
    private static final long SAMPLE_NANOS = 200_000_000L;

    private double average;
    private long pending;
    private long since;
    private boolean primed;

    synchronized void add(long bytes, long nanoTime) {
        if (since == 0) {
            since = nanoTime;
        }
        pending += bytes;
        long elapsed = nanoTime - since;
        if (elapsed < SAMPLE_NANOS) {
            return;
        }
        double now = pending * NANOS / elapsed;
        double weight = primed ? 1 - Math.exp(-elapsed / (SECONDS * NANOS)) : 1;
        average += weight * (now - average);
        primed = true;
        pending = 0;
        since = nanoTime;
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
