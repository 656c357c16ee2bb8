package org.perigee.catalog.connector;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.perigee.catalog.query.Condition;

/// How a provider will be asked a query, made without asking it anything.
///
/// @param treatments what becomes of each condition
/// @param requests   the first request of each part as it would be sent, for people (a curl command line), without secrets
public record SearchPlan(Map<Condition, Treatment> treatments, List<String> requests) {

    public SearchPlan {
        treatments = Collections.unmodifiableMap(new LinkedHashMap<>(treatments));
        requests = List.copyOf(requests);
    }
}
