package org.perigee.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.perigee.app.core.PerigeeCore;
import org.perigee.app.providers.ProviderStatus;
import org.perigee.catalog.connector.SearchPlan;
import org.perigee.catalog.connector.Treatment;
import org.perigee.catalog.federation.Acquisition;
import org.perigee.catalog.federation.ItemMerger;
import org.perigee.catalog.federation.SearchListener;
import org.perigee.catalog.federation.SourceOutcome;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.provider.Provider;

/// Gathers a search for a [ResultWriter], which gets merged products at the end.
final class SearchPrinter implements SearchListener {

    private static final Comparator<Acquisition> NEWEST_FIRST = Comparator
            .comparing((Acquisition acquisition) -> acquisition.preferred().start(), Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing(acquisition -> acquisition.preferred().title());

    private final ItemMerger merger;
    private final ResultWriter writer;
    private final PrintWriter err;
    private final boolean explain;
    private final PerigeeCore core;
    private final Map<String, ProviderStatus> statuses = new LinkedHashMap<>();

    /// @param err     is told what is not a result
    /// @param explain whether that is also how each provider is asked
    SearchPrinter(PerigeeCore core, List<Provider> asked, ResultWriter writer, PrintWriter err, boolean explain) {
        this.core = core;
        this.writer = writer;
        this.err = err;
        this.explain = explain;
        this.merger = new ItemMerger(core.registry().order());
        asked.forEach(provider -> statuses.put(provider.id(), ProviderStatus.asking(provider)));
    }

    @Override
    public synchronized void planned(String provider, SearchPlan plan) {
        if (explain) {
            err.println(core.providerTitle(provider) + ":");
            plan.treatments().forEach((condition, treatment) -> err.println("  " + words(treatment) + ": " + condition));
            plan.requests().forEach(request -> err.println("  " + request));
            err.flush();
        }
    }

    private static String words(Treatment treatment) {
        return switch (treatment) {
            case ASKED -> "asked of the server";
            case APPLIED_HERE -> "tested here";
            case UNSUPPORTED -> "cannot be tested";
        };
    }

    @Override
    public synchronized void notArchived(String reason) {
        err.println("The results could not be kept in the local catalogue: " + reason);
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

    /// Prints what was found, newest first and then by name: the same way each time, whoever answers first.
    synchronized void close() throws IOException {
        writer.write(merger.acquisitions().stream().sorted(NEWEST_FIRST).toList());
    }
}
