package org.perigee.app.transfers;

import java.time.Duration;

/// The speed of the last minutes, one value a second. Not thread-safe.
final class SpeedHistory {

    /// Five minutes.
    static final int SECONDS = 300;

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final double[] values = new double[SECONDS];
    private int count;
    private long lastAt;
    private double[] shown = {};

    /// @param nanos a clock that only goes forward
    void see(long nanos, double bytesPerSecond) {
        if (count > 0 && nanos - lastAt < SECOND) {
            return;
        }
        // Seconds nobody looked in, such as those of a suspended machine, were quiet for all we know; no more of them than fit.
        long missed = count == 0 ? 0 : Math.min(SECONDS, (nanos - lastAt) / SECOND - 1);
        for (long i = 0; i < missed; i++) {
            add(bytesPerSecond);
        }
        add(bytesPerSecond);
        lastAt = nanos;
        shown = ordered();
    }

    private void add(double value) {
        values[count++ % SECONDS] = value;
    }

    private double[] ordered() {
        int length = Math.min(count, SECONDS);
        double[] ordered = new double[length];
        for (int i = 0; i < length; i++) {
            ordered[i] = values[(count - length + i) % SECONDS];
        }
        return ordered;
    }

    /// The oldest first; never changed afterwards.
    double[] values() {
        return shown;
    }
}
