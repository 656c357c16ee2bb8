package org.perigee.sandbox.http;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// What goes wrong on purpose, by path prefix such as `/stac/v1` or `/odata/v1/Products`. Nothing does until it is told to.
/// Safe for any number of threads; takes effect with the next request.
public final class Faults {

    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private final Set<String> hanging = ConcurrentHashMap.newKeySet();
    private final Map<String, AtomicInteger> cuts = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final AtomicLong tokenGeneration = new AtomicLong();

    /// Everything below the prefix answers 500.
    public Faults fail(String prefix) {
        failing.add(prefix);
        return this;
    }

    /// Everything below the prefix is accepted and never answered, until [#reset] or the end of the sandbox.
    public Faults hang(String prefix) {
        hanging.add(prefix);
        return this;
    }

    /// The next `count` answers with file content below the prefix break off half-way.
    public Faults cut(String prefix, int count) {
        cuts.put(prefix, new AtomicInteger(count));
        return this;
    }

    /// Every access token given out so far counts as expired; refresh tokens stay good.
    public Faults expireTokens() {
        tokenGeneration.incrementAndGet();
        return this;
    }

    /// Ends all faults; expired tokens stay expired.
    public void reset() {
        failing.clear();
        cuts.clear();
        lock.lock();
        try {
            hanging.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Rises with every [#expireTokens].
    public long tokenGeneration() {
        return tokenGeneration.get();
    }

    boolean fails(String path) {
        return failing.stream().anyMatch(path::startsWith);
    }

    private boolean hangs(String path) {
        return hanging.stream().anyMatch(path::startsWith);
    }

    /// Returns when nothing above the path hangs any more.
    ///
    /// @throws InterruptedException when the server closes
    void waitWhileHanging(String path) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (hangs(path)) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Whether this answer is to break off; uses up one of the cuts.
    public boolean takeCut(String path) {
        return cuts.entrySet().stream().anyMatch(e -> path.startsWith(e.getKey()) && e.getValue().getAndDecrement() > 0);
    }
}
