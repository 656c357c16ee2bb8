package org.perigee.opensearch.description;

import java.math.BigDecimal;
import java.util.Optional;

/// The limits of a parameter's value (Parameter extension), as text because dates have them too; empty where there is none.
public record Bounds(String minInclusive, String maxInclusive, String minExclusive, String maxExclusive) {

    /// Without any limit.
    public static final Bounds NONE = new Bounds("", "", "", "");

    /// Whether a number keeps them; limits that are no numbers do not count.
    public boolean allow(BigDecimal value) {
        return number(minInclusive).map(limit -> value.compareTo(limit) >= 0).orElse(true)
                && number(maxInclusive).map(limit -> value.compareTo(limit) <= 0).orElse(true)
                && number(minExclusive).map(limit -> value.compareTo(limit) > 0).orElse(true)
                && number(maxExclusive).map(limit -> value.compareTo(limit) < 0).orElse(true);
    }

    /// The greatest number allowed, where there is one.
    public Optional<BigDecimal> greatest() {
        return number(maxInclusive).or(() -> number(maxExclusive).map(limit -> limit.subtract(BigDecimal.ONE)));
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
