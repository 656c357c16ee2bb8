package org.perigee.sandbox.stac;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.perigee.sandbox.geo.Area;

/// Reads CQL2 text by recursive descent.
final class Cql2Text {

    private static final Pattern TOKEN = Pattern.compile(
        "\\s*(?:('(?:[^']|'')*')|(\"[^\"]+\")|([-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?)|([A-Za-z_][\\w:.]*)|(<=|>=|<>|[=<>(),]))");

    private enum Kind { TEXT, NAME, NUMBER, SYMBOL, END }

    private record Token(Kind kind, String text, int end) {
        boolean is(String word) {
            return (kind == Kind.NAME || kind == Kind.SYMBOL) && text.equalsIgnoreCase(word);
        }
    }

    private final String source;
    private Token token;

    private Cql2Text(String source) {
        this.source = source;
        this.token = read(0);
    }

    /// @throws IllegalArgumentException when it is not a filter we know
    static Cql2 parse(String text) {
        Cql2Text parser = new Cql2Text(text);
        Cql2 filter = parser.disjunction();
        if (parser.token.kind != Kind.END) {
            throw new IllegalArgumentException("Unexpected in filter: " + parser.token.text);
        }
        return filter;
    }

    private Token read(int from) {
        if (source.substring(from).isBlank()) {
            return new Token(Kind.END, "end of filter", source.length());
        }
        Matcher m = TOKEN.matcher(source).region(from, source.length());
        if (!m.lookingAt()) {
            throw new IllegalArgumentException("Cannot read filter at: " + source.substring(from).strip());
        }
        if (m.group(1) != null) {
            String quoted = m.group(1);
            return new Token(Kind.TEXT, quoted.substring(1, quoted.length() - 1).replace("''", "'"), m.end());
        }
        if (m.group(2) != null) {
            return new Token(Kind.NAME, m.group(2).substring(1, m.group(2).length() - 1), m.end());
        }
        if (m.group(3) != null) {
            return new Token(Kind.NUMBER, m.group(3), m.end());
        }
        return m.group(4) != null ? new Token(Kind.NAME, m.group(4), m.end()) : new Token(Kind.SYMBOL, m.group(5), m.end());
    }

    private Token next() {
        Token current = token;
        token = read(current.end);
        return current;
    }

    private boolean accept(String word) {
        boolean found = token.is(word);
        if (found) {
            next();
        }
        return found;
    }

    private void expect(String word) {
        if (!accept(word)) {
            throw new IllegalArgumentException("Expected " + word + " in filter, found: " + token.text);
        }
    }

    private Cql2 disjunction() {
        List<Cql2> parts = new ArrayList<>(List.of(conjunction()));
        while (accept("or")) {
            parts.add(conjunction());
        }
        return parts.size() == 1 ? parts.getFirst() : new Cql2.Junction(false, parts);
    }

    private Cql2 conjunction() {
        List<Cql2> parts = new ArrayList<>(List.of(negation()));
        while (accept("and")) {
            parts.add(negation());
        }
        return parts.size() == 1 ? parts.getFirst() : new Cql2.Junction(true, parts);
    }

    private Cql2 negation() {
        return accept("not") ? new Cql2.Not(negation()) : primary();
    }

    private Cql2 primary() {
        if (accept("(")) {
            Cql2 inner = disjunction();
            expect(")");
            return inner;
        }
        if (token.is("s_intersects")) {
            return touches();
        }
        Cql2.Operand left = operand();
        boolean negated = accept("not");
        Cql2 predicate = predicate(left);
        return negated ? new Cql2.Not(predicate) : predicate;
    }

    private Cql2 predicate(Cql2.Operand left) {
        if (accept("between")) {
            Cql2.Operand low = operand();
            expect("and");
            return Cql2.between(left, low, operand());
        }
        if (accept("like")) {
            return new Cql2.Fits(left, Cql2.like(next().text));
        }
        if (accept("in")) {
            return new Cql2.Among(left, list());
        }
        if (accept("is")) {
            boolean not = accept("not");
            expect("null");
            Cql2 missing = new Cql2.Missing(left);
            return not ? new Cql2.Not(missing) : missing;
        }
        return new Cql2.Comparison(left, Cql2.sign(next().text), operand());
    }

    private List<Cql2.Operand> list() {
        List<Cql2.Operand> items = new ArrayList<>();
        expect("(");
        do {
            items.add(operand());
        } while (accept(","));
        expect(")");
        return items;
    }

    private Cql2.Operand operand() {
        Token current = next();
        return switch (current.kind) {
            case TEXT -> new Cql2.Constant(current.text);
            case NUMBER -> new Cql2.Constant(Double.valueOf(current.text));
            case NAME -> named(current.text);
            default -> throw new IllegalArgumentException("Expected a value in filter, found: " + current.text);
        };
    }

    private Cql2.Operand named(String name) {
        String word = name.toLowerCase(Locale.ROOT);
        if (word.equals("true") || word.equals("false")) {
            return new Cql2.Constant(Boolean.valueOf(word));
        }
        if ((word.equals("timestamp") || word.equals("date")) && accept("(")) {
            Object instant = Cql2Json.instant(next().text);
            expect(")");
            return new Cql2.Constant(instant);
        }
        return new Cql2.Property(name);
    }

    /// `S_INTERSECTS(geometry, POLYGON((…)))`: the shape is cut out by counting brackets and read as Well-Known Text.
    private Cql2 touches() {
        next();
        expect("(");
        next();
        int start = token.end;
        expect(",");
        int depth = 0;
        int end = start;
        for (; end < source.length(); end++) {
            char c = source.charAt(end);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth < 0) {
                break;
            }
        }
        Area area = shape(source.substring(start, end));
        token = read(end);
        expect(")");
        return new Cql2.Touches(area);
    }

    private static Area shape(String text) {
        String shape = text.strip();
        if (!shape.toUpperCase(Locale.ROOT).startsWith("BBOX")) {
            return Area.wkt(shape);
        }
        String[] numbers = shape.substring(shape.indexOf('(') + 1, shape.length() - 1).split(",");
        if (numbers.length != 4) {
            throw new IllegalArgumentException("BBOX needs four numbers");
        }
        return Area.box(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1]), Double.parseDouble(numbers[2]),
            Double.parseDouble(numbers[3]));
    }
}
