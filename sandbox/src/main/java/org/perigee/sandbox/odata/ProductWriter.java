package org.perigee.sandbox.odata;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import org.perigee.sandbox.catalogue.Product;
import org.perigee.sandbox.download.ProductFile;
import org.perigee.sandbox.download.ProductFiles;
import org.perigee.sandbox.download.ServiceLinks;
import org.perigee.sandbox.download.Tape;
import org.perigee.sandbox.geo.GeoJson;
import org.perigee.sandbox.http.HttpCall;

/// Writes products as the two kinds of server do.
final class ProductWriter {

    static final String DELETION_CAUSE = "Duplicated product";
    private static final DateTimeFormatter MICROS =
        DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MILLIS =
        DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final CscDialect dialect;
    private final ProductProperties properties;
    private final ProductFiles files;
    private final Tape tape;

    ProductWriter(CscDialect dialect, ProductProperties properties, ProductFiles files, Tape tape) {
        this.dialect = dialect;
        this.properties = properties;
        this.files = files;
        this.tape = tape;
    }

    static Instant deletionDate(Product product) {
        return product.published().plus(Duration.ofDays(40));
    }

    /// @param expand  of `Attributes`, `Assets`, `Locations`
    ObjectNode write(Product product, String base, Set<String> expand, boolean deleted) {
        ProductFile file = files.of(product);
        String type = dialect.zipNames() ? "application/zip" : "application/octet-stream";
        ObjectNode node = HttpCall.JSON.createObjectNode();
        node.put("@odata.mediaContentType", type).put("Id", product.id().toString()).put("Name", properties.name(product))
            .put("ContentType", type).put("ContentLength", file.size()).put("OriginDate", time(product.published()))
            .put("PublicationDate", time(product.published())).put("ModificationDate", time(product.published()));
        if (deleted) {
            node.put("DeletionDate", time(deletionDate(product))).put("DeletionCause", DELETION_CAUSE);
        } else {
            node.put("Online", tape.state(product) == Tape.State.DISK)
                .put("EvictionDate", dialect.zipNames() ? null : "9999-12-31T23:59:59.999999Z");
        }
        if (!dialect.zipNames()) {
            node.put("S3Path", "/eodata/" + product.type().mission().odataCollection() + '/' + product.type().code() + '/' + product.name());
        }
        ObjectNode checksum = node.putArray("Checksum").addObject();
        checksum.put("Value", file.checksums().md5()).put("Algorithm", "MD5").put("ChecksumDate", time(product.published()));
        node.putObject("ContentDate").put("Start", time(product.start())).put("End", time(product.end()));
        node.put("Footprint", "geography'SRID=4326;" + wkt(product) + '\'');
        node.set("GeoFootprint", GeoJson.write(product.footprint()));
        if (expand.contains("Attributes")) {
            node.set("Attributes", attributes(product));
        }
        if (expand.contains("Assets")) {
            asset(node.putArray("Assets").addObject(), product, base);
        }
        if (expand.contains("Locations")) {
            ObjectNode location = node.putArray("Locations").addObject().put("FormatType", "Extracted");
            location.put("DownloadLink", base + dialect.root() + "/Products(" + product.id() + ")/$value").put("ContentLength", file.size());
            location.set("Checksum", node.get("Checksum"));
            location.put("S3Path", node.path("S3Path").asText());
        }
        return node;
    }

    private String wkt(Product product) {
        String text = product.footprint().toText();
        return dialect.zipNames() ? text.replace("MULTIPOLYGON (", "MultiPolygon(").replace("POLYGON (", "Polygon(").replace(", ", ",") : text;
    }

    private String time(Instant instant) {
        return (dialect.zipNames() ? MILLIS : MICROS).format(instant);
    }

    ArrayNode attributes(Product product) {
        ArrayNode list = HttpCall.JSON.createArrayNode();
        for (CscAttribute attribute : CscAttribute.of(product)) {
            ObjectNode node = list.addObject().put("@odata.type", "#OData.CSC." + attribute.type() + "Attribute").put("Name", attribute.name());
            switch (attribute.value()) {
                case Long number -> node.put("Value", number);
                case Double number -> node.put("Value", number);
                case Instant instant -> node.put("Value", time(instant));
                default -> node.put("Value", attribute.value().toString());
            }
            node.put("ValueType", attribute.type());
        }
        return list;
    }

    private static void asset(ObjectNode asset, Product product, String base) {
        asset.put("Type", "QUICKLOOK").put("Id", ServiceLinks.assetId(product).toString())
            .put("DownloadLink", ServiceLinks.quicklook(base, product)).put("S3Path", "/eodata/quicklooks/" + product.stem() + "-ql.jpg");
    }
}
