package org.perigee.catalog.provider;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a collection of Perigee's vocabulary is called at one provider.
///
/// @param collection  the provider's collection id; empty where it has no collections
/// @param constraints properties (STAC names) that narrow it down there: `{"product:type": "S2MSI2A"}`
public record CollectionMapping(String collection, Map<String, String> constraints) {

    public CollectionMapping {
        constraints = Collections.unmodifiableMap(new LinkedHashMap<>(constraints == null ? Map.of() : constraints));
        collection = collection == null ? "" : collection;
    }
}
