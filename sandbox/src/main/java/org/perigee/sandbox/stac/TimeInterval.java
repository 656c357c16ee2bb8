package org.perigee.sandbox.stac;

import java.time.Instant;
import java.util.function.Predicate;
import org.perigee.sandbox.catalogue.Product;

/// STAC's `datetime` parameter: an instant or an interval, open on either side; true for products that overlap it.
record TimeInterval(Instant from, Instant to) implements Predicate<Product> {

    /// @throws IllegalArgumentException when it is neither
    static TimeInterval parse(String text) {
        String[] ends = text.split("/", -1);
        if (ends.length > 2) {
            throw new IllegalArgumentException("Invalid datetime: " + text);
        }
        Instant from = end(ends[0], Instant.MIN);
        Instant to = ends.length == 1 ? from : end(ends[1], Instant.MAX);
        boolean open = from == Instant.MIN && to == Instant.MAX;
        if (open || to.isBefore(from) || ends.length == 1 && from == Instant.MIN) {
            throw new IllegalArgumentException("Invalid datetime: " + text);
        }
        return new TimeInterval(from, to);
    }

    private static Instant end(String text, Instant open) {
        if (text.isEmpty() || text.equals("..")) {
            return open;
        }
        Instant time = Values.time(text);
        if (time == null) {
            throw new IllegalArgumentException("Invalid datetime: " + text);
        }
        return time;
    }

    @Override
    public boolean test(Product product) {
        return !product.start().isAfter(to) && !product.end().isBefore(from);
    }
}
