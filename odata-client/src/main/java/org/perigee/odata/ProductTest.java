package org.perigee.odata;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.perigee.odata.filter.Comparison;

/// One condition on a product. Values are String, BigDecimal, Instant or Boolean.
public sealed interface ProductTest {

    /// A condition on a field of the product itself.
    ///
    /// @param path `ContentDate/Start`, `Online`, `PublicationDate`
    record Field(String path, Comparison comparison, Object value) implements ProductTest {
        public Field {
            Objects.requireNonNull(path);
            Objects.requireNonNull(comparison);
            requireValue(value);
        }
    }

    /// A condition on an attribute.
    ///
    /// @param values one of them must compare; not empty
    record Attribute(String name, AttributeType type, Comparison comparison, List<Object> values) implements ProductTest {
        public Attribute {
            Objects.requireNonNull(name);
            Objects.requireNonNull(type);
            Objects.requireNonNull(comparison);
            values = List.copyOf(values);
            values.forEach(ProductTest::requireValue);
            if (values.isEmpty()) {
                throw new IllegalArgumentException("No value to compare " + name + " with");
            }
        }
    }

    /// A condition on the product's name.
    ///
    /// @param pattern with `*` for any text
    record Name(String pattern) implements ProductTest {
        public Name {
            Objects.requireNonNull(pattern);
        }
    }

    static Attribute attribute(String name, AttributeType type, Comparison comparison, Object value) {
        return new Attribute(name, type, comparison, List.of(value));
    }

    private static void requireValue(Object value) {
        if (!(value instanceof String || value instanceof BigDecimal || value instanceof Instant || value instanceof Boolean)) {
            throw new IllegalArgumentException("Not a value of a filter: " + value);
        }
    }
}
