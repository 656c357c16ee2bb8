package org.perigee.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.perigee.app.core.PerigeeCore;
import org.perigee.app.providers.ProviderStatus;
import org.perigee.catalog.connector.SearchPlan;
import org.perigee.catalog.federation.ItemMerger;
import org.perigee.catalog.federation.SearchListener;
import org.perigee.catalog.federation.SourceOutcome;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.provider.Provider;

/// Gathers a search for a [ResultWriter], which gets merged products at the end.
final class SearchPrinter implements SearchListener {

    private final ItemMerger merger;
    private final ResultWriter writer;
    private final PrintWriter explain;
    private final PerigeeCore core;
    private final Map<String, ProviderStatus> statuses = new LinkedHashMap<>();

    /// @param explain is told how each provider is asked; null for not
    SearchPrinter(PerigeeCore core, List<Provider> asked, ResultWriter writer, PrintWriter explain) {
        this.core = core;
        this.writer = writer;
        this.explain = explain;
        this.merger = new ItemMerger(core.registry().order());
        asked.forEach(provider -> statuses.put(provider.id(), ProviderStatus.asking(provider)));
    }

    @Override
    public synchronized void planned(String provider, SearchPlan plan) {
        if (explain != null) {
            explain.println(core.providerTitle(provider) + ":");
            plan.treatments().forEach((condition, treatment) -> explain.println("  " + treatment + "  " + condition));
            plan.requests().forEach(request -> explain.println("  " + request));
            explain.flush();
        }
    }

    @Override
    public synchronized void items(String provider, List<Item> items, long matched) {
        merger.add(items);
        statuses.computeIfPresent(provider, (id, status) -> status.delivered(status.delivered() + items.size(), matched));
    }

    @Override
    public synchronized void ended(String provider, SourceOutcome outcome) {
        statuses.computeIfPresent(provider, (id, status) -> status.ended(outcome));
    }

    @Override
    public void finished() {
        // The caller waits for the session and prints then.
    }

    synchronized List<ProviderStatus> statuses() {
        return List.copyOf(statuses.values());
    }

    /// Prints what was found.
    synchronized void close() throws IOException {
        writer.write(merger.acquisitions());
    }
}
