package org.perigee.catalog.query;

import java.util.List;
import java.util.Objects;

/// A condition on one property of an Item, under its STAC name (`org.perigee.catalog.model.Properties`).
///
/// Values are String, Long, Double, Boolean or Instant. Text compares without regard to case. An Item without the property
/// does not meet the condition.
public sealed interface PropertyFilter {

    String property();

    /// The operators of a comparison, as CQL2 names them.
    enum Operator {
        EQUAL("="),
        NOT_EQUAL("<>"),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">=");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }
    }

    /// The property compared with a value; on a list property EQUAL means "has this element".
    record Compare(String property, Operator operator, Object value) implements PropertyFilter {
        public Compare {
            Objects.requireNonNull(property);
            Objects.requireNonNull(operator);
            Objects.requireNonNull(value);
        }
    }

    /// The property is one of several values.
    record In(String property, List<Object> values) implements PropertyFilter {
        public In {
            Objects.requireNonNull(property);
            values = List.copyOf(values);
            if (values.isEmpty()) {
                throw new IllegalArgumentException("No values to choose from for " + property);
            }
        }
    }

    /// The property matches a pattern: `*` stands for any text, everything else for itself.
    record Like(String property, String pattern) implements PropertyFilter {
        public Like {
            Objects.requireNonNull(property);
            Objects.requireNonNull(pattern);
        }
    }

    static PropertyFilter equal(String property, Object value) {
        return new Compare(property, Operator.EQUAL, value);
    }

    static PropertyFilter atMost(String property, double value) {
        return new Compare(property, Operator.LESS_OR_EQUAL, value);
    }
}
