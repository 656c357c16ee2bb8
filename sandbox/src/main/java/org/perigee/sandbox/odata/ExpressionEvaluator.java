package org.perigee.sandbox.odata;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.apache.olingo.commons.api.edm.EdmType;
import org.apache.olingo.server.api.uri.UriParameter;
import org.apache.olingo.server.api.uri.UriResource;
import org.apache.olingo.server.api.uri.UriResourceFunction;
import org.apache.olingo.server.api.uri.UriResourceLambdaAny;
import org.apache.olingo.server.api.uri.UriResourceLambdaVariable;
import org.apache.olingo.server.api.uri.UriResourceNavigation;
import org.apache.olingo.server.api.uri.queryoption.expression.Binary;
import org.apache.olingo.server.api.uri.queryoption.expression.BinaryOperatorKind;
import org.apache.olingo.server.api.uri.queryoption.expression.Expression;
import org.apache.olingo.server.api.uri.queryoption.expression.Literal;
import org.apache.olingo.server.api.uri.queryoption.expression.Member;
import org.apache.olingo.server.api.uri.queryoption.expression.Method;
import org.apache.olingo.server.api.uri.queryoption.expression.Unary;
import org.apache.olingo.server.api.uri.queryoption.expression.UnaryOperatorKind;
import org.perigee.sandbox.catalogue.Product;
import org.perigee.sandbox.geo.Area;

/// Turns the expression tree that Olingo has parsed into something that can be asked about products.
final class ExpressionEvaluator {

    /// The value of an expression for a product, and for the attribute a lambda is at (null outside of one). Values are
    /// text, `Double`, `Boolean`, `Instant`, `UUID` or null.
    interface Evaluator {
        Object of(Product product, CscAttribute attribute);
    }

    private final ProductProperties properties;

    ExpressionEvaluator(ProductProperties properties) {
        this.properties = properties;
    }

    /// @throws IllegalArgumentException for what no CSC server understands
    Evaluator compile(Expression expression) {
        return switch (expression) {
            case Binary binary -> binary(binary);
            case Unary unary when unary.getOperator() == UnaryOperatorKind.NOT -> {
                Evaluator operand = compile(unary.getOperand());
                yield (p, a) -> !Boolean.TRUE.equals(operand.of(p, a));
            }
            case Unary unary -> {
                Evaluator operand = compile(unary.getOperand());
                yield (p, a) -> operand.of(p, a) instanceof Double d ? (Object) (-d) : null;
            }
            case Literal literal -> constant(literal(literal));
            case Method method -> method(method);
            case Member member -> member(member.getResourcePath().getUriResourceParts());
            default -> throw new IllegalArgumentException("Unsupported expression: " + expression);
        };
    }

    private static Evaluator constant(Object value) {
        return (p, a) -> value;
    }

    private Evaluator binary(Binary binary) {
        Evaluator left = compile(binary.getLeftOperand());
        if (binary.getOperator() == BinaryOperatorKind.IN) {
            List<Evaluator> choices = binary.getExpressions().stream().map(this::compile).toList();
            return (p, a) -> choices.stream().anyMatch(c -> Integer.valueOf(0).equals(compare(left.of(p, a), c.of(p, a))));
        }
        Evaluator right = compile(binary.getRightOperand());
        return switch (binary.getOperator()) {
            case AND -> (p, a) -> Boolean.TRUE.equals(left.of(p, a)) && Boolean.TRUE.equals(right.of(p, a));
            case OR -> (p, a) -> Boolean.TRUE.equals(left.of(p, a)) || Boolean.TRUE.equals(right.of(p, a));
            case EQ, NE, LT, LE, GT, GE -> (p, a) -> holds(binary.getOperator(), compare(left.of(p, a), right.of(p, a)));
            default -> throw new IllegalArgumentException("Unsupported operator: " + binary.getOperator());
        };
    }

    private static boolean holds(BinaryOperatorKind operator, Integer order) {
        if (order == null) {
            return operator == BinaryOperatorKind.NE;
        }
        return switch (operator) {
            case EQ -> order == 0;
            case NE -> order != 0;
            case LT -> order < 0;
            case LE -> order <= 0;
            case GT -> order > 0;
            default -> order >= 0;
        };
    }

    /// Below, at or above zero; null when the two have nothing in common.
    static Integer compare(Object x, Object y) {
        return switch (x) {
            case String a when y instanceof String b -> a.compareTo(b);
            case Double a when y instanceof Double b -> a.compareTo(b);
            case Instant a when y instanceof Instant b -> a.compareTo(b);
            case Boolean a when y instanceof Boolean b -> a.compareTo(b);
            case UUID a when y instanceof UUID b -> a.compareTo(b);
            case null, default -> null;
        };
    }

    private static Object literal(Literal literal) {
        EdmType type = literal.getType();
        String text = literal.getText();
        if (type == null || text == null || text.equals("null")) {
            return null;
        }
        return switch (type.getName()) {
            case "String" -> text.substring(1, text.length() - 1).replace("''", "'");
            case "Boolean" -> Boolean.valueOf(text);
            case "DateTimeOffset" -> OffsetDateTime.parse(text.toUpperCase(Locale.ROOT)).toInstant();
            case "Guid" -> UUID.fromString(text);
            case "Date" -> OffsetDateTime.parse(text + "T00:00:00Z").toInstant();
            case "SByte", "Byte", "Int16", "Int32", "Int64", "Decimal", "Double", "Single" -> Double.valueOf(text);
            default -> throw new IllegalArgumentException("Unsupported literal: " + text);
        };
    }

    private Evaluator method(Method method) {
        List<Evaluator> arguments = method.getParameters().stream().map(this::compile).toList();
        return (p, a) -> {
            if (!(arguments.getFirst().of(p, a) instanceof String text)) {
                return null;
            }
            String other = arguments.size() > 1 && arguments.get(1).of(p, a) instanceof String s ? s : "";
            return switch (method.getMethod()) {
                case CONTAINS -> (Object) text.contains(other);
                case STARTSWITH -> text.startsWith(other);
                case ENDSWITH -> text.endsWith(other);
                case TOLOWER -> text.toLowerCase(Locale.ROOT);
                case TOUPPER -> text.toUpperCase(Locale.ROOT);
                default -> null;
            };
        };
    }

    private Evaluator member(List<UriResource> parts) {
        UriResource last = parts.getLast();
        if (last instanceof UriResourceFunction function) {
            return intersects(function);
        }
        if (last instanceof UriResourceLambdaAny any) {
            return any(parts.getFirst(), any);
        }
        if (parts.getFirst() instanceof UriResourceLambdaVariable variable) {
            String property = last.getSegmentValue();
            String cast = variable.getSegmentValue(true);
            String wanted = cast.contains("/") ? attributeType(cast.substring(cast.lastIndexOf('/') + 1)) : null;
            return (p, a) -> property.equals("Name") ? a.name()
                : wanted == null || wanted.equals(a.type()) ? ProductProperties.plain(a.value()) : null;
        }
        StringBuilder path = new StringBuilder();
        parts.forEach(part -> path.append(path.isEmpty() ? "" : "/").append(part.getSegmentValue()));
        return properties.evaluator(path.toString());
    }

    private Evaluator any(UriResource list, UriResourceLambdaAny any) {
        Evaluator inner = compile(any.getExpression());
        String name = list.getSegmentValue();
        EdmType filter = list instanceof UriResourceNavigation navigation ? navigation.getTypeFilterOnCollection() : null;
        String type = filter != null ? attributeType(filter.getName()) : name.equals("Attributes") ? null
            : name.substring(0, name.length() - "Attributes".length());
        return (p, ignored) -> {
            for (CscAttribute attribute : CscAttribute.of(p)) {
                if ((type == null || attribute.type().equals(type)) && Boolean.TRUE.equals(inner.of(p, attribute))) {
                    return true;
                }
            }
            return false;
        };
    }

    private static String attributeType(String typeName) {
        String simple = typeName.substring(typeName.lastIndexOf('.') + 1);
        return simple.substring(0, simple.length() - "Attribute".length());
    }

    private static Evaluator intersects(UriResourceFunction function) {
        String literal = function.getParameters().stream().filter(p -> p.getName().equals("area")).map(UriParameter::getText).findFirst()
            .orElseThrow();
        if (literal == null || !literal.contains(";")) {
            throw new IllegalArgumentException("Wrong geometry");
        }
        Area area = Area.wkt(literal.substring(literal.indexOf(';') + 1, literal.length() - 1));
        return (p, a) -> area.test(p);
    }
}
