package org.perigee.stac;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/// Writes conditions as CQL2 text, the form for GET (OGC 21-065r2, "CQL2 Text").
final class Cql2Text {

    private Cql2Text() {
    }

    static String write(Cql2 condition) {
        return switch (condition) {
            case Cql2.And and -> joined(and.conditions(), " AND ");
            case Cql2.Or or -> joined(or.conditions(), " OR ");
            case Cql2.Not not -> "NOT (" + write(not.condition()) + ")";
            case Cql2.Comparison c -> property(c.property()) + " " + c.operator() + " " + literal(c.value());
            case Cql2.In in -> write(in.asAlternatives());
            case Cql2.Like like -> property(like.property()) + " LIKE " + literal(like.sqlPattern());
            case Cql2.Contains c -> "A_CONTAINS(" + property(c.property()) + ", (" + literal(c.value()) + "))";
        };
    }

    static String write(List<Cql2> conditions) {
        return conditions.size() == 1 ? write(conditions.getFirst()) : write(new Cql2.And(conditions));
    }

    private static String joined(List<Cql2> conditions, String word) {
        return conditions.stream().map(Cql2Text::operand).collect(Collectors.joining(word));
    }

    private static String operand(Cql2 condition) {
        boolean compound = condition instanceof Cql2.And || condition instanceof Cql2.Or || condition instanceof Cql2.In;
        return compound ? "(" + write(condition) + ")" : write(condition);
    }

    /// Names with a colon must stand in double quotes.
    private static String property(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_.]*") ? name : "\"" + name.replace("\"", "\"\"") + "\"";
    }

    private static String literal(Object value) {
        return switch (value) {
            case String text -> "'" + text.replace("'", "''") + "'";
            case Instant instant -> "TIMESTAMP('" + Timestamps.write(instant) + "')";
            case Boolean bool -> bool ? "TRUE" : "FALSE";
            default -> value.toString();
        };
    }
}
