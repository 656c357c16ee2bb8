package org.perigee.sandbox.download;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// How many downloads one account may have open at once. Safe for any number of threads.
public final class ConnectionLimit {

    /// Gives the place back.
    public interface Slot extends AutoCloseable {
        @Override
        void close();
    }

    private final Map<String, Integer> open = new ConcurrentHashMap<>();
    private final int limit;

    public ConnectionLimit(int limit) {
        this.limit = limit;
    }

    /// A place, or empty when all are taken.
    public Optional<Slot> enter(String account) {
        boolean[] entered = new boolean[1];
        open.compute(account, (key, count) -> {
            int now = count == null ? 0 : count;
            entered[0] = now < limit;
            return entered[0] ? now + 1 : now;
        });
        return entered[0] ? Optional.of(() -> open.merge(account, -1, Integer::sum)) : Optional.empty();
    }
}
