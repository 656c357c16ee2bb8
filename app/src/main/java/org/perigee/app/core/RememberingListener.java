package org.perigee.app.core;

import java.time.Clock;
import java.util.List;
import org.perigee.catalog.connector.SearchPlan;
import org.perigee.catalog.federation.SearchListener;
import org.perigee.catalog.federation.SourceOutcome;
import org.perigee.catalog.local.SearchMemory;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.query.SearchQuery;
import org.perigee.storage.StorageException;

/// Writes each provider's outcome to the local catalogue, so that a replay can say as of when and how complete it is.
final class RememberingListener implements SearchListener {

    private final SearchQuery query;
    private final SearchListener next;
    private final SearchMemory memory;
    private final Clock clock;

    RememberingListener(SearchQuery query, SearchListener next, SearchMemory memory, Clock clock) {
        this.query = query;
        this.next = next;
        this.memory = memory;
        this.clock = clock;
    }

    @Override
    public void planned(String provider, SearchPlan plan) {
        next.planned(provider, plan);
    }

    @Override
    public void items(String provider, List<Item> items, long matched) {
        next.items(provider, items, matched);
    }

    @Override
    public void notArchived(String reason) {
        next.notArchived(reason);
    }

    @Override
    public void ended(String provider, SourceOutcome outcome) {
        remember(provider, outcome);
        next.ended(provider, outcome);
    }

    private void remember(String provider, SourceOutcome outcome) {
        try {
            memory.record(query, provider, outcome, clock.instant());
        } catch (StorageException e) {
            next.notArchived(e.getMessage());
        }
    }

    @Override
    public void finished() {
        next.finished();
    }
}
