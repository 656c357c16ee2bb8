package org.perigee.download.engine;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.perigee.download.Schedule;

/// All speed limits: over everything (by the hour, too), for each host, for each transfer. Thread-safe.
final class Rates {

    private static final int SMALL_READ = 16 * 1024;
    private static final int SMALLEST_READ = 1024;

    private final Situation situation;
    private final Clock clock;
    private final RateLimiter all = new RateLimiter(this::overall);
    private final Map<String, RateLimiter> hosts = new ConcurrentHashMap<>();
    private volatile Planned planned = new Planned(null, null);

    /// What the schedule says until its next change.
    private record Planned(Schedule schedule, Schedule.Slot slot) {
    }

    Rates(Situation situation, Clock clock) {
        this.situation = situation;
        this.clock = clock;
    }

    /// What the schedule says now.
    Schedule.Slot slot() {
        Planned known = planned;
        Schedule schedule = situation.limits().schedule();
        Instant now = clock.instant();
        boolean fresh = known.schedule() == schedule && (known.slot().until() == null || now.isBefore(known.slot().until()));
        if (!fresh) {
            known = new Planned(schedule, schedule.at(now));
            planned = known;
        }
        return known.slot();
    }

    private long overall() {
        long always = situation.limits().bytesPerSecond();
        long now = slot().bytesPerSecond();
        return always == 0 || now == 0 ? Math.max(always, now) : Math.min(always, now);
    }

    /// What one transfer pays.
    Purse purse(Standing standing, IntSupplier connections) {
        RateLimiter own = new RateLimiter(() -> standing.bytesPerSecond() > 0 ? standing.bytesPerSecond() : situation.limits().transferBytesPerSecond());
        return new Purse(own, connections);
    }

    private RateLimiter host(String name) {
        return hosts.computeIfAbsent(name, unused -> new RateLimiter(() -> situation.limits().host(name).bytesPerSecond()));
    }

    /// The limits that hold for one transfer.
    final class Purse {

        private final RateLimiter own;
        private final IntSupplier connections;

        private Purse(RateLimiter own, IntSupplier connections) {
            this.own = own;
            this.connections = connections;
        }

        private List<RateLimiter> with(String host) {
            return List.of(all, host(host), own);
        }

        boolean isLimited(String host) {
            return with(host).stream().anyMatch(limiter -> limiter.rate() > 0);
        }

        /// How much to read at once: all there is room for, or under a limit little, so that the speed is even; less where the transfer has
        /// several connections, so that each transfer gets the same share whatever their number.
        int readSize(String host, int room) {
            long rate = with(host).stream().mapToLong(RateLimiter::rate).filter(limit -> limit > 0).min().orElse(0);
            if (rate == 0) {
                return room;
            }
            long each = Math.clamp(rate / 20, SMALLEST_READ, SMALL_READ) / Math.max(1, connections.getAsInt());
            return Math.min(room, (int) Math.max(SMALLEST_READ, each));
        }

        void pay(String host, int bytes, BooleanSupplier stop) {
            for (RateLimiter limiter : with(host)) {
                limiter.pay(bytes, stop);
            }
        }
    }
}
