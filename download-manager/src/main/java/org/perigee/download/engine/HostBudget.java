package org.perigee.download.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.perigee.download.DownloadLimits;

/// Counts connections to each host over all transfers, and gives hosts the rest they ask for.
///
/// A host that says "too many" is left alone as long as it asks (or longer and longer, where it does not say) and gets one connection
/// less; after half a minute of quiet it gets one more again. A transfer's first connection goes before another's second.
/// Thread-safe.
final class HostBudget {

    private static final Duration QUIET = Duration.ofSeconds(30);
    private static final long FIRST_WAIT_MILLIS = 1_000;
    private static final long LONGEST_WAIT_MILLIS = 60_000;
    /// Added to what a server asked for, so that clocks and its own counting do not make us early, nor all come at once.
    private static final int JITTER_MILLIS = 400;

    private final Clock clock;
    private final Supplier<DownloadLimits> limits;
    private final Map<String, Host> hosts = new HashMap<>();
    private final CopyOnWriteArrayList<Runnable> wakers = new CopyOnWriteArrayList<>();

    HostBudget(Clock clock, Supplier<DownloadLimits> limits) {
        this.clock = clock;
        this.limits = limits;
    }

    private static final class Host {
        private int inUse;
        private int reducedBy;
        private int refusals;
        private Instant changedAt = Instant.EPOCH;
        private Instant closedUntil = Instant.EPOCH;
        private final Set<Object> waitingForFirst = new HashSet<>();
    }

    /// Asks for a connection.
    ///
    /// @param first whether the asking transfer has none at all
    synchronized boolean take(String name, Object asking, boolean first) {
        Host host = host(name);
        recover(host);
        boolean othersFirst = !first && !host.waitingForFirst.isEmpty();
        if (othersFirst || clock.instant().isBefore(host.closedUntil) || host.inUse >= allowed(host)) {
            if (first) {
                host.waitingForFirst.add(asking);
            }
            return false;
        }
        host.waitingForFirst.remove(asking);
        host.inUse++;
        return true;
    }

    /// @param served whether the host served the request, so that its refusals are over
    void giveBack(String name, boolean served) {
        synchronized (this) {
            Host host = host(name);
            host.inUse--;
            if (served) {
                host.refusals = 0;
            }
        }
        wakers.forEach(Runnable::run);
    }

    /// A transfer does not want anything any more.
    synchronized void forget(Object asking) {
        hosts.values().forEach(host -> host.waitingForFirst.remove(asking));
    }

    /// Notes a "too many requests" or "not now".
    ///
    /// @return when the host may be asked again
    synchronized Instant refused(String name, Optional<Duration> wait) {
        Host host = host(name);
        host.refusals++;
        long own = Math.min(LONGEST_WAIT_MILLIS, FIRST_WAIT_MILLIS << Math.min(6, host.refusals - 1));
        long millis = wait.map(Duration::toMillis).orElse(own) + ThreadLocalRandom.current().nextInt(JITTER_MILLIS / 8, JITTER_MILLIS);
        Instant until = clock.instant().plusMillis(millis);
        if (until.isAfter(host.closedUntil)) {
            host.closedUntil = until;
        }
        // At most one below what was just running: several refusals of one moment tell the same thing.
        int now = Math.max(1, Math.min(allowed(host), host.inUse) - 1);
        host.reducedBy = Math.max(host.reducedBy, limits.get().perHost() - now);
        host.changedAt = clock.instant();
        return host.closedUntil;
    }

    private void recover(Host host) {
        Instant now = clock.instant();
        if (host.reducedBy > 0 && !now.isBefore(host.changedAt.plus(QUIET)) && !now.isBefore(host.closedUntil)) {
            host.reducedBy--;
            host.changedAt = now;
        }
    }

    private int allowed(Host host) {
        return Math.max(1, limits.get().perHost() - host.reducedBy);
    }

    /// When the host may be asked again; in the past where it may now.
    synchronized Instant openFrom(String name) {
        return host(name).closedUntil;
    }

    /// How many connections the host may have now.
    synchronized int allowed(String name) {
        return allowed(host(name));
    }

    private Host host(String name) {
        return hosts.computeIfAbsent(name, unused -> new Host());
    }

    /// Runs something each time a connection becomes free.
    void whenFree(Runnable waker) {
        wakers.add(waker);
    }

    void stopTelling(Runnable waker) {
        wakers.remove(waker);
    }

    /// Lets everyone look again, after the limits have changed.
    void limitsChanged() {
        wakers.forEach(Runnable::run);
    }
}
