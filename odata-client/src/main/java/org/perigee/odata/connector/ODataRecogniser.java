package org.perigee.odata.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.perigee.catalog.discovery.CatalogueRecogniser;
import org.perigee.catalog.discovery.Endpoints;
import org.perigee.catalog.discovery.FetchedDocument;
import org.perigee.catalog.discovery.Recognition;
import org.perigee.catalog.discovery.XmlOutline;
import org.perigee.catalog.provider.Protocol;

/// Knows OData services that have products: by their `$metadata` (CSDL 4.0 and EDMX 1.0), their service document in JSON or XML, and their
/// answers. Immutable, thread-safe.
public final class ODataRecogniser implements CatalogueRecogniser {

    private static final String PRODUCTS = "Products";
    private static final List<String> USUAL = List.of("$metadata", "odata/v1/$metadata", "odata/v2/$metadata", "dhus/odata/v1/$metadata", "odata/v1");

    @Override
    public Optional<Recognition> recognise(FetchedDocument document) {
        return document.xml().flatMap(xml -> ofXml(document, xml)).or(() -> document.json().flatMap(json -> ofJson(document, json)));
    }

    private static Optional<Recognition> ofXml(FetchedDocument document, XmlOutline xml) {
        boolean metadata = xml.root().name().equals("Edmx") && xml.all("EntitySet").anyMatch(set -> set.attribute("Name").equals(PRODUCTS));
        boolean service = xml.root().name().equals("service") && xml.all("collection").anyMatch(set -> set.attribute("href").equals(PRODUCTS));
        String version = metadata ? xml.root().attribute("Version") : "";
        return metadata || service ? Optional.of(catalogue(document, version.startsWith("4") ? "OData 4" : "OData 2")) : Optional.empty();
    }

    private static Optional<Recognition> ofJson(FetchedDocument document, JsonNode json) {
        String context = json.path("@odata.context").asText();
        boolean service = context.contains("$metadata") && json.path("value").valueStream().anyMatch(set -> set.path("name").asText().equals(PRODUCTS));
        boolean answer = context.contains("$metadata#" + PRODUCTS);
        boolean older = Stream.of(json.path("d").path("EntitySets"), json.path("d").path("results")).anyMatch(sets -> sets.valueStream()
                .anyMatch(set -> set.asText().equals(PRODUCTS) || set.path("__metadata").path("uri").asText().contains("/" + PRODUCTS + "(")));
        return service || answer || older ? Optional.of(catalogue(document, older ? "OData 2" : "OData 4")) : Optional.empty();
    }

    private static Recognition catalogue(FetchedDocument document, String version) {
        URI root = URI.create(document.address().toString().replaceFirst("/(?:\\$metadata|" + PRODUCTS + "\\b[^?#]*)(?:[?#].*)?$", ""));
        return new Recognition.Catalogue(Protocol.ODATA, Endpoints.plain(root), "", version, JsonNodeFactory.instance.objectNode(), Optional.empty(), false);
    }

    @Override
    public List<URI> guesses(URI address) {
        return Endpoints.below(address, USUAL);
    }
}
