package org.perigee.app.results;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.perigee.app.providers.ProviderStatus;
import org.perigee.catalog.connector.SearchPlan;
import org.perigee.catalog.federation.Acquisition;
import org.perigee.catalog.federation.ItemMerger;
import org.perigee.catalog.federation.SearchListener;
import org.perigee.catalog.federation.SourceOutcome;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.provider.Provider;

/// Gathers one search: merges what arrives into rows and keeps each provider's status, to be polled by the window.
///
/// Thread-safe: written by the search's threads, polled by the user-interface thread, which does not wait for a merge.
public final class ResultCollector implements SearchListener {

    /// Guards what merging needs. Taken before the collector itself, which guards what is polled.
    private final Object merging = new Object();
    private final ItemMerger merger;
    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<String, ProviderStatus> statuses = new LinkedHashMap<>();
    private final Map<String, SearchPlan> plans = new LinkedHashMap<>();
    private ResultRow[] rows = new ResultRow[1024];
    private int size;
    private String notArchived = "";
    private boolean finished;
    private boolean changed = true;

    /// How a search stands at one moment.
    ///
    /// @param rows        all rows so far
    /// @param statuses    of all providers asked, in their order
    /// @param plans       how each provider was asked, as far as known
    /// @param notArchived why results are not kept in the local catalogue; empty where they are
    /// @param finished    whether all providers have ended
    public record Snapshot(RowSet rows, List<ProviderStatus> statuses, Map<String, SearchPlan> plans, String notArchived, boolean finished) {
    }

    /// A search that is about to begin.
    public ResultCollector(List<Provider> providers) {
        merger = new ItemMerger(providers.stream().map(Provider::id).toList());
        providers.forEach(provider -> statuses.put(provider.id(), ProviderStatus.asking(provider)));
    }

    @Override
    public synchronized void planned(String provider, SearchPlan plan) {
        plans.put(provider, plan);
        changed = true;
    }

    @Override
    public void items(String provider, List<Item> items, long matched) {
        synchronized (merging) {
            List<ResultRow> merged = merger.add(items).stream().map(this::row).toList();
            publish(provider, merged, items.size(), matched);
        }
    }

    private ResultRow row(Acquisition acquisition) {
        return ResultRow.of(ids.computeIfAbsent(acquisition.key(), key -> ids.size()), acquisition);
    }

    private synchronized void publish(String provider, List<ResultRow> merged, int delivered, long matched) {
        for (ResultRow row : merged) {
            if (row.id() == size) {
                grow();
            }
            rows[row.id()] = row;
        }
        statuses.computeIfPresent(provider, (id, status) -> status.delivered(status.delivered() + delivered, matched));
        changed = true;
    }

    private void grow() {
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, size * 2);
        }
        size++;
    }

    @Override
    public synchronized void notArchived(String reason) {
        notArchived = reason;
        changed = true;
    }

    @Override
    public synchronized void ended(String provider, SourceOutcome outcome) {
        statuses.computeIfPresent(provider, (id, status) -> status.ended(outcome));
        changed = true;
    }

    @Override
    public synchronized void finished() {
        finished = true;
        changed = true;
    }

    /// How things stand, where something has changed since it was last asked; null where nothing has.
    public synchronized Snapshot poll() {
        if (!changed) {
            return null;
        }
        changed = false;
        return new Snapshot(new RowSet(Arrays.copyOf(rows, size), size), List.copyOf(statuses.values()), Map.copyOf(plans), notArchived, finished);
    }
}
