package org.perigee.download.engine;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/// Keeps several connections together below so many bytes a second.
///
/// Who has read something gets the next place on a time line and waits for it, so that all are served in turn. Thread-safe.
final class RateLimiter {

    private static final double NANOS = 1e9;
    private static final long LONGEST_NAP_NANOS = 100_000_000L;
    /// What was not used for so long is lost.
    private static final long BURST_NANOS = 200_000_000L;

    private final LongSupplier rate;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition never = lock.newCondition();
    private long due = System.nanoTime();

    /// @param rate in bytes a second, asked again and again; 0 for no limit
    RateLimiter(LongSupplier rate) {
        this.rate = rate;
    }

    long rate() {
        return rate.getAsLong();
    }

    /// Accounts for bytes that came and waits until they were allowed to, or until told to stop, or the limit has changed.
    void pay(int bytes, BooleanSupplier stop) {
        long agreed = rate();
        if (agreed <= 0) {
            return;
        }
        lock.lock();
        try {
            long now = System.nanoTime();
            due = Math.max(due, now - BURST_NANOS) + (long) (bytes * NANOS / agreed);
            long mine = due;
            while (mine - System.nanoTime() > 0 && !stop.getAsBoolean()) {
                if (rate() != agreed) {
                    due = System.nanoTime();
                    return;
                }
                nap(mine - System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private void nap(long nanos) throws InterruptedException {
        long left = never.awaitNanos(Math.clamp(nanos, 1, LONGEST_NAP_NANOS));
        assert left <= LONGEST_NAP_NANOS;
    }
}
