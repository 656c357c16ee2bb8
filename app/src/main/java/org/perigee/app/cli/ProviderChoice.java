package org.perigee.app.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.perigee.catalog.provider.Provider;
import org.perigee.catalog.provider.ProviderRegistry;
import org.perigee.catalog.provider.Status;

/// Turns provider ids into providers; retired ones lead to their successors.
final class ProviderChoice {

    private final ProviderRegistry registry;

    ProviderChoice(ProviderRegistry registry) {
        this.registry = registry;
    }

    /// The providers named, or those the registry enables where none is.
    ///
    /// @param err is told of retired ones
    /// @throws BadArgument where an id is unknown or cannot be asked
    List<Provider> choose(List<String> ids, PrintWriter err) {
        registry.problems().forEach(problem -> err.println(problem.sentence()));
        if (ids.isEmpty()) {
            return registry.enabled();
        }
        List<Provider> chosen = new ArrayList<>();
        for (String id : ids) {
            Provider provider = registry.provider(id)
                    .orElseThrow(() -> new BadArgument("There is no provider " + id + "; \"perigee providers\" lists them."));
            Provider current = current(provider, err);
            if (!chosen.contains(current)) {
                chosen.add(current);
            }
        }
        return chosen;
    }

    private Provider current(Provider provider, PrintWriter err) {
        if (provider.status() == Status.TEMPLATE) {
            throw new BadArgument(provider.title() + " is a template: copy it into your providers.json under an id of its own and fill in the endpoint.");
        }
        if (provider.isSearchable()) {
            return provider;
        }
        Optional<Provider> successor = registry.current(provider.id()).filter(Provider::isSearchable);
        err.println(provider.title() + " has been retired. " + provider.note());
        return successor.map(found -> {
            err.println("Asking its successor, " + found.title() + ", instead.");
            return found;
        }).orElseThrow(() -> new BadArgument(provider.title() + " has been retired and has no successor that can be asked."));
    }
}
