package org.perigee.opensearch.connector;

import java.util.Map;
import org.perigee.catalog.connector.Treatment;
import org.perigee.opensearch.description.ParameterName;

/// What becomes of one condition: the values sent for it, and whether those say all of it.
record Asked(Map<ParameterName, String> values, Treatment treatment) {

    static Asked with(ParameterName name, String value) {
        return new Asked(Map.of(name, value), Treatment.ASKED);
    }

    static Asked here() {
        return new Asked(Map.of(), Treatment.APPLIED_HERE);
    }

    static Asked never() {
        return new Asked(Map.of(), Treatment.UNSUPPORTED);
    }

    boolean isSent() {
        return !values.isEmpty();
    }

    /// The same values, tested here as well.
    Asked rechecked() {
        return new Asked(values, Treatment.APPLIED_HERE);
    }
}
