package org.perigee.catalog.provider;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.perigee.catalog.query.PropertyFilter;

/// What a collection of Perigee's vocabulary is called at one provider.
///
/// @param collection  the provider's collection id; empty where it has no collections
/// @param constraints properties (STAC names) that narrow it down there: `{"product:type": "S2MSI2A"}`; several values that are
///                    equally meant are separated by `|`
/// @param further     more of the provider's collections that belong to it, such as one for each timeliness
public record CollectionMapping(String collection, Map<String, String> constraints, List<String> further) {

    public CollectionMapping {
        constraints = Collections.unmodifiableMap(new LinkedHashMap<>(constraints == null ? Map.of() : constraints));
        collection = collection == null ? "" : collection;
        further = further == null ? List.of() : List.copyOf(further);
    }

    /// A mapping to one collection.
    public CollectionMapping(String collection, Map<String, String> constraints) {
        this(collection, constraints, List.of());
    }

    /// All collections of the provider that belong to it; empty where it has no collections.
    public List<String> all() {
        List<String> all = new ArrayList<>();
        if (!collection.isEmpty()) {
            all.add(collection);
        }
        all.addAll(further);
        return List.copyOf(all);
    }

    /// The same with one collection each, for those who must ask for one after the other.
    public List<CollectionMapping> each() {
        return further.isEmpty() ? List.of(this) : all().stream().map(one -> new CollectionMapping(one, constraints)).toList();
    }

    /// The constraints as conditions on Items, all of which must hold.
    public List<PropertyFilter> filters() {
        return constraints.entrySet().stream().map(constraint -> filter(constraint.getKey(), constraint.getValue())).toList();
    }

    /// One constraint as a condition on Items.
    public static PropertyFilter filter(String property, String constraint) {
        List<String> any = values(constraint);
        return any.size() == 1 ? PropertyFilter.equal(property, any.getFirst()) : new PropertyFilter.In(property, List.copyOf(any));
    }

    /// The values that a constraint allows.
    public static List<String> values(String constraint) {
        return Arrays.stream(constraint.split("\\|")).map(String::strip).toList();
    }
}
