package org.perigee.sandbox.download;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.perigee.sandbox.catalogue.Product;

/// The tape library: products that lie there come to disk some time after the first request for them, and stay.
/// Safe for any number of threads.
public final class Tape {

    /// Where a product is.
    public enum State {
        /// Can be read now.
        DISK,
        /// Asked for and on its way.
        STAGING,
        /// Nobody has asked for it yet.
        TAPE
    }

    private final Map<UUID, Instant> readyAt = new ConcurrentHashMap<>();
    private final Duration delay;
    private final Clock clock;

    /// @param delay  from the first request until the product is on disk
    public Tape(Duration delay, Clock clock) {
        this.delay = delay;
        this.clock = clock;
    }

    public State state(Product product) {
        if (!product.onTape()) {
            return State.DISK;
        }
        Instant ready = readyAt.get(product.id());
        if (ready == null) {
            return State.TAPE;
        }
        return clock.instant().isBefore(ready) ? State.STAGING : State.DISK;
    }

    /// Asks for a product; the first request starts the staging.
    public State request(Product product) {
        if (product.onTape()) {
            readyAt.computeIfAbsent(product.id(), id -> clock.instant().plus(delay));
        }
        return state(product);
    }

    /// Seconds after which to ask again, at least one.
    public long retryAfterSeconds(Product product) {
        Instant ready = readyAt.getOrDefault(product.id(), clock.instant().plus(delay));
        return Math.max(1, (Duration.between(clock.instant(), ready).toMillis() + 999) / 1000);
    }
}
