package org.perigee.download.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What this run of the program has learned about hosts: how fast one connection was, and how often one failed of late. A transfer
/// begins with what the others have learned. Thread-safe.
final class HostTable {

    private static final double WEIGHT = 0.3;
    private static final int MOST_FAILURES = 8;

    private final Map<String, Entry> hosts = new ConcurrentHashMap<>();

    private record Entry(double pace, int failures) {
    }

    /// Bytes a second of one connection; 0 where none has been measured.
    double pace(String host) {
        return hosts.getOrDefault(host, new Entry(0, 0)).pace();
    }

    /// Failures not yet made up for by answers.
    int failures(String host) {
        return hosts.getOrDefault(host, new Entry(0, 0)).failures();
    }

    void measured(String host, double pace) {
        hosts.merge(host, new Entry(pace, 0), (old, fresh) -> new Entry(old.pace() == 0 ? pace : old.pace() + WEIGHT * (pace - old.pace()), old.failures()));
    }

    void failed(String host) {
        hosts.merge(host, new Entry(0, 1), (old, fresh) -> new Entry(old.pace(), Math.min(MOST_FAILURES, old.failures() + 1)));
    }

    void served(String host) {
        hosts.computeIfPresent(host, (name, old) -> old.failures() == 0 ? old : new Entry(old.pace(), old.failures() - 1));
    }
}
