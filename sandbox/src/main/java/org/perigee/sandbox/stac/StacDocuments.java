package org.perigee.sandbox.stac;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.perigee.sandbox.catalogue.Catalogue;
import org.perigee.sandbox.catalogue.Product;
import org.perigee.sandbox.catalogue.ProductType;
import org.perigee.sandbox.http.HttpCall;

/// The documents of a STAC API that are not items: landing page, collections, queryables.
///
/// @param id           of the catalogue
/// @param title        of the catalogue
/// @param version      `stac_version` of collections
/// @param conformance  classes the face declares
/// @param types        the collections
/// @param queryables   whether queryables are announced
record StacDocuments(String id, String title, String version, List<String> conformance, List<ProductType> types, boolean queryables) {

    private static final String QUERYABLES = "http://www.opengis.net/def/rel/ogc/1.0/queryables";

    ObjectNode landing(String root) {
        ObjectNode page = HttpCall.JSON.createObjectNode().put("type", "Catalog").put("id", id).put("title", title)
            .put("description", "A made-up archive on this computer, to try programs with.").put("stac_version", "1.0.0");
        conformance.forEach(page.putArray("conformsTo")::add);
        ArrayNode links = page.putArray("links");
        ItemWriter.link(links, "self", "application/json", root + "/");
        ItemWriter.link(links, "root", "application/json", root + "/");
        ItemWriter.link(links, "data", "application/json", root + "/collections");
        ItemWriter.link(links, "conformance", "application/json", root + "/conformance");
        ItemWriter.link(links, "search", "application/geo+json", root + "/search").put("method", "GET");
        ItemWriter.link(links, "search", "application/geo+json", root + "/search").put("method", "POST");
        if (queryables) {
            ItemWriter.link(links, QUERYABLES, "application/schema+json", root + "/queryables");
        }
        for (ProductType type : types) {
            ItemWriter.link(links, "child", "application/json", root + "/collections/" + type.collection()).put("title", type.title());
        }
        return page;
    }

    ObjectNode conformancePage() {
        ObjectNode page = HttpCall.JSON.createObjectNode();
        conformance.forEach(page.putArray("conformsTo")::add);
        return page;
    }

    ObjectNode collections(String root, Catalogue catalogue) {
        ObjectNode page = HttpCall.JSON.createObjectNode();
        ArrayNode list = page.putArray("collections");
        types.forEach(type -> list.add(collection(type, root, catalogue)));
        ArrayNode links = page.putArray("links");
        ItemWriter.link(links, "root", "application/json", root + "/");
        ItemWriter.link(links, "self", "application/json", root + "/collections");
        return page;
    }

    Optional<ProductType> type(String collection) {
        return types.stream().filter(type -> type.collection().equals(collection)).findFirst();
    }

    ObjectNode collection(ProductType type, String root, Catalogue catalogue) {
        List<Product> products = catalogue.matching(p -> p.type() == type);
        ObjectNode c = HttpCall.JSON.createObjectNode().put("type", "Collection").put("stac_version", version).put("id", type.collection())
            .put("title", type.title()).put("description", type.title() + ". Invented acquisitions of the Perigee sandbox.")
            .put("license", version.startsWith("1.1") ? "other" : "proprietary");
        c.putArray("keywords").add("sandbox").add(type.mission().odataCollection()).add(type.level());
        c.putArray("providers").addObject().put("name", "Perigee sandbox").putArray("roles").add("host");
        ObjectNode extent = c.putObject("extent");
        extent.putObject("spatial").putArray("bbox").addArray().add(-180).add(-90).add(180).add(90);
        ArrayNode interval = extent.putObject("temporal").putArray("interval").addArray();
        if (products.isEmpty()) {
            interval.addNull().addNull();
        } else {
            interval.add(products.getFirst().start().toString()).add(products.getLast().end().toString());
        }
        ObjectNode summaries = c.putObject("summaries");
        TreeSet<String> platforms = new TreeSet<>();
        products.forEach(p -> platforms.add(p.stacPlatform()));
        platforms.forEach(summaries.putArray("platform")::add);
        summaries.putArray("constellation").add(type.mission().constellation());
        summaries.putArray("instruments").add(type.mission().instrument().toLowerCase(Locale.ROOT));
        summaries.putArray("product:type").add(type.code());
        summaries.putArray("processing:level").add(type.level());
        ArrayNode links = c.putArray("links");
        String self = root + "/collections/" + type.collection();
        ItemWriter.link(links, "self", "application/json", self);
        ItemWriter.link(links, "items", "application/geo+json", self + "/items");
        ItemWriter.link(links, "parent", "application/json", root + "/");
        ItemWriter.link(links, "root", "application/json", root + "/");
        if (queryables) {
            ItemWriter.link(links, QUERYABLES, "application/schema+json", self + "/queryables");
        }
        return c;
    }

    ObjectNode queryablesPage(String self) {
        ObjectNode schema = HttpCall.JSON.createObjectNode().put("$schema", "https://json-schema.org/draft/2020-12/schema").put("$id", self)
            .put("type", "object").put("title", "Queryables of " + title).put("additionalProperties", true);
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("geometry").put("$ref", "https://geojson.org/schema/Geometry.json");
        ItemProperties.TEXTS.forEach(name -> properties.putObject(name).put("type", "string"));
        ItemProperties.NUMBERS.forEach(name -> properties.putObject(name).put("type", "number"));
        ItemProperties.TIMES.forEach(name -> properties.putObject(name).put("type", "string").put("format", "date-time"));
        ((ObjectNode) properties.get("eo:cloud_cover")).put("minimum", 0).put("maximum", 100);
        ArrayNode platforms = ((ObjectNode) properties.get("sat:orbit_state")).putArray("enum");
        platforms.add("ascending").add("descending");
        return schema;
    }
}
