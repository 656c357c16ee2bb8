package org.perigee.download;

import java.time.Instant;
import java.util.Objects;

/// How a transfer stands in its queue.
///
/// @param priority       what starts before what
/// @param bytesPerSecond its own limit; 0 where it has none
/// @param since          when it came into its present state, UTC: since when it waits, runs, or has ended
public record TransferPlace(TransferPriority priority, long bytesPerSecond, Instant since) {

    public TransferPlace {
        Objects.requireNonNull(priority);
        Objects.requireNonNull(since);
        if (bytesPerSecond < 0) {
            throw new IllegalArgumentException("Limits must be positive");
        }
    }
}
