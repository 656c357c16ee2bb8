package org.perigee.download;

/// How much the manager may do at once; can be changed while it runs.
///
/// @param transfers      transfers running at once, at least 1
/// @param connections    connections for one transfer, at least 1
/// @param perHost        connections to one host over all transfers, at least 1
/// @param bytesPerSecond over all transfers; 0 for no limit
public record DownloadLimits(int transfers, int connections, int perHost, long bytesPerSecond) {

    public static final DownloadLimits DEFAULT = new DownloadLimits(4, 4, 4, 0);

    public DownloadLimits {
        if (transfers < 1 || connections < 1 || perHost < 1 || bytesPerSecond < 0) {
            throw new IllegalArgumentException("Limits must be positive");
        }
    }
}
