package org.perigee.app.providers;

import org.perigee.catalog.federation.SourceOutcome;
import org.perigee.catalog.provider.Provider;

/// How one provider fares in the search that runs or ran last. Immutable.
///
/// @param provider  who
/// @param asking    whether it is being asked now
/// @param delivered Items so far
/// @param matched   how many it says there are; −1 where it does not
/// @param outcome   how it ended; null while it is being asked and before
public record ProviderStatus(Provider provider, boolean asking, long delivered, long matched, SourceOutcome outcome) {

    /// What the light shows.
    public enum Light {
        IDLE, ASKING, COMPLETE, TRUNCATED, FAILED, STOPPED, NOT_ASKED
    }

    public static ProviderStatus idle(Provider provider) {
        return new ProviderStatus(provider, false, 0, -1, null);
    }

    public static ProviderStatus asking(Provider provider) {
        return new ProviderStatus(provider, true, 0, -1, null);
    }

    public ProviderStatus delivered(long count, long nowMatched) {
        return new ProviderStatus(provider, asking, count, nowMatched >= 0 ? nowMatched : matched, outcome);
    }

    public ProviderStatus ended(SourceOutcome how) {
        return new ProviderStatus(provider, false, Math.max(delivered, how.delivered()), matched, how);
    }

    public Light light() {
        return switch (outcome) {
            case null -> asking ? Light.ASKING : Light.IDLE;
            case SourceOutcome.Complete complete -> Light.COMPLETE;
            case SourceOutcome.Truncated truncated -> Light.TRUNCATED;
            case SourceOutcome.Failed failed -> Light.FAILED;
            case SourceOutcome.Cancelled cancelled -> Light.STOPPED;
            case SourceOutcome.Unsupported unsupported -> Light.NOT_ASKED;
        };
    }
}
