package org.perigee.odata.filter;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.olingo.client.api.uri.FilterArg;
import org.apache.olingo.client.api.uri.FilterArgFactory;
import org.apache.olingo.client.api.uri.FilterFactory;
import org.apache.olingo.client.api.uri.URIFilter;
import org.apache.olingo.client.core.uri.FilterFactoryImpl;
import org.apache.olingo.client.core.uri.FilterLambda;

/// A boolean expression of a `$filter` option (OData URL conventions 4.01, section 5.1.1). Immutable.
public final class Filter {

    private static final FilterFactory FILTERS = new FilterFactoryImpl();
    private static final FilterArgFactory ARGUMENTS = FILTERS.getArgFactory();

    private final URIFilter tree;
    private final boolean alternative;

    private Filter(URIFilter tree, boolean alternative) {
        this.tree = tree;
        this.alternative = alternative;
    }

    private static Filter simple(URIFilter tree) {
        return new Filter(tree, false);
    }

    /// `path op value`.
    public static Filter compare(String path, Comparison comparison, Literal value) {
        FilterArg left = ARGUMENTS.property(path);
        FilterArg right = value.argument();
        return simple(unbracketed(left, comparison, right));
    }

    /// Olingo puts every comparison in brackets; requests are read by people too.
    private static URIFilter unbracketed(FilterArg left, Comparison comparison, FilterArg right) {
        return () -> left.build() + " " + comparison.keyword() + " " + right.build();
    }

    public static Filter startsWith(String path, String text) {
        return simple(FILTERS.match(ARGUMENTS.startswith(ARGUMENTS.property(path), Literal.of(text).argument())));
    }

    public static Filter endsWith(String path, String text) {
        return simple(FILTERS.match(ARGUMENTS.endswith(ARGUMENTS.property(path), Literal.of(text).argument())));
    }

    public static Filter contains(String path, String text) {
        return simple(FILTERS.match(ARGUMENTS.contains(ARGUMENTS.property(path), Literal.of(text).argument())));
    }

    /// As OData v2 has it: the part first.
    public static Filter substringOf(String path, String text) {
        return simple(() -> "substringof(" + Literal.of(text).text() + "," + path + ")");
    }

    /// `OData.CSC.Intersects` of the Copernicus Space Component.
    ///
    /// @param location the property compared, or empty where the server knows it by itself
    public static Filter intersects(String location, Literal area) {
        String first = location.isEmpty() ? "" : "location=" + location + ",";
        return simple(() -> "OData.CSC.Intersects(" + first + "area=" + area.text() + ")");
    }

    /// `collection/any(variable:expression)`.
    public static Filter any(String collection, String variable, Filter expression) {
        return simple(FILTERS.match(new FilterLambda(ARGUMENTS.property(collection), "any", expression.tree, variable)));
    }

    /// All hold; nothing where there are none is not allowed.
    public static Filter all(List<Filter> filters) {
        return filters.size() == 1 ? filters.getFirst() : simple(joined(filters, " and "));
    }

    /// At least one holds.
    public static Filter anyOf(List<Filter> filters) {
        return filters.size() == 1 ? filters.getFirst() : new Filter(joined(filters, " or "), true);
    }

    private static URIFilter joined(List<Filter> filters, String word) {
        List<Filter> parts = List.copyOf(filters);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("No expression to join");
        }
        // "and" binds tighter than "or", so only alternatives need brackets, and only inside "and".
        boolean bracket = word.equals(" and ");
        return () -> parts.stream().map(part -> bracket && part.alternative ? "(" + part.text() + ")" : part.text())
                .collect(Collectors.joining(word));
    }

    /// The expression, not yet percent-encoded.
    public String text() {
        return tree.build();
    }

    @Override
    public String toString() {
        return text();
    }
}
