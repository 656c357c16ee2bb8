package org.perigee.sandbox.stac;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneOffset;
import java.util.Locale;
import org.perigee.sandbox.catalogue.MgrsTile;
import org.perigee.sandbox.catalogue.Mission;
import org.perigee.sandbox.catalogue.Product;
import org.perigee.sandbox.download.ProductFile;
import org.perigee.sandbox.download.ProductFiles;
import org.perigee.sandbox.download.ServiceLinks;
import org.perigee.sandbox.download.Tape;
import org.perigee.sandbox.geo.GeoJson;
import org.perigee.sandbox.http.HttpCall;

/// Writes items as CDSE does: one archive asset behind OpenID Connect, object storage paths with an HTTPS alternate, a
/// quicklook, and the schemes by which all of it is reached.
final class ItemWriter {

    private static final String[] EXTENSIONS = {"alternate-assets/v1.2.0", "authentication/v1.1.0", "eo/v2.0.0", "file/v2.1.0",
        "grid/v1.1.0", "order/v1.1.0", "processing/v1.2.0", "product/v1.0.0", "projection/v2.0.0", "sar/v1.1.0", "sat/v1.1.0",
        "storage/v2.0.0", "timestamps/v1.1.0"};

    private final ProductFiles files;
    private final Tape tape;

    ItemWriter(ProductFiles files, Tape tape) {
        this.files = files;
        this.tape = tape;
    }

    /// @param base  scheme and authority of all links
    /// @param root  of the API
    ObjectNode write(Product product, String base, String root) {
        ObjectNode item = HttpCall.JSON.createObjectNode();
        item.put("type", "Feature").put("stac_version", "1.1.0").put("id", product.stem());
        ArrayNode extensions = item.putArray("stac_extensions");
        for (String extension : EXTENSIONS) {
            extensions.add("https://stac-extensions.github.io/" + extension + "/schema.json");
        }
        item.put("collection", product.type().collection());
        item.set("geometry", GeoJson.write(product.footprint()));
        item.set("bbox", GeoJson.bbox(product.footprint()));
        properties(item.putObject("properties"), product, base);
        assets(item.putObject("assets"), product, base);
        links(item.putArray("links"), product, root);
        return item;
    }

    private void properties(ObjectNode p, Product product, String base) {
        p.put("datetime", product.start().toString()).put("start_datetime", product.start().toString())
            .put("end_datetime", product.end().toString()).put("created", product.published().toString())
            .put("updated", product.published().toString()).put("published", product.published().toString())
            .put("expires", "9999-01-01T00:00:00.000000Z").put("platform", product.stacPlatform())
            .put("constellation", product.type().mission().constellation());
        p.putArray("instruments").add(product.type().mission().instrument().toLowerCase(Locale.ROOT));
        p.put("gsd", (int) ItemProperties.gsd(product)).put("product:type", product.type().code()).put("product:timeliness", "PT24H")
            .put("product:timeliness_category", "NTC").put("processing:level", product.type().level())
            .put("processing:version", product.details().baseline()).put("sat:orbit_state", product.acquisition().orbitState())
            .put("sat:absolute_orbit", product.acquisition().absoluteOrbit())
            .put("sat:relative_orbit", product.acquisition().relativeOrbit());
        product.details().cloudCover().ifPresent(cover -> p.put("eo:cloud_cover", cover));
        product.details().tile().ifPresent(tile -> p.put("grid:code", "MGRS-" + tile.name()).put("proj:code", "EPSG:" + tile.epsg()));
        if (product.type().mission() == Mission.SENTINEL_1) {
            p.put("sar:instrument_mode", "IW").put("sar:frequency_band", "C").put("sar:center_frequency", 5.405);
            product.details().polarisations().forEach(p.putArray("sar:polarizations")::add);
        }
        if (tape.state(product) != Tape.State.DISK) {
            p.put("order:status", tape.state(product) == Tape.State.TAPE ? "orderable" : "shipping");
        }
        schemes(p, base);
    }

    private static void schemes(ObjectNode p, String base) {
        ObjectNode auth = p.putObject("auth:schemes");
        auth.putObject("s3").put("type", "s3");
        auth.putObject("oidc").put("type", "openIdConnect").put("openIdConnectUrl", ServiceLinks.openIdConfiguration(base));
        p.putObject("storage:schemes").putObject("sandbox-s3").put("type", "custom-s3").put("title", "Sandbox object storage (not served)")
            .put("platform", "https://eodata.sandbox.invalid").put("requester_pays", false);
    }

    private void assets(ObjectNode assets, Product product, String base) {
        ProductFile file = files.of(product);
        ObjectNode archive = assets.putObject(product.type().mission() == Mission.SENTINEL_3 ? "product" : "Product");
        archive.put("href", ServiceLinks.product(base, product)).put("type", "application/zip").put("title", "Zipped product")
            .put("file:size", file.size()).put("file:checksum", file.checksums().multihash()).put("file:local_path", file.name());
        archive.putArray("roles").add("data").add("metadata").add("archive");
        archive.putArray("auth:refs").add("oidc");
        for (ProductFile.Member member : file.members()) {
            assets.set(key(member.name()), member(product, member, base));
        }
        if (product.details().tile().isPresent()) {
            projection((ObjectNode) assets.get("B04_10m"), product.details().tile().get());
        }
        ObjectNode thumbnail = assets.putObject("thumbnail");
        thumbnail.put("href", ServiceLinks.quicklook(base, product)).put("type", "image/jpeg").put("title", "Quicklook")
            .put("alternate:name", "HTTPS").putArray("roles").add("thumbnail").add("overview");
        thumbnail.putArray("proj:shape").add(343).add(343);
        s3(thumbnail.putObject("alternate").putObject("s3"), product, product.stem() + "-ql.jpg").put("alternate:name", "S3");
    }

    private static ObjectNode member(Product product, ProductFile.Member member, String base) {
        ObjectNode asset = HttpCall.JSON.createObjectNode();
        boolean metadata = member.path().startsWith(product.name());
        s3(asset, product, metadata ? member.name() : member.path());
        asset.put("type", mediaType(member.name())).put("title", member.name()).put("file:size", member.content().length())
            .put("file:local_path", product.name() + '/' + member.within(product.name())).put("alternate:name", "S3");
        asset.putArray("roles").add(metadata ? "metadata" : "data");
        ObjectNode https = asset.putObject("alternate").putObject("https");
        https.put("href", ServiceLinks.node(base, product, member.within(product.name()))).put("alternate:name", "HTTPS");
        https.putArray("auth:refs").add("oidc");
        https.putArray("storage:refs");
        return asset;
    }

    private static void projection(ObjectNode asset, MgrsTile tile) {
        double[] o = tile.origin();
        asset.put("gsd", 10).put("nodata", 0).put("data_type", "uint16").put("proj:code", "EPSG:" + tile.epsg());
        asset.putArray("proj:shape").add(10980).add(10980);
        asset.putArray("proj:bbox").add(o[0]).add(o[1] - 109_800).add(o[0] + 109_800).add(o[1]);
        asset.putArray("proj:transform").add(10.0).add(0.0).add(o[0]).add(0.0).add(-10.0).add(o[1]);
    }

    private static ObjectNode s3(ObjectNode node, Product product, String path) {
        node.put("href", "s3://eodata/" + s3Prefix(product) + '/' + path);
        node.putArray("auth:refs").add("s3");
        node.putArray("storage:refs").add("sandbox-s3");
        return node;
    }

    private static String s3Prefix(Product product) {
        var day = product.start().atOffset(ZoneOffset.UTC).toLocalDate();
        return String.format(Locale.ROOT, "%s/%s/%s/%04d/%02d/%02d/%s", product.type().mission().odataCollection(),
            product.type().mission().instrument(), product.type().code(), day.getYear(), day.getMonthValue(), day.getDayOfMonth(), product.name());
    }

    private static String key(String fileName) {
        int dot = fileName.lastIndexOf('.');
        String stem = fileName.substring(0, dot);
        return stem.startsWith("iw-") ? stem.substring(3) : stem;
    }

    private static String mediaType(String fileName) {
        return switch (fileName.substring(fileName.lastIndexOf('.') + 1)) {
            case "jp2" -> "image/jp2";
            case "tiff" -> "image/tiff; application=geotiff";
            case "nc" -> "application/netcdf";
            default -> "application/xml";
        };
    }

    private static void links(ArrayNode links, Product product, String root) {
        String collection = root + "/collections/" + product.type().collection();
        link(links, "collection", "application/json", collection);
        link(links, "parent", "application/json", collection);
        link(links, "root", "application/json", root + "/");
        link(links, "self", "application/geo+json", collection + "/items/" + product.stem());
        link(links, "enclosure", "application/x-directory", "s3://eodata/" + s3Prefix(product) + '/').putArray("auth:refs").add("s3");
    }

    static ObjectNode link(ArrayNode links, String rel, String type, String href) {
        return links.addObject().put("rel", rel).put("type", type).put("href", href);
    }
}
