package org.perigee.catalog.federation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.perigee.catalog.connector.Page;
import org.perigee.catalog.connector.SearchEnd;
import org.perigee.catalog.model.Item;

/// Counts what a provider sent, and says honestly whether that was all. Thread-safe.
final class SourceTally {

    private final int limit;
    private long received;
    private long kept;
    private long delivered;
    private long skipped;
    private String problem = "";
    private boolean cut;
    private OptionalLong matched = OptionalLong.empty();

    SourceTally(int limit) {
        this.limit = limit;
    }

    /// Counts a page.
    ///
    /// @param passed the page's Items that meet the conditions
    /// @return as many of them as the limit leaves room for
    synchronized List<Item> count(Page page, List<Item> passed) {
        received += page.items().size();
        skipped += page.skipped();
        problem = problem.isEmpty() ? page.problem() : problem;
        matched = page.matched().isPresent() ? page.matched() : matched;
        int room = (int) Math.min(passed.size(), limit - kept);
        cut |= room < passed.size();
        kept += room;
        return List.copyOf(passed.subList(0, room));
    }

    synchronized void delivered(int items) {
        delivered += items;
    }

    synchronized long delivered() {
        return delivered;
    }

    synchronized boolean wantsMore() {
        return kept < limit && received < FederatedSearch.LOOKED_THROUGH_AT_MOST;
    }

    /// The outcome of a search that did not fail: complete only where nothing at all is missing.
    synchronized SourceOutcome outcome(SearchEnd end) {
        List<String> reasons = new ArrayList<>();
        switch (end) {
            case SearchEnd.Exhausted() -> {
                if (cut) {
                    reasons.add(limitReason());
                }
            }
            case SearchEnd.LimitReached(OptionalLong total) -> {
                // Also where the total says that was all: servers estimate.
                matched = total.isPresent() ? total : matched;
                reasons.add(limitReason());
            }
            case SearchEnd.CutShort(String reason, OptionalLong total) -> {
                matched = total.isPresent() ? total : matched;
                reasons.add(reason);
            }
        }
        if (skipped > 0) {
            reasons.add(String.format(Locale.ROOT, "%d documents could not be read (%s)", skipped, problem));
        }
        return reasons.isEmpty() ? new SourceOutcome.Complete(delivered)
                : new SourceOutcome.Truncated(delivered, String.join("; ", reasons), matched);
    }

    private String limitReason() {
        return kept < limit ? String.format(Locale.ROOT, "after %d Items looked through here, of which %d meet the conditions", received, kept)
                : String.format(Locale.ROOT, "limit of %d Items reached", limit);
    }
}
