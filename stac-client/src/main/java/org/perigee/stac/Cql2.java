package org.perigee.stac;

import java.util.List;

/// A condition in the terms of CQL2 (OGC 21-065r2), on properties under the names the server uses.
///
/// Values are String, Long, Integer, Double, Boolean or Instant.
public sealed interface Cql2 {

    record And(List<Cql2> conditions) implements Cql2 {
        public And {
            conditions = List.copyOf(conditions);
        }
    }

    record Or(List<Cql2> conditions) implements Cql2 {
        public Or {
            conditions = List.copyOf(conditions);
        }
    }

    record Not(Cql2 condition) implements Cql2 {
    }

    /// @param operator `=`, `<>`, `<`, `<=`, `>` or `>=`
    record Comparison(String property, String operator, Object value) implements Cql2 {
        public Comparison {
            if (!List.of("=", "<>", "<", "<=", ">", ">=").contains(operator)) {
                throw new IllegalArgumentException("Not an operator of CQL2: " + operator);
            }
        }
    }

    /// One of several values; written as alternatives, which servers with no more than basic CQL2 understand.
    record In(String property, List<Object> values) implements Cql2 {
        public In {
            values = List.copyOf(values);
        }

        Cql2 asAlternatives() {
            List<Cql2> equals = values.stream().<Cql2>map(value -> new Comparison(property, "=", value)).toList();
            return equals.size() == 1 ? equals.getFirst() : new Or(equals);
        }
    }

    /// @param pattern `*` stands for any text, everything else for itself
    record Like(String property, String pattern) implements Cql2 {
        /// The pattern as CQL2 writes it: `%` for any text, `\` before what would mean something.
        String sqlPattern() {
            return pattern.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_").replace('*', '%');
        }
    }

    /// The property, a list, holds the value.
    record Contains(String property, Object value) implements Cql2 {
    }

    static Cql2 atMost(String property, double value) {
        return new Comparison(property, "<=", value);
    }

    static Cql2 equal(String property, Object value) {
        return new Comparison(property, "=", value);
    }
}
