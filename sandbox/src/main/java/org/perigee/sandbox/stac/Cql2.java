package org.perigee.sandbox.stac;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.perigee.sandbox.catalogue.Product;
import org.perigee.sandbox.geo.Area;

/// A filter in the Common Query Language (OGC 21-065r2) once it has been read, from text or from JSON. Conditions on
/// properties an item does not have are neither true nor false (null here), so that their negation does not hold either.
sealed interface Cql2 {

    /// True, false or null for unknown.
    Boolean evaluate(Product product);

    /// Whether the item belongs to the answer.
    default boolean accepts(Product product) {
        return Boolean.TRUE.equals(evaluate(product));
    }

    /// A property's value or a constant.
    sealed interface Operand {
        Object of(Product product);
    }

    /// A property by name.
    record Property(String name) implements Operand {
        @Override
        public Object of(Product product) {
            return ItemProperties.value(product, name);
        }
    }

    /// Text, number, truth value or instant.
    record Constant(Object value) implements Operand {
        @Override
        public Object of(Product product) {
            return value;
        }
    }

    /// All or any of several conditions.
    record Junction(boolean all, List<Cql2> parts) implements Cql2 {
        @Override
        public Boolean evaluate(Product product) {
            boolean unknown = false;
            for (Cql2 part : parts) {
                Boolean value = part.evaluate(product);
                if (value == null) {
                    unknown = true;
                } else if (value != all) {
                    return !all;
                }
            }
            return unknown ? null : (Boolean) all;
        }
    }

    /// The contrary.
    record Not(Cql2 part) implements Cql2 {
        @Override
        public Boolean evaluate(Product product) {
            Boolean value = part.evaluate(product);
            return value == null ? null : (Boolean) !value;
        }
    }

    /// Less, equal, greater and so on.
    record Comparison(Operand left, IntPredicate sign, Operand right) implements Cql2 {
        @Override
        public Boolean evaluate(Product product) {
            Integer order = Values.compare(left.of(product), right.of(product));
            return order == null ? null : (Boolean) sign.test(order);
        }
    }

    /// One of several constants.
    record Among(Operand left, List<Operand> choices) implements Cql2 {
        @Override
        public Boolean evaluate(Product product) {
            Object value = left.of(product);
            if (value == null) {
                return null;
            }
            return choices.stream().anyMatch(choice -> Integer.valueOf(0).equals(Values.compare(value, choice.of(product))));
        }
    }

    /// Text that fits a pattern.
    record Fits(Operand left, Pattern pattern) implements Cql2 {
        @Override
        public Boolean evaluate(Product product) {
            return left.of(product) instanceof String text ? (Boolean) pattern.matcher(text).matches() : null;
        }
    }

    /// Whether a property is missing.
    record Missing(Operand operand) implements Cql2 {
        @Override
        public Boolean evaluate(Product product) {
            return operand.of(product) == null;
        }
    }

    /// A footprint that touches an area.
    record Touches(Area area) implements Cql2 {
        @Override
        public Boolean evaluate(Product product) {
            return area.test(product);
        }
    }

    /// The sign test behind a comparison operator's name.
    ///
    /// @throws IllegalArgumentException for an unknown name
    static IntPredicate sign(String operator) {
        return switch (operator) {
            case "=", "eq" -> order -> order == 0;
            case "<>", "neq" -> order -> order != 0;
            case "<", "lt" -> order -> order < 0;
            case "<=", "lte" -> order -> order <= 0;
            case ">", "gt" -> order -> order > 0;
            case ">=", "gte" -> order -> order >= 0;
            default -> throw new IllegalArgumentException("Unknown operator: " + operator);
        };
    }

    /// A closed interval.
    static Cql2 between(Operand value, Operand low, Operand high) {
        return new Junction(true, List.of(new Comparison(value, sign(">="), low), new Comparison(value, sign("<="), high)));
    }

    /// The pattern of LIKE: `%` for any text, `_` for any character, a backslash before either for itself.
    static Pattern like(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\' && i + 1 < pattern.length()) {
                regex.append(Pattern.quote(String.valueOf(pattern.charAt(++i))));
            } else {
                regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
