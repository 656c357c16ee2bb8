package org.perigee.sandbox.odata;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.olingo.commons.api.edm.Edm;
import org.apache.olingo.commons.api.ex.ODataRuntimeException;
import org.apache.olingo.server.api.OData;
import org.apache.olingo.server.api.ODataLibraryException;
import org.apache.olingo.server.api.uri.UriInfo;
import org.apache.olingo.server.api.uri.queryoption.OrderByItem;
import org.apache.olingo.server.core.uri.parser.Parser;
import org.perigee.sandbox.catalogue.Product;
import org.perigee.sandbox.http.QueryParameters;

/// A question for products, checked and ready to be answered.
///
/// @param condition  `$filter`
/// @param order      `$orderby`, made total by the id
/// @param top        page size
/// @param skip       how many to leave out
/// @param count      whether the total is wanted
/// @param expand     which lists to add
/// @param select     which members to keep; all if empty
record ProductQuery(Predicate<Product> condition, Comparator<Product> order, int top, int skip, boolean count, Set<String> expand,
                    Set<String> select) {

    private static final int DEFAULT_TOP = 20;
    private static final int LARGEST_TOP = 1000;
    static final int LARGEST_SKIP = 10_000;
    private static final Set<String> EXPANDABLE = Set.of("Attributes", "Assets", "Locations");
    private static final Set<String> SORTABLE =
        Set.of("ContentDate/Start", "ContentDate/End", "PublicationDate", "ModificationDate", "DeletionDate");
    private static final String BAD_ORDER =
        "Invalid value: Invalid field name in the order by clause. Please use only 'asc' or 'desc' for sorting.";

    /// Reads the query options of a request.
    static ProductQuery parse(String entitySet, QueryParameters query, CscDialect dialect, Edm edm, ProductProperties properties) {
        int top = bounded(query, "$top", DEFAULT_TOP, LARGEST_TOP);
        int skip = bounded(query, "$skip", 0, LARGEST_SKIP);
        Set<String> expand = expand(query);
        try {
            UriInfo uri = new Parser(edm, OData.newInstance()).parseUri("/" + entitySet, CscUrl.forParser(query), null, "");
            ExpressionEvaluator evaluator = new ExpressionEvaluator(properties);
            Predicate<Product> condition = p -> true;
            if (uri.getFilterOption() != null) {
                ExpressionEvaluator.Evaluator filter = evaluator.compile(uri.getFilterOption().getExpression());
                condition = p -> Boolean.TRUE.equals(filter.of(p, null));
            }
            boolean count = uri.getCountOption() != null && uri.getCountOption().getValue();
            List<OrderByItem> keys = uri.getOrderByOption() == null ? List.of() : uri.getOrderByOption().getOrders();
            return new ProductQuery(condition, order(keys, query.first("$orderby").orElse(""), dialect, evaluator), top, skip, count, expand,
                select(query));
        } catch (ODataLibraryException | ODataRuntimeException | IllegalArgumentException e) {
            throw CscErrors.badRequest("Invalid query: " + e.getMessage());
        }
    }

    private static Set<String> expand(QueryParameters query) {
        Set<String> expand = new LinkedHashSet<>();
        for (String option : query.all("$expand")) {
            for (String name : option.split(",")) {
                if (!EXPANDABLE.contains(name.strip())) {
                    throw CscErrors.badRequest("Expand parameter only accepts following values: Assets, Attributes, Locations.");
                }
                expand.add(name.strip());
            }
        }
        return expand;
    }

    private static Set<String> select(QueryParameters query) {
        String fields = query.filled("$select").orElse("*");
        Set<String> select = new LinkedHashSet<>();
        if (!fields.equals("*")) {
            select.add("Id");
            for (String field : fields.split(",")) {
                select.add(field.strip());
            }
        }
        return select;
    }

    private static int bounded(QueryParameters query, String option, int otherwise, int most) {
        String text = query.filled(option).orElse(null);
        if (text == null) {
            return otherwise;
        }
        long value;
        try {
            value = Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw CscErrors.outOfBounds("int_parsing", option, "Input should be a valid integer, unable to parse string as an integer", text);
        }
        if (value < 0) {
            throw CscErrors.outOfBounds("greater_than_equal", option, "Input should be greater than or equal to 0", text);
        }
        if (value > most) {
            throw CscErrors.outOfBounds("less_than_equal", option, "Input should be less than or equal to " + most, text);
        }
        return (int) value;
    }

    private static Comparator<Product> order(List<OrderByItem> keys, String text, CscDialect dialect, ExpressionEvaluator evaluator) {
        String field = text.strip().split("\\s+")[0];
        if (!dialect.severalSortKeys() && !keys.isEmpty() && (keys.size() > 1 || !SORTABLE.contains(field))) {
            throw CscErrors.badRequest(BAD_ORDER);
        }
        Comparator<Product> order = (a, b) -> 0;
        for (OrderByItem key : keys) {
            ExpressionEvaluator.Evaluator value = evaluator.compile(key.getExpression());
            Comparator<Product> next = (a, b) -> {
                Integer difference = ExpressionEvaluator.compare(value.of(a, null), value.of(b, null));
                return difference == null ? 0 : difference;
            };
            order = order.thenComparing(key.isDescending() ? next.reversed() : next);
        }
        return order.thenComparing(Product::id);
    }
}
