package org.perigee.sandbox.resto;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import org.perigee.sandbox.catalogue.Hash;
import org.perigee.sandbox.catalogue.Mission;
import org.perigee.sandbox.catalogue.Product;
import org.perigee.sandbox.download.ProductFile;
import org.perigee.sandbox.download.Tape;
import org.perigee.sandbox.geo.GeoJson;
import org.perigee.sandbox.http.HttpCall;

/// Writes a product as a resto 2 GeoJSON feature in the shape PEPS gave it.
final class RestoFeature {

    private static final DateTimeFormatter MILLIS =
        DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private RestoFeature() {
    }

    static String processingLevel(Product product) {
        return switch (product.type()) {
            case S2_L1C -> "LEVEL1C";
            case S2_L2A -> "LEVEL2A";
            case S3_LFR -> "LEVEL2";
            default -> "LEVEL1";
        };
    }

    static String sensorMode(Product product) {
        return switch (product.type().mission()) {
            case SENTINEL_1 -> "IW";
            case SENTINEL_2 -> "INS-NOBS";
            case SENTINEL_3 -> "EFR";
        };
    }

    static String storageMode(Tape.State state) {
        return switch (state) {
            case DISK -> "disk";
            case STAGING -> "staging";
            case TAPE -> "tape";
        };
    }

    static String time(Instant instant) {
        return MILLIS.format(instant);
    }

    static ObjectNode write(Product product, ProductFile file, Tape.State state, RestoLinks links) {
        ObjectNode feature = HttpCall.JSON.createObjectNode().put("type", "Feature").put("id", product.id().toString());
        feature.set("geometry", GeoJson.writeMulti(product.footprint()));
        feature.set("_geometry", GeoJson.writeMulti(product.footprint()));
        ObjectNode p = feature.putObject("properties");
        String checksum = file.checksums().md5().toUpperCase(Locale.ROOT);
        String collection = product.type().mission().restoCollection();
        p.put("collection", collection).put("productIdentifier", product.stem())
            .put("parentIdentifier", "urn:ogc:def:EOP:ESA::" + product.type().mission().odataCollection() + ':').put("title", product.stem())
            .putNull("description").put("organisationName", "ESA").put("startDate", time(product.start()))
            .put("completionDate", time(product.end())).put("productType", product.type().code())
            .put("processingLevel", processingLevel(product)).put("platform", product.acquisition().platform())
            .put("instrument", product.type().mission().instrument()).putNull("resolution").put("sensorMode", sensorMode(product))
            .put("orbitNumber", product.acquisition().absoluteOrbit()).put("quicklook", links.quicklook(product)).putNull("thumbnail")
            .put("resourceSize", file.size()).put("resourceChecksum", checksum).put("updated", time(product.published()))
            .put("published", time(product.published())).putNull("snowCover");
        product.details().cloudCover().ifPresentOrElse(cover -> p.put("cloudCover", cover), () -> p.putNull("cloudCover"));
        p.set("keywords", keywords(product, links));
        p.put("visible", 1).put("orbitDirection", product.acquisition().orbitState()).put("isNrt", 0).put("realtime", "Nominal")
            .put("dhusIngestDate", time(product.published())).put("relativeOrbitNumber", product.acquisition().relativeOrbit());
        product.details().tile().ifPresent(tile -> p.put("mgrs", tile.name()));
        if (product.type().mission() == Mission.SENTINEL_1) {
            p.put("polarisation", String.join(" ", product.details().polarisations()));
        }
        ObjectNode download = p.putObject("services").putObject("download");
        download.put("url", links.download(product)).put("mimeType", "application/zip").put("size", file.size()).put("checksum", checksum);
        ArrayNode alternates = p.putArray("links");
        alternate(alternates, "application/json", "GeoJSON link for " + product.id(), links.feature(product, "json"));
        alternate(alternates, "application/atom+xml", "ATOM link for " + product.id(), links.feature(product, "atom"));
        p.putObject("storage").put("mode", storageMode(state));
        return feature;
    }

    private static void alternate(ArrayNode links, String type, String title, String href) {
        links.addObject().put("rel", "alternate").put("type", type).put("title", title).put("href", href);
    }

    private static ObjectNode keywords(Product product, RestoLinks links) {
        ObjectNode keywords = HttpCall.JSON.createObjectNode();
        var date = product.start().atOffset(ZoneOffset.UTC);
        keyword(keywords, "collection", product.type().mission().restoCollection(), links);
        keyword(keywords, "productType", product.type().code(), links);
        keyword(keywords, "platform", product.acquisition().platform(), links);
        keyword(keywords, "year", Integer.toString(date.getYear()), links);
        keyword(keywords, "month", date.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH), links);
        return keywords;
    }

    private static void keyword(ObjectNode keywords, String type, String name, RestoLinks links) {
        String key = Long.toHexString(Hash.of(type.hashCode(), name)).substring(0, 12);
        keywords.putObject(key).put("name", name).put("type", type)
            .put("href", links.search("", "json") + "?&lang=en&q=" + URLEncoder.encode(name, StandardCharsets.UTF_8));
    }
}
