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
import org.perigee.download.TransferProblem;

/// Counts connections to each host over all transfers, and gives hosts the rest they ask for.
///
/// A host that says "too many" is left alone as long as it asks (or longer and longer, where it does not say) and gets no more
/// connections than it was serving then; after half a minute of quiet it gets one more again. A transfer's first connection goes before
/// another's second; the place of a transfer whose bytes have all come is kept a moment for the next one's first.
/// Thread-safe.
final class HostBudget {

    private static final Duration QUIET = Duration.ofSeconds(30);
    private static final Duration KEPT = Duration.ofMillis(500);
    private static final long FIRST_WAIT_MILLIS = 1_000;
    private static final long LONGEST_WAIT_MILLIS = 60_000;
    /// Added to what a server asked for, so that clocks and its own counting do not make us early, nor all come at once.
    private static final int JITTER_MILLIS = 400;
    /// How soon a used-up quota is looked at again where the server does not say when it is filled.
    private static final Duration FIRST_QUOTA_WAIT = Duration.ofMinutes(30);
    private static final int QUOTA_DOUBLINGS = 4;

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
        private int kept;
        private Instant keptUntil = Instant.EPOCH;
        private Instant changedAt = Instant.EPOCH;
        private Instant closedUntil = Instant.EPOCH;
        private TransferProblem quota;
        private int quotaWaits;
        private final Set<Object> waitingForFirst = new HashSet<>();
    }

    /// Asks for a connection.
    ///
    /// @param first whether the asking transfer has none at all
    synchronized boolean take(String name, Object asking, boolean first) {
        Host host = host(name);
        recover(name, host);
        if (!hasRoom(name, host, first)) {
            if (first) {
                host.waitingForFirst.add(asking);
            }
            return false;
        }
        if (first) {
            host.kept = Math.max(0, host.kept - 1);
        }
        host.waitingForFirst.remove(asking);
        host.inUse++;
        return true;
    }

    private boolean hasRoom(String name, Host host, boolean first) {
        return !clock.instant().isBefore(host.closedUntil) && (first ? host.inUse < allowed(name, host) : spare(name, host) > 0);
    }

    private int spare(String name, Host host) {
        if (!clock.instant().isBefore(host.keptUntil)) {
            host.kept = 0;
        }
        return host.waitingForFirst.isEmpty() ? allowed(name, host) - host.inUse - host.kept : 0;
    }

    /// How many connections a transfer that has one could have beside it now.
    synchronized int spare(String name) {
        return Math.max(0, spare(name, host(name)));
    }

    /// @param served whether the host served the request, so that its refusals are over
    void giveBack(String name, boolean served) {
        giveBack(name, served, false);
    }

    /// @param keep whether another transfer is about to begin, whose first connection this one's place is for
    void giveBack(String name, boolean served, boolean keep) {
        synchronized (this) {
            Host host = host(name);
            host.inUse--;
            if (served) {
                host.refusals = 0;
                host.quotaWaits = 0;
            }
            if (keep) {
                host.kept++;
                host.keptUntil = clock.instant().plus(KEPT);
            }
        }
        wakers.forEach(Runnable::run);
    }

    /// A transfer does not want anything any more.
    synchronized void forget(Object asking) {
        hosts.values().forEach(host -> host.waitingForFirst.remove(asking));
    }

    /// Notes a "too many requests" or "not now", while the connection that was refused still counts.
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
        int now = Math.max(1, Math.min(allowed(name, host), host.inUse) - 1);
        host.reducedBy = Math.max(host.reducedBy, limits.get().connectionsTo(name) - now);
        host.changedAt = clock.instant();
        return host.closedUntil;
    }

    /// Notes that the account there has fetched all it may: no transfer need ask before the quota is filled again.
    ///
    /// @param wait until then, where the host said so
    synchronized void usedUp(String name, Optional<Duration> wait, TransferProblem problem) {
        Host host = host(name);
        Duration own = FIRST_QUOTA_WAIT.multipliedBy(1L << Math.min(QUOTA_DOUBLINGS, host.quotaWaits));
        Instant until = clock.instant().plus(wait.orElse(own)).plusMillis(ThreadLocalRandom.current().nextInt(JITTER_MILLIS));
        // Several connections that hear of it at once hear the same thing.
        host.quotaWaits += quota(name).isPresent() ? 0 : 1;
        host.quota = problem;
        if (until.isAfter(host.closedUntil)) {
            host.closedUntil = until;
        }
    }

    /// That the quota there is used up, where it is.
    synchronized Optional<TransferProblem> quota(String name) {
        Host host = host(name);
        return Optional.ofNullable(host.quota).filter(problem -> clock.instant().isBefore(host.closedUntil));
    }

    /// Somebody says that it is worth asking again, such as after a larger quota was granted.
    synchronized void forgetQuota(String name) {
        Host host = host(name);
        if (host.quota != null) {
            host.quota = null;
            host.closedUntil = Instant.EPOCH;
        }
    }

    private void recover(String name, Host host) {
        Instant now = clock.instant();
        boolean full = host.inUse >= allowed(name, host);
        if (full && host.reducedBy > 0 && !now.isBefore(host.changedAt.plus(QUIET)) && !now.isBefore(host.closedUntil)) {
            host.reducedBy--;
            host.changedAt = now;
        }
    }

    private int allowed(String name, Host host) {
        return Math.max(1, limits.get().connectionsTo(name) - host.reducedBy);
    }

    /// When the host may be asked again; in the past where it may now.
    synchronized Instant openFrom(String name) {
        return host(name).closedUntil;
    }

    /// How many connections the host may have now.
    synchronized int allowed(String name) {
        return allowed(name, host(name));
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

    /// Lets everyone look whether there is room, after the limits have changed or a host has shown that it serves more.
    void lookAgain() {
        wakers.forEach(Runnable::run);
    }
}
