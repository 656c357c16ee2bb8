package org.perigee.catalog.local;

import java.time.Instant;
import java.util.Objects;
import org.perigee.catalog.federation.SourceOutcome;
import org.perigee.catalog.query.SearchQuery;

/// How a query ended once at a provider.
///
/// @param query    as it was asked then; its order and limit may differ from those of the query looked up
/// @param provider the provider's id
/// @param outcome  how it ended
/// @param when     when that was, UTC
public record SearchRecord(SearchQuery query, String provider, SourceOutcome outcome, Instant when) {

    public SearchRecord {
        Objects.requireNonNull(query);
        Objects.requireNonNull(provider);
        Objects.requireNonNull(outcome);
        Objects.requireNonNull(when);
    }

    /// Whether the provider answered, if not with everything.
    public boolean isAnswer() {
        return outcome instanceof SourceOutcome.Complete || outcome instanceof SourceOutcome.Truncated;
    }
}
