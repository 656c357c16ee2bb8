package org.perigee.sandbox.download;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Keeps one answer from going faster than told; begins to count when it is made. Belongs to one thread.
final class Pace {

    private final long bytesPerSecond;
    private final long began = System.nanoTime();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition due = lock.newCondition();

    /// @param bytesPerSecond 0 for as fast as can be
    Pace(long bytesPerSecond) {
        this.bytesPerSecond = bytesPerSecond;
    }

    /// Returns when so many bytes may have been sent since the beginning.
    ///
    /// @throws IOException when the server is closing
    void keep(long sent) throws IOException {
        if (bytesPerSecond <= 0) {
            return;
        }
        lock.lock();
        try {
            long left = began + (long) (sent * 1e9 / bytesPerSecond) - System.nanoTime();
            while (left > TimeUnit.MILLISECONDS.toNanos(1)) {
                // Nobody signals: it is the time that is waited for.
                left = due.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The server is closing", e);
        } finally {
            lock.unlock();
        }
    }
}
