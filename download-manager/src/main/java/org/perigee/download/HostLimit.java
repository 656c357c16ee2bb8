package org.perigee.download;

/// What differs for one host.
///
/// @param connections    over all transfers; 0 for as many as any host
/// @param bytesPerSecond over all transfers from there; 0 for no limit
public record HostLimit(int connections, long bytesPerSecond) {

    /// Nothing differs.
    public static final HostLimit NONE = new HostLimit(0, 0);

    public HostLimit {
        if (connections < 0 || bytesPerSecond < 0) {
            throw new IllegalArgumentException("Limits must be positive");
        }
    }
}
