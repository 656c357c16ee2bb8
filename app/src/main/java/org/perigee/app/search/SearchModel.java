package org.perigee.app.search;

import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.perigee.app.providers.ProviderStatus;
import org.perigee.app.results.ResultCollector;
import org.perigee.app.results.ResultsModel;
import org.perigee.catalog.connector.SearchPlan;
import org.perigee.catalog.federation.SearchSession;
import org.perigee.catalog.provider.Provider;
import org.perigee.catalog.query.SearchQuery;

/// The search that runs or ran last: starts it, stops it, repeats what failed, and polls how it stands.
///
/// On the user-interface thread only.
public final class SearchModel {

    /// Starts a search; returns at once.
    @FunctionalInterface
    public interface Searcher {
        SearchSession start(SearchQuery query, List<Provider> providers, boolean offline, ResultCollector listener);
    }

    private final Searcher searcher;
    private final ResultsModel results;
    private final BooleanProperty offline = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<List<ProviderStatus>> statuses = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Map<String, SearchPlan>> plans = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyStringWrapper notArchived = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<SearchQuery> query = new ReadOnlyObjectWrapper<>();
    private ResultCollector collector;
    private SearchSession session;
    private boolean ranOffline;

    public SearchModel(Searcher searcher, ResultsModel results) {
        this.searcher = searcher;
        this.results = results;
    }

    /// Whether the local catalogue alone is asked.
    public BooleanProperty offlineProperty() {
        return offline;
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<List<ProviderStatus>> statusesProperty() {
        return statuses.getReadOnlyProperty();
    }

    /// How each provider was asked.
    public ReadOnlyObjectProperty<Map<String, SearchPlan>> plansProperty() {
        return plans.getReadOnlyProperty();
    }

    /// Why results are not kept; empty where they are.
    public ReadOnlyStringProperty notArchivedProperty() {
        return notArchived.getReadOnlyProperty();
    }

    /// The query of the search that runs or ran last; null before the first.
    public ReadOnlyObjectProperty<SearchQuery> queryProperty() {
        return query.getReadOnlyProperty();
    }

    /// Whether the results shown came from the local catalogue.
    public boolean ranOffline() {
        return ranOffline;
    }

    /// Ends what runs and begins anew.
    public void start(SearchQuery next, List<Provider> providers) {
        stop();
        results.clear();
        query.set(next);
        ranOffline = offline.get();
        notArchived.set("");
        plans.set(Map.of());
        collector = new ResultCollector(providers);
        running.set(true);
        session = searcher.start(next, providers, ranOffline, collector);
        poll();
    }

    /// Ends what runs; what has arrived stays.
    public void stop() {
        if (session != null && running.get()) {
            session.cancel();
        }
    }

    /// Asks everybody the same again; what fails once often works a minute later.
    public void repeat() {
        if (query.get() != null) {
            start(query.get(), statuses.get().stream().map(ProviderStatus::provider).toList());
        }
    }

    /// Takes over what has arrived; called a few times a second.
    public void poll() {
        if (collector == null) {
            return;
        }
        ResultCollector.Snapshot now = collector.poll();
        if (now == null) {
            return;
        }
        if (now.rows().size() > 0 || results.rows().size() > 0) {
            results.setRows(now.rows());
        }
        statuses.set(now.statuses());
        plans.set(now.plans());
        notArchived.set(now.notArchived());
        running.set(!now.finished());
    }
}
