package org.perigee.catalog.federation;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.query.PropertyFilter;

/// Tests one property filter. Numbers compare as numbers also where a server wrote them as text; text without regard to case;
/// instants as instants. Immutable, thread-safe.
final class PropertyTester implements Predicate<Item> {

    private final String property;
    private final Predicate<Object> test;

    PropertyTester(PropertyFilter filter) {
        this.property = filter.property();
        this.test = test(filter);
    }

    private static Predicate<Object> test(PropertyFilter filter) {
        return switch (filter) {
            case PropertyFilter.Compare(String _, PropertyFilter.Operator operator, Object wanted) -> compare(operator, wanted);
            case PropertyFilter.In(String _, List<Object> values) -> present -> elements(present).stream()
                    .anyMatch(element -> values.stream().anyMatch(value -> holds(element, PropertyFilter.Operator.EQUAL, value)));
            case PropertyFilter.Like(String _, String text) -> {
                Pattern pattern = ConditionTester.wildcard(text);
                yield present -> elements(present).stream().anyMatch(element -> pattern.matcher(element.toString()).matches());
            }
        };
    }

    /// On a list every other operator is met by any element; "not equal" means that none is equal.
    private static Predicate<Object> compare(PropertyFilter.Operator operator, Object wanted) {
        if (operator == PropertyFilter.Operator.NOT_EQUAL) {
            return present -> elements(present).stream().noneMatch(element -> holds(element, PropertyFilter.Operator.EQUAL, wanted));
        }
        return present -> elements(present).stream().anyMatch(element -> holds(element, operator, wanted));
    }

    @Override
    public boolean test(Item item) {
        Object present = value(item);
        return present != null && test.test(present);
    }

    /// What STAC counts among the properties and an Item keeps elsewhere can be asked for too.
    private Object value(Item item) {
        Object value = item.properties().get(property);
        if (value != null) {
            return value;
        }
        return switch (property) {
            case "id" -> item.ref().id();
            case "collection" -> item.ref().collection();
            case "title" -> item.title();
            case "datetime", "start_datetime" -> item.start();
            case "end_datetime" -> item.end();
            default -> null;
        };
    }

    private static List<?> elements(Object present) {
        return present instanceof List<?> list ? list : List.of(present);
    }

    private static boolean holds(Object present, PropertyFilter.Operator operator, Object wanted) {
        OptionalInt order = order(present, wanted);
        if (order.isEmpty()) {
            return false;
        }
        int sign = order.getAsInt();
        return switch (operator) {
            case EQUAL -> sign == 0;
            case NOT_EQUAL -> sign != 0;
            case LESS -> sign < 0;
            case LESS_OR_EQUAL -> sign <= 0;
            case GREATER -> sign > 0;
            case GREATER_OR_EQUAL -> sign >= 0;
        };
    }

    /// How the two compare; empty where they cannot be compared.
    private static OptionalInt order(Object present, Object wanted) {
        if (present instanceof Number || wanted instanceof Number) {
            Double left = number(present);
            Double right = number(wanted);
            return left == null || right == null ? OptionalInt.empty() : OptionalInt.of(Double.compare(left, right));
        }
        if (present instanceof Instant || wanted instanceof Instant) {
            Instant left = instant(present);
            Instant right = instant(wanted);
            return left == null || right == null ? OptionalInt.empty() : OptionalInt.of(left.compareTo(right));
        }
        return OptionalInt.of(present.toString().compareToIgnoreCase(wanted.toString()));
    }

    private static Double number(Object value) {
        if (value instanceof Number number) {
            return number.doubleValue() == 0 ? Double.valueOf(0) : Double.valueOf(number.doubleValue());
        }
        try {
            return Double.valueOf(value.toString().strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static Instant instant(Object value) {
        if (value instanceof Instant instant) {
            return instant;
        }
        try {
            return OffsetDateTime.parse(value.toString().strip()).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
