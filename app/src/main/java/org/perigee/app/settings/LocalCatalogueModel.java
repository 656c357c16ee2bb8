package org.perigee.app.settings;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.perigee.app.async.Tasks;
import org.perigee.catalog.local.CatalogueStatistics;
import org.perigee.catalog.local.LocalCatalogue;

/// How much the local catalogue keeps, and forgetting it. On the user-interface thread only.
public final class LocalCatalogueModel {

    private final LocalCatalogue catalogue;
    private final Tasks tasks;
    private final Consumer<Exception> onFailure;
    private final ReadOnlyObjectWrapper<CatalogueStatistics> statistics = new ReadOnlyObjectWrapper<>();

    public LocalCatalogueModel(LocalCatalogue catalogue, Tasks tasks, Consumer<Exception> onFailure) {
        this.catalogue = catalogue;
        this.tasks = tasks;
        this.onFailure = onFailure;
    }

    /// Null until it has been counted.
    public ReadOnlyObjectProperty<CatalogueStatistics> statisticsProperty() {
        return statistics.getReadOnlyProperty();
    }

    public Optional<CatalogueStatistics> statistics() {
        return Optional.ofNullable(statistics.get());
    }

    /// Counts beside this thread.
    public void refresh() {
        tasks.run(catalogue::statistics).onSuccess(statistics::set).onFailure(onFailure).start();
    }

    /// Forgets every product that was ever seen; pictures, baskets and files stay.
    public void clear() {
        tasks.run(() -> {
            catalogue.clear();
            return catalogue.statistics();
        }).onSuccess(statistics::set).onFailure(onFailure).start();
    }
}
