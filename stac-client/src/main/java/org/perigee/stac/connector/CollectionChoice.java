package org.perigee.stac.connector;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.perigee.access.AccessException;
import org.perigee.catalog.provider.CollectionMapping;
import org.perigee.catalog.provider.Provider;

/// Which of a provider's collections a query means.
///
/// @param collections as the provider calls them; empty for all it has
/// @param constraints properties that narrow them down to what was meant, in the provider's own names and spelling: asked as they
///                    stand where the server takes conditions, and tested here in any case
record CollectionChoice(List<String> collections, Map<String, String> constraints) {

    /// Whether the provider offers a collection under that very id.
    @FunctionalInterface
    interface Offer {
        boolean has(String id) throws AccessException;
    }

    /// The choices of a query, one for each set of constraints: each is a search of its own. None where the provider has nothing of
    /// what is sought.
    static List<CollectionChoice> of(Set<String> sought, Provider provider, Offer offer) throws AccessException {
        if (sought.isEmpty()) {
            return List.of(new CollectionChoice(List.of(), Map.of()));
        }
        Map<Map<String, String>, List<String>> byConstraints = new LinkedHashMap<>();
        for (String id : sought) {
            CollectionMapping mapping = mapping(id, provider, offer);
            if (mapping != null) {
                List<String> collections = byConstraints.computeIfAbsent(mapping.constraints(), constraints -> new ArrayList<>());
                mapping.all().stream().filter(collection -> !collections.contains(collection)).forEach(collections::add);
            }
        }
        return byConstraints.entrySet().stream().map(entry -> new CollectionChoice(entry.getValue(), entry.getKey())).toList();
    }

    private static CollectionMapping mapping(String id, Provider provider, Offer offer) throws AccessException {
        CollectionMapping known = provider.collections().get(id);
        if (known != null) {
            return known;
        }
        boolean itsOwn = provider.collections().values().stream().anyMatch(mapping -> mapping.all().contains(id));
        return itsOwn || offer.has(id) ? new CollectionMapping(id, Map.of()) : null;
    }
}
