package org.perigee.odata.connector;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.perigee.catalog.connector.Treatment;
import org.perigee.catalog.query.PropertyFilter;
import org.perigee.catalog.query.PropertyFilter.Operator;
import org.perigee.odata.AttributeType;
import org.perigee.odata.ODataDialect;
import org.perigee.odata.ODataDialect.AttributeForm;
import org.perigee.odata.ODataQuery;
import org.perigee.odata.ProductTest;
import org.perigee.odata.PropertyRule;
import org.perigee.odata.PropertyRule.Form;
import org.perigee.odata.filter.Comparison;

/// Translates conditions on STAC properties into conditions on attributes and fields. Immutable.
///
/// What the server cannot be asked in exactly this sense is left to be tested on the Items.
final class FilterTranslator {

    private static final Pattern UNIT = Pattern.compile("(.*\\d)([a-d])");
    private static final String MGRS = "MGRS-";
    private static final String TITLE = "title";

    private final ODataDialect dialect;

    FilterTranslator(ODataDialect dialect) {
        this.dialect = dialect;
    }

    /// @param tests     to be asked; may be coarser than the condition where it is applied here
    /// @param treatment what becomes of the condition
    record Result(List<ProductTest> tests, Treatment treatment) {
        static final Result HERE = new Result(List.of(), Treatment.APPLIED_HERE);
        static final Result NOWHERE = new Result(List.of(), Treatment.UNSUPPORTED);
    }

    Result translate(PropertyFilter filter) {
        if (filter.property().equals(TITLE)) {
            return title(filter);
        }
        Optional<PropertyRule> rule = dialect.rule(filter.property());
        if (rule.isEmpty()) {
            return Result.NOWHERE;
        }
        List<ProductTest> tests = canBeAsked(rule.get()) ? tests(rule.get(), filter) : List.of();
        return tests.isEmpty() ? Result.HERE : new Result(tests, Treatment.ASKED);
    }

    /// The title is the product's name, which has text functions.
    private static Result title(PropertyFilter filter) {
        return switch (filter) {
            case PropertyFilter.Like like when like.pattern().chars().anyMatch(c -> c != '*') ->
                new Result(List.of(new ProductTest.Name(like.pattern())), ODataQuery.isAskedExactly(like.pattern()) ? Treatment.ASKED
                        : Treatment.APPLIED_HERE);
            case PropertyFilter.Compare compare when compare.operator() == Operator.EQUAL && !compare.value().toString().contains("*") ->
                new Result(List.of(new ProductTest.Name(compare.value().toString())), Treatment.APPLIED_HERE);
            default -> Result.HERE;
        };
    }

    private boolean canBeAsked(PropertyRule rule) {
        return rule.ask() && (!rule.field().isEmpty() || dialect.filter().attributes() != AttributeForm.NONE);
    }

    private List<ProductTest> tests(PropertyRule rule, PropertyFilter filter) {
        return switch (filter) {
            case PropertyFilter.Compare compare -> compare(rule, compare.operator(), List.of(compare.value()));
            case PropertyFilter.In in -> compare(rule, Operator.EQUAL, in.values());
            // Attributes have no text functions.
            case PropertyFilter.Like like -> List.of();
        };
    }

    private static List<ProductTest> compare(PropertyRule rule, Operator operator, List<Object> values) {
        boolean text = rule.type() == AttributeType.STRING || rule.type() == AttributeType.BOOLEAN;
        // "Not equal" would also find what lacks the attribute, or nothing at all: servers differ.
        if (operator == Operator.NOT_EQUAL || (text && operator != Operator.EQUAL)) {
            return List.of();
        }
        if (rule.form() == Form.PLATFORM) {
            return values.size() == 1 ? platform(rule, values.getFirst().toString()) : List.of();
        }
        Set<Object> asked = new LinkedHashSet<>();
        for (Object value : values) {
            List<Object> written = write(rule, value);
            if (written.isEmpty()) {
                return List.of();
            }
            asked.addAll(written);
        }
        return test(rule, comparison(operator), List.copyOf(asked));
    }

    private static List<ProductTest> test(PropertyRule rule, Comparison comparison, List<Object> values) {
        if (rule.field().isEmpty()) {
            return List.of(new ProductTest.Attribute(rule.attributes().getFirst(), rule.type(), comparison, values));
        }
        return values.size() == 1 ? List.of(new ProductTest.Field(rule.field(), comparison, values.getFirst())) : List.of();
    }

    private static Comparison comparison(Operator operator) {
        return switch (operator) {
            case EQUAL -> Comparison.EQUAL;
            case NOT_EQUAL -> Comparison.NOT_EQUAL;
            case LESS -> Comparison.LESS;
            case LESS_OR_EQUAL -> Comparison.LESS_OR_EQUAL;
            case GREATER -> Comparison.GREATER;
            case GREATER_OR_EQUAL -> Comparison.GREATER_OR_EQUAL;
        };
    }

    private static List<ProductTest> platform(PropertyRule rule, String platform) {
        Matcher unit = UNIT.matcher(platform.toLowerCase(Locale.ROOT));
        if (!unit.matches() || rule.attributes().size() < 2) {
            return List.of();
        }
        return List.of(
                new ProductTest.Attribute(rule.attributes().get(0), rule.type(), Comparison.EQUAL, bothCases(unit.group(1))),
                new ProductTest.Attribute(rule.attributes().get(1), rule.type(), Comparison.EQUAL, List.of(upper(unit.group(2)))));
    }

    /// The value as the server writes it, in all the ways it may; empty where it cannot be written.
    private static List<Object> write(PropertyRule rule, Object value) {
        return switch (rule.type()) {
            case STRING -> text(rule.form(), value.toString());
            case INTEGER -> number(value).filter(number -> number.stripTrailingZeros().scale() <= 0).<List<Object>>map(List::of).orElse(List.of());
            case DOUBLE -> number(value).<List<Object>>map(List::of).orElse(List.of());
            case DATE_TIME_OFFSET -> instant(value).<List<Object>>map(List::of).orElse(List.of());
            case BOOLEAN -> value instanceof Boolean ? List.of(value) : List.of();
        };
    }

    /// Conditions compare text without regard to case, servers do not.
    private static List<Object> text(Form form, String value) {
        return switch (form) {
            case PLAIN -> value.equals(upper(value)) ? List.of(value) : List.of(value, upper(value));
            case UPPER -> bothCases(value);
            case MGRS -> List.of(upper(value).startsWith(MGRS) ? upper(value).substring(MGRS.length()) : upper(value));
            case LIST, LOWER_LIST, LEVEL, PLATFORM -> List.of();
        };
    }

    private static List<Object> bothCases(String value) {
        List<Object> both = new ArrayList<>(List.of(upper(value)));
        String lower = value.toLowerCase(Locale.ROOT);
        if (!both.contains(lower)) {
            both.add(lower);
        }
        return both;
    }

    private static String upper(String value) {
        return value.toUpperCase(Locale.ROOT);
    }

    private static Optional<BigDecimal> number(Object value) {
        try {
            return Optional.of(new BigDecimal(value.toString()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> instant(Object value) {
        try {
            return Optional.of(value instanceof Instant instant ? instant : Instant.parse(value.toString()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
