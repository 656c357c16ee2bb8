package org.perigee.sandbox.odata;

import java.time.Instant;
import org.perigee.sandbox.catalogue.Product;
import org.perigee.sandbox.download.ProductFiles;
import org.perigee.sandbox.download.Tape;

/// The properties of products that can be filtered and sorted by.
final class ProductProperties {

    private static final Instant NEVER = Instant.parse("9999-12-31T23:59:59.999999Z");

    private final CscDialect dialect;
    private final ProductFiles files;
    private final Tape tape;

    ProductProperties(CscDialect dialect, ProductFiles files, Tape tape) {
        this.dialect = dialect;
        this.files = files;
        this.tape = tape;
    }

    String name(Product product) {
        return dialect.zipNames() ? product.name() + ".zip" : product.name();
    }

    /// @throws IllegalArgumentException for a path that cannot be compared
    ExpressionEvaluator.Evaluator evaluator(String path) {
        return switch (path) {
            case "Id" -> (p, a) -> p.id();
            case "Name" -> (p, a) -> name(p);
            case "Collection/Name" -> (p, a) -> p.type().mission().odataCollection();
            case "ContentType" -> (p, a) -> dialect.zipNames() ? "application/zip" : "application/octet-stream";
            case "ContentLength" -> (p, a) -> (double) files.of(p).size();
            case "ContentDate/Start" -> (p, a) -> p.start();
            case "ContentDate/End" -> (p, a) -> p.end();
            case "PublicationDate", "ModificationDate", "OriginDate" -> (p, a) -> p.published();
            case "EvictionDate" -> (p, a) -> NEVER;
            case "DeletionDate" -> (p, a) -> ProductWriter.deletionDate(p);
            case "DeletionCause" -> (p, a) -> ProductWriter.DELETION_CAUSE;
            case "Online" -> (p, a) -> tape.state(p) == Tape.State.DISK;
            default -> throw new IllegalArgumentException("Invalid field: " + path);
        };
    }

    /// Numbers are all compared as doubles.
    static Object plain(Object value) {
        return value instanceof Long number ? (Object) number.doubleValue() : value;
    }
}
