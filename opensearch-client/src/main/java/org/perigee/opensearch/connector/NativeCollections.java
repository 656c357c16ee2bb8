package org.perigee.opensearch.connector;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.perigee.catalog.provider.CollectionMapping;
import org.perigee.catalog.provider.Provider;

/// Turns collections of Perigee's vocabulary into those of the catalogue.
final class NativeCollections {

    private final Map<String, CollectionMapping> mappings;
    private final boolean passesOthers;

    /// @param nativeCollections whether ids without a mapping are asked for as they are
    NativeCollections(Provider provider, boolean nativeCollections) {
        this.mappings = provider.collections();
        this.passesOthers = nativeCollections || mappings.isEmpty();
    }

    /// What to search for these ids; empty where the catalogue has none of them.
    List<CollectionMapping> of(Set<String> ids) {
        Set<CollectionMapping> found = new LinkedHashSet<>();
        for (String id : ids) {
            CollectionMapping mapping = mappings.get(id);
            if (mapping != null) {
                found.addAll(mapping.each());
            } else if (passesOthers || isNative(id)) {
                found.add(new CollectionMapping(id, Map.of()));
            }
        }
        return new ArrayList<>(found);
    }

    private boolean isNative(String id) {
        return mappings.values().stream().anyMatch(mapping -> mapping.all().contains(id));
    }

    /// Every native collection that Perigee knows of, once and without constraints.
    List<CollectionMapping> all() {
        Map<String, CollectionMapping> all = new LinkedHashMap<>();
        for (CollectionMapping mapping : mappings.values()) {
            if (!mapping.collection().isEmpty()) {
                all.putIfAbsent(mapping.collection(), new CollectionMapping(mapping.collection(), Map.of()));
            }
        }
        return new ArrayList<>(all.values());
    }
}
