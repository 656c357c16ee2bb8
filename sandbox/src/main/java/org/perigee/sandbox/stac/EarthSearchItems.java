package org.perigee.sandbox.stac;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.perigee.sandbox.catalogue.MgrsTile;
import org.perigee.sandbox.catalogue.Product;
import org.perigee.sandbox.download.BandFiles;
import org.perigee.sandbox.download.ServiceLinks;
import org.perigee.sandbox.geo.GeoJson;
import org.perigee.sandbox.http.HttpCall;

/// Writes Sentinel-2 items in the STAC 1.0 habits of Earth Search: one free file for each band.
public final class EarthSearchItems {

    private final BandFiles bands;

    public EarthSearchItems(BandFiles bands) {
        this.bands = bands;
    }

    ObjectNode write(Product product, String base, String root) {
        ObjectNode item = HttpCall.JSON.createObjectNode().put("type", "Feature").put("stac_version", "1.0.0").put("id", product.stem())
            .put("collection", product.type().collection());
        item.putArray("stac_extensions").add("https://stac-extensions.github.io/eo/v1.1.0/schema.json")
            .add("https://stac-extensions.github.io/projection/v1.1.0/schema.json").add("https://stac-extensions.github.io/file/v2.1.0/schema.json");
        item.set("geometry", GeoJson.write(product.footprint()));
        item.set("bbox", GeoJson.bbox(product.footprint()));
        properties(item.putObject("properties"), product);
        ObjectNode assets = item.putObject("assets");
        BandFiles.NAMES.forEach(band -> band(assets.putObject(band), product, band, base));
        ObjectNode thumbnail = assets.putObject("thumbnail").put("href", ServiceLinks.quicklook(base, product)).put("type", "image/jpeg");
        thumbnail.put("title", "Thumbnail of preview image").putArray("roles").add("thumbnail");
        ArrayNode links = item.putArray("links");
        String collection = root + "/collections/" + product.type().collection();
        ItemWriter.link(links, "self", "application/geo+json", collection + "/items/" + product.stem());
        ItemWriter.link(links, "parent", "application/json", collection);
        ItemWriter.link(links, "collection", "application/json", collection);
        ItemWriter.link(links, "root", "application/json", root);
        return item;
    }

    private static void properties(ObjectNode p, Product product) {
        MgrsTile tile = product.details().tile().orElseThrow();
        p.put("datetime", product.start().toString()).put("created", product.published().toString())
            .put("updated", product.published().toString()).put("platform", product.stacPlatform()).put("constellation", "sentinel-2");
        p.putArray("instruments").add("msi");
        p.put("eo:cloud_cover", product.details().cloudCover().orElseThrow()).put("proj:epsg", tile.epsg())
            .put("grid:code", "MGRS-" + tile.name()).put("mgrs:utm_zone", tile.zone()).put("s2:product_uri", product.name())
            .put("s2:processing_baseline", product.details().baseline()).put("s2:product_type", product.type().code());
    }

    private void band(ObjectNode asset, Product product, String band, String base) {
        BandFiles.BandFile file = bands.of(product, band);
        asset.put("href", ServiceLinks.band(base, product, band)).put("type", "image/tiff; application=geotiff; profile=cloud-optimized")
            .put("title", band).put("file:size", file.content().length()).put("file:checksum", "1220" + file.checksums().sha256());
        asset.putArray("roles").add(band.equals("visual") ? "visual" : "data");
    }
}
