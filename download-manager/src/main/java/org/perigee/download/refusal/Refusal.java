package org.perigee.download.refusal;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/// What a server meant by refusing.
///
/// @param meaning  what has to change before it delivers
/// @param waitTime how long it wants to be left alone; empty where it did not say
public record Refusal(Meaning meaning, Optional<Duration> waitTime) {

    /// What has to change before the server delivers.
    public enum Meaning {
        /// A person has to accept terms of use at the provider.
        TERMS,
        /// Fewer connections are needed, for a moment.
        BUSY,
        /// The account has fetched all it may for some time.
        QUOTA
    }

    public Refusal {
        Objects.requireNonNull(meaning);
        Objects.requireNonNull(waitTime);
    }
}
