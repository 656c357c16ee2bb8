package org.perigee.catalog.local;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.perigee.catalog.federation.SourceOutcome;
import org.perigee.catalog.model.Item;

/// What the local catalogue knows of one provider's answer to a query.
///
/// All kept Items that meet the query are here, also those that other searches found: there can be more than the provider gave for
/// this query, and without a complete answer in the past there may be fewer than it has.
///
/// @param provider    the provider's id
/// @param items       in the query's order, at most its limit
/// @param cutShort    whether the limit left some out
/// @param lastAnswer  how this very query was last answered; null where it never was
/// @param lastFailure how it failed after that; null where it did not
public record ProviderReplay(String provider, List<Item> items, boolean cutShort, SearchRecord lastAnswer, SearchRecord lastFailure) {

    public ProviderReplay {
        Objects.requireNonNull(provider);
        items = List.copyOf(items);
    }

    public Optional<SearchRecord> findLastAnswer() {
        return Optional.ofNullable(lastAnswer);
    }

    public Optional<SearchRecord> findLastFailure() {
        return Optional.ofNullable(lastFailure);
    }

    /// Whether this very query has been asked of the provider before.
    public boolean askedBefore() {
        return lastAnswer != null || lastFailure != null;
    }

    /// Whether these are all Items that the provider had for the query at [#asOf()].
    public boolean completeThen() {
        return !cutShort && lastAnswer != null && lastAnswer.outcome() instanceof SourceOutcome.Complete;
    }

    /// The time of which this tells: of the last answer, else of the newest Item; empty where nothing is known.
    public Optional<Instant> asOf() {
        return findLastAnswer().map(SearchRecord::when).or(() -> items.stream().map(Item::retrieved).max(Instant::compareTo));
    }
}
