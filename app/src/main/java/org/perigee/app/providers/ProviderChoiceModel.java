package org.perigee.app.providers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.perigee.catalog.provider.Provider;
import org.perigee.catalog.provider.ProviderRegistry;

/// Which providers a search asks, out of all the registry knows. On the user-interface thread only.
public final class ProviderChoiceModel {

    private final ProviderRegistry registry;
    private final Consumer<List<String>> onChoose;
    private final ReadOnlyObjectWrapper<Set<String>> chosen = new ReadOnlyObjectWrapper<>(Set.of());

    /// What can be said of a provider before it is asked.
    public enum Group {
        /// Asked unless told otherwise.
        ENABLED,
        /// Can be asked when chosen.
        KNOWN,
        /// To be filled in first.
        TEMPLATE,
        /// Switched off for good.
        RETIRED;

        static Group of(Provider provider) {
            return switch (provider.status()) {
                case LIVE -> provider.enabled() ? ENABLED : KNOWN;
                case TEMPLATE -> TEMPLATE;
                case RETIRED -> RETIRED;
            };
        }
    }

    /// @param onChoose hears the ids of those to ask from now on, in the registry's order, never none
    public ProviderChoiceModel(ProviderRegistry registry, Consumer<List<String>> onChoose) {
        this.registry = registry;
        this.onChoose = onChoose;
    }

    /// The providers of a group, in the registry's order.
    public List<Provider> in(Group group) {
        return registry.providers().stream().filter(provider -> Group.of(provider) == group).toList();
    }

    /// What the providers' successor is called, where one took its place.
    public Optional<String> successor(Provider provider) {
        return registry.current(provider.id()).filter(current -> !current.id().equals(provider.id())).map(Provider::title);
    }

    public ReadOnlyObjectProperty<Set<String>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    public boolean isChosen(String id) {
        return chosen.get().contains(id);
    }

    /// Takes over what is chosen already; tells nobody.
    public void show(Collection<String> ids) {
        chosen.set(Set.copyOf(ids));
    }

    /// Adds a provider or takes it away. The last one cannot be taken away: a search has to ask somebody.
    public void choose(String id, boolean wanted) {
        Set<String> next = new LinkedHashSet<>(chosen.get());
        boolean changed = wanted ? next.add(id) : next.size() > 1 && next.remove(id);
        if (changed) {
            set(next);
        }
    }

    /// Whether this provider is the only one left.
    public boolean isLast(String id) {
        return chosen.get().equals(Set.of(id));
    }

    /// Chooses what the registry enables.
    public void chooseUsual() {
        set(new LinkedHashSet<>(registry.enabled().stream().map(Provider::id).toList()));
    }

    private void set(Set<String> next) {
        chosen.set(Set.copyOf(next));
        List<String> ordered = new ArrayList<>(registry.order());
        ordered.retainAll(next);
        onChoose.accept(ordered);
    }
}
