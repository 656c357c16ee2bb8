package org.perigee.catalog.federation;

import java.time.Duration;

/// Measures how long a provider has been silent. Time in which we ourselves are busy with its Items does not count. Thread-safe.
final class Silence {

    private final Duration allowed;
    private long since = System.nanoTime();
    private boolean suspended;

    Silence(Duration allowed) {
        this.allowed = allowed;
    }

    Duration allowed() {
        return allowed;
    }

    /// Something came.
    synchronized void broken() {
        since = System.nanoTime();
    }

    synchronized void suspended() {
        suspended = true;
    }

    synchronized void resumed() {
        suspended = false;
        since = System.nanoTime();
    }

    /// How much longer it may be silent; not above zero when that is over.
    synchronized long nanosLeft() {
        return suspended ? allowed.toNanos() : allowed.toNanos() - (System.nanoTime() - since);
    }
}
