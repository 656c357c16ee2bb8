package org.perigee.download.engine;

import java.util.HashMap;
import java.util.Map;

/// Lets connections to a host grow one by one as long as it is not known how many it serves at once, so that a host that allows few is not
/// asked by many at one moment. A host that takes its time to answer does not hold others up for long. Thread-safe.
final class HostRamp {

    private static final long LONGEST_WAIT_NANOS = 500_000_000L;

    private final Map<String, Host> hosts = new HashMap<>();

    private static final class Host {
        private int asked;
        private int answered;
        private int proven;
        private long lastAskedAt;
    }

    synchronized boolean mayAsk(String name) {
        Host host = host(name);
        return host.asked == 0 || host.asked <= host.proven || System.nanoTime() - host.lastAskedAt > LONGEST_WAIT_NANOS;
    }

    synchronized void asked(String name) {
        Host host = host(name);
        host.asked++;
        host.lastAskedAt = System.nanoTime();
    }

    /// A request is served.
    ///
    /// @return whether one more connection may be tried now
    synchronized boolean answered(String name) {
        Host host = host(name);
        host.answered++;
        boolean more = host.answered > host.proven;
        host.proven = Math.max(host.proven, host.answered);
        return more;
    }

    /// A request is over.
    ///
    /// @param served whether it had been answered
    synchronized void over(String name, boolean served) {
        Host host = host(name);
        host.asked--;
        host.answered -= served ? 1 : 0;
    }

    private Host host(String name) {
        return hosts.computeIfAbsent(name, unused -> new Host());
    }
}
