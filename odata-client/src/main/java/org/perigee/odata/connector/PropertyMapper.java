package org.perigee.odata.connector;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.perigee.odata.ProductEntry;
import org.perigee.odata.PropertyRule;

/// Turns attributes and fields of a product into properties under their STAC names. Immutable.
final class PropertyMapper {

    private static final Pattern LEVEL = Pattern.compile("(?:S2MSI|LEVEL-?|L)?(\\d[A-Z]{0,3})", Pattern.CASE_INSENSITIVE);
    private static final Pattern SEPARATORS = Pattern.compile("[&,;\\s]+");

    private final List<PropertyRule> rules;

    PropertyMapper(List<PropertyRule> rules) {
        this.rules = List.copyOf(rules);
    }

    Map<String, Object> map(ProductEntry product) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (PropertyRule rule : rules) {
            value(rule, product).ifPresent(value -> properties.putIfAbsent(rule.property(), value));
        }
        return properties;
    }

    private static Optional<Object> value(PropertyRule rule, ProductEntry product) {
        if (!rule.field().isEmpty()) {
            return field(rule.field(), product);
        }
        if (rule.form() == PropertyRule.Form.PLATFORM) {
            return platform(rule.attributes(), product.attributes());
        }
        return first(rule.attributes(), product.attributes()).flatMap(value -> typed(rule, value));
    }

    private static Optional<Object> field(String field, ProductEntry product) {
        Instant instant = switch (field) {
            case "PublicationDate", "IngestionDate" -> product.dates().publication();
            case "ModificationDate" -> product.dates().modification();
            case "OriginDate", "CreationDate" -> product.dates().origin();
            case "EvictionDate" -> product.dates().eviction();
            default -> null;
        };
        return Optional.ofNullable(instant).map(Instant::toString);
    }

    private static Optional<Object> first(List<String> names, Map<String, Object> attributes) {
        return names.stream().map(attributes::get).filter(Objects::nonNull).findFirst();
    }

    private static Optional<Object> platform(List<String> names, Map<String, Object> attributes) {
        Object mission = attributes.get(names.getFirst());
        if (mission == null || mission.toString().isBlank()) {
            return Optional.empty();
        }
        String unit = first(names.subList(1, names.size()), attributes).map(Object::toString).filter(text -> text.matches("[A-Za-z]")).orElse("");
        return Optional.of((mission + unit).strip().toLowerCase(Locale.ROOT));
    }

    private static Optional<Object> typed(PropertyRule rule, Object value) {
        String text = value.toString().strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(switch (rule.type()) {
                case INTEGER -> value instanceof Long ? value : wholeIfPossible(Double.parseDouble(text));
                case DOUBLE -> value instanceof Double ? value : (Object) Double.valueOf(text);
                case BOOLEAN -> value instanceof Boolean ? value : (Object) Boolean.valueOf(text);
                case DATE_TIME_OFFSET -> text;
                case STRING -> text(rule.form(), text);
            });
        } catch (NumberFormatException e) {
            return Optional.of(text);
        }
    }

    private static Object wholeIfPossible(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15 ? (Object) (long) number : (Object) number;
    }

    private static Object text(PropertyRule.Form form, String text) {
        return switch (form) {
            case PLAIN, PLATFORM -> text;
            case UPPER -> text.toLowerCase(Locale.ROOT);
            case LOWER_LIST -> list(text.toLowerCase(Locale.ROOT));
            case LIST -> list(text.toUpperCase(Locale.ROOT));
            case MGRS -> text.startsWith("MGRS-") ? text : "MGRS-" + text;
            case LEVEL -> level(text);
        };
    }

    private static List<String> list(String text) {
        return Arrays.stream(SEPARATORS.split(text)).filter(part -> !part.isEmpty()).toList();
    }

    private static String level(String text) {
        Matcher matcher = LEVEL.matcher(text);
        return matcher.matches() ? "L" + matcher.group(1).toUpperCase(Locale.ROOT) : text;
    }
}
