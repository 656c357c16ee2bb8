package org.perigee.catalog.federation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.perigee.catalog.connector.CatalogConnector;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.query.SearchQuery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A federated search that is running or has ended.
///
/// Cancelling never blocks and never waits for a provider. Thread-safe.
public final class SearchSession {

    private static final Logger LOG = LoggerFactory.getLogger(SearchSession.class);

    private final SearchQuery query;
    private final ItemArchive archive;
    private final SerialTeller teller;
    private final Map<String, SourceRun> runs = new LinkedHashMap<>();
    private final AtomicInteger running;
    private final AtomicBoolean archiveFailed = new AtomicBoolean();
    private final CountDownLatch finished = new CountDownLatch(1);

    SearchSession(SearchQuery query, List<CatalogConnector> connectors, ItemArchive archive, SearchListener listener) {
        this.query = Objects.requireNonNull(query);
        this.archive = archive;
        this.teller = new SerialTeller(Objects.requireNonNull(listener));
        this.running = new AtomicInteger(connectors.size());
        connectors.forEach(connector -> runs.put(connector.provider().id(), new SourceRun(this, connector)));
        if (runs.isEmpty()) {
            finish();
        }
        runs.values().forEach(SourceRun::start);
    }

    public SearchQuery query() {
        return query;
    }

    /// Ends every provider that still runs as cancelled.
    public void cancel() {
        runs.values().forEach(SourceRun::cancel);
    }

    /// Ends one provider as cancelled; does nothing where it has ended or was not asked.
    public void cancel(String provider) {
        SourceRun run = runs.get(provider);
        if (run != null) {
            run.cancel();
        }
    }

    /// Waits until all providers have ended and the listener has been told so. Not to be called by the listener itself.
    public void await() throws InterruptedException {
        finished.await();
    }

    /// Whether the listener has been told everything.
    public boolean isFinished() {
        return finished.getCount() == 0;
    }

    /// The outcomes of the providers that have ended, in the order they were given.
    public Map<String, SourceOutcome> outcomes() {
        Map<String, SourceOutcome> outcomes = new LinkedHashMap<>();
        runs.forEach((provider, run) -> run.outcome().ifPresent(outcome -> outcomes.put(provider, outcome)));
        return Collections.unmodifiableMap(outcomes);
    }

    SerialTeller teller() {
        return teller;
    }

    /// Keeps Items in the local catalogue; a failure is told once and then only costs the keeping.
    void keep(String provider, List<Item> items) {
        try {
            archive.keep(query, provider, items);
        } catch (RuntimeException e) {
            if (archiveFailed.compareAndSet(false, true)) {
                LOG.warn("Results of {} could not be kept in the local catalogue; said once a search", provider, e);
                teller.tell(listener -> listener.notArchived(String.valueOf(e.getMessage())));
            }
        }
    }

    void ended(String provider, SourceOutcome outcome) {
        teller.tell(listener -> listener.ended(provider, outcome));
        if (running.decrementAndGet() == 0) {
            finish();
        }
    }

    private void finish() {
        teller.tellLast(listener -> {
            try {
                listener.finished();
            } finally {
                finished.countDown();
            }
        });
    }
}
