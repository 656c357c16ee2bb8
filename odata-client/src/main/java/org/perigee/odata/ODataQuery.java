package org.perigee.odata;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import org.perigee.odata.filter.Comparison;

/// A question to a product catalogue. All that is said must hold. Immutable (the geometry must not be changed).
///
/// @param selections at least one must hold; empty for all products
/// @param names      product names, `*` for any text; at least one must match; empty for any
/// @param tests      conditions on fields and attributes; all must hold
/// @param area       in longitude and latitude (degrees, WGS 84); products must intersect it; null for anywhere
/// @param order      by the start of the acquisition
/// @param top        products on a page; at least 1
/// @param count      whether the number of hits is wanted
/// @param skip       products to leave out at the beginning
public record ODataQuery(List<Selection> selections, List<String> names, List<ProductTest> tests, Geometry area, Order order, int top,
        boolean count, int skip) {

    /// When the acquisition starts.
    public static final String START = "ContentDate/Start";
    /// When the acquisition ends.
    public static final String END = "ContentDate/End";

    /// The orders that paging can be continued in.
    public enum Order {
        NEWEST_FIRST,
        OLDEST_FIRST
    }

    public ODataQuery {
        selections = List.copyOf(selections);
        names = List.copyOf(names);
        tests = List.copyOf(tests);
        if (top < 1 || skip < 0) {
            throw new IllegalArgumentException("Neither $top " + top + " nor $skip " + skip + " makes a page");
        }
    }

    /// Whether the server's functions say the same as a name pattern; they cannot say in which order several parts come.
    public static boolean isAskedExactly(String name) {
        return name.chars().filter(c -> c == '*').count() <= 1 || name.matches("\\*[^*]*\\*");
    }

    public Optional<Geometry> findArea() {
        return Optional.ofNullable(area);
    }

    /// The same with one more condition.
    public ODataQuery and(ProductTest test) {
        List<ProductTest> more = new ArrayList<>(tests);
        more.add(test);
        return new ODataQuery(selections, names, more, area, order, top, count, skip);
    }

    /// The same from another place on.
    public ODataQuery from(int products) {
        return new ODataQuery(selections, names, tests, area, order, top, count, products);
    }

    public static Builder builder() {
        return new Builder();
    }

    /// Collects the conditions; what is not said is not asked. Not thread-safe.
    public static final class Builder {

        private final List<Selection> selections = new ArrayList<>();
        private final List<String> names = new ArrayList<>();
        private final List<ProductTest> tests = new ArrayList<>();
        private Geometry area;
        private Order order = Order.NEWEST_FIRST;
        private int top = 100;
        private int skip;
        private boolean count;

        private Builder() {
        }

        /// Adds a collection to choose from.
        public Builder collection(String collection) {
            return select(Selection.of(collection));
        }

        public Builder select(Selection selection) {
            selections.add(selection);
            return this;
        }

        public Builder name(String pattern) {
            names.add(pattern);
            return this;
        }

        public Builder test(ProductTest test) {
            tests.add(test);
            return this;
        }

        /// Acquisitions that share at least an instant with the time from `start` to `end`, each null where open.
        public Builder overlapping(Instant start, Instant end) {
            if (end != null) {
                test(new ProductTest.Field(START, Comparison.LESS_OR_EQUAL, end));
            }
            if (start != null) {
                test(new ProductTest.Field(END, Comparison.GREATER_OR_EQUAL, start));
            }
            return this;
        }

        public Builder area(Geometry value) {
            area = value;
            return this;
        }

        public Builder order(Order value) {
            order = value;
            return this;
        }

        public Builder top(int value) {
            top = value;
            return this;
        }

        public Builder skip(int value) {
            skip = value;
            return this;
        }

        public Builder count(boolean value) {
            count = value;
            return this;
        }

        public ODataQuery build() {
            return new ODataQuery(selections, names, tests, area, order, top, count, skip);
        }
    }
}
