package org.perigee.download;

import java.util.Collections;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// How much the manager may do at once, how fast, and when; can be changed while it runs. Immutable.
///
/// Of several speeds that apply to the same bytes (all transfers, their host, the transfer, the hour) the lowest counts.
///
/// @param transfers              transfers running at once, at least 1
/// @param connections            connections for one transfer, at least 1
/// @param perHost                connections to one host over all transfers, at least 1, where [#hosts()] does not say otherwise
/// @param bytesPerSecond         over all transfers; 0 for no limit
/// @param transferBytesPerSecond of each transfer that has no limit of its own; 0 for no limit
/// @param hosts                  what differs for some hosts: by `host:port`, by host, or by `*.` and a domain, in lower case; the most exact
///                               name counts
/// @param schedule               when transfers may run
public record DownloadLimits(int transfers, int connections, int perHost, long bytesPerSecond, long transferBytesPerSecond,
        Map<String, HostLimit> hosts, Schedule schedule) {

    public static final DownloadLimits DEFAULT = new DownloadLimits(4, 4, 4, 0);

    public DownloadLimits {
        if (transfers < 1 || connections < 1 || perHost < 1 || bytesPerSecond < 0 || transferBytesPerSecond < 0) {
            throw new IllegalArgumentException("Limits must be positive");
        }
        Objects.requireNonNull(schedule);
        Map<String, HostLimit> named = new TreeMap<>();
        hosts.forEach((name, limit) -> named.put(name.strip().toLowerCase(Locale.ROOT), Objects.requireNonNull(limit)));
        hosts = Collections.unmodifiableMap(named);
    }

    /// The same for all hosts, transfers and hours.
    public DownloadLimits(int transfers, int connections, int perHost, long bytesPerSecond) {
        this(transfers, connections, perHost, bytesPerSecond, 0, Map.of(), Schedule.ALWAYS);
    }

    public DownloadLimits withBytesPerSecond(long now) {
        return new DownloadLimits(transfers, connections, perHost, now, transferBytesPerSecond, hosts, schedule);
    }

    public DownloadLimits withTransferBytesPerSecond(long now) {
        return new DownloadLimits(transfers, connections, perHost, bytesPerSecond, now, hosts, schedule);
    }

    public DownloadLimits withHosts(Map<String, HostLimit> now) {
        return new DownloadLimits(transfers, connections, perHost, bytesPerSecond, transferBytesPerSecond, now, schedule);
    }

    public DownloadLimits withSchedule(Schedule now) {
        return new DownloadLimits(transfers, connections, perHost, bytesPerSecond, transferBytesPerSecond, hosts, now);
    }

    /// What applies to a host.
    ///
    /// @param host lower case, with or without `:port`
    public HostLimit host(String host) {
        if (hosts.isEmpty()) {
            return HostLimit.NONE;
        }
        HostLimit exact = hosts.get(host);
        String name = host.lastIndexOf(':') > host.lastIndexOf(']') ? host.substring(0, host.lastIndexOf(':')) : host;
        HostLimit named = exact == null ? hosts.get(name) : exact;
        return named != null ? named : hosts.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("*.") && name.endsWith(entry.getKey().substring(1)))
                .max(Comparator.comparingInt(entry -> entry.getKey().length())).map(Map.Entry::getValue).orElse(HostLimit.NONE);
    }

    /// How many connections a host may have over all transfers.
    public int connectionsTo(String host) {
        int own = host(host).connections();
        return own == 0 ? perHost : own;
    }
}
