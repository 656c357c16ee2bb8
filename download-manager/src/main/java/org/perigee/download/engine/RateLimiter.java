package org.perigee.download.engine;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.perigee.download.DownloadLimits;

/// Keeps all connections together below the user's bytes per second: a token bucket that may go into debt by one read.
///
/// Thread-safe.
final class RateLimiter {

    private static final double NANOS = 1e9;
    private static final long LONGEST_NAP_NANOS = 100_000_000L;
    private static final int SMALL_READ = 16 * 1024;

    private final Supplier<DownloadLimits> limits;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition turn = lock.newCondition();
    private double tokens;
    private long filledAt = System.nanoTime();

    RateLimiter(Supplier<DownloadLimits> limits) {
        this.limits = limits;
    }

    /// How much to read at once: little under a limit, so that the speed is even.
    int readSize(int buffer) {
        long rate = limits.get().bytesPerSecond();
        return rate == 0 ? buffer : Math.min(buffer, Math.clamp(rate / 20, 1024, SMALL_READ));
    }

    boolean isLimited() {
        return limits.get().bytesPerSecond() > 0;
    }

    /// Accounts for bytes that came and waits until they were allowed to, or until told to stop.
    void pay(int bytes, BooleanSupplier stop) {
        if (!isLimited()) {
            return;
        }
        lock.lock();
        try {
            refill();
            tokens -= bytes;
            while (tokens < 0 && isLimited() && !stop.getAsBoolean()) {
                nap();
                refill();
            }
        } finally {
            lock.unlock();
        }
    }

    private void nap() {
        long nanos = (long) (-tokens * NANOS / Math.max(1, limits.get().bytesPerSecond()));
        try {
            long left = turn.awaitNanos(Math.clamp(nanos, 1, LONGEST_NAP_NANOS));
            assert left <= LONGEST_NAP_NANOS;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            tokens = 0;
        }
    }

    private void refill() {
        long now = System.nanoTime();
        double rate = limits.get().bytesPerSecond();
        tokens = Math.min(rate / 5, tokens + (now - filledAt) * rate / NANOS);
        filledAt = now;
    }
}
