package org.perigee.catalog.local;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// How much the local catalogue keeps.
///
/// @param items by provider id
/// @param bytes of the file on the disk, pictures included
public record CatalogueStatistics(Map<String, Long> items, long bytes) {

    public CatalogueStatistics {
        items = Collections.unmodifiableMap(new LinkedHashMap<>(items));
    }

    public long total() {
        return items.values().stream().mapToLong(Long::longValue).sum();
    }
}
