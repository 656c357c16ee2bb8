package org.perigee.opensearch.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.perigee.catalog.discovery.CatalogueRecogniser;
import org.perigee.catalog.discovery.Endpoints;
import org.perigee.catalog.discovery.FetchedDocument;
import org.perigee.catalog.discovery.Recognition;
import org.perigee.catalog.discovery.XmlOutline;
import org.perigee.catalog.provider.Protocol;

/// Knows OpenSearch description documents (OpenSearch 1.1, draft 6), and finds the way to them from answers in Atom and GeoJSON
/// (OGC 10-032r8 and 17-047r1). Immutable, thread-safe.
public final class OpenSearchRecogniser implements CatalogueRecogniser {

    private static final String DESCRIPTION = "opensearchdescription";
    private static final List<String> USUAL = List.of("description.xml", "opensearch/description.xml", "api/collections/describe.xml",
            "resto/api/collections/describe.xml", "opensearch");

    @Override
    public Optional<Recognition> recognise(FetchedDocument document) {
        return document.xml().flatMap(xml -> ofXml(document, xml)).or(() -> document.json().flatMap(json -> ofJson(document, json)));
    }

    private static Optional<Recognition> ofXml(FetchedDocument document, XmlOutline xml) {
        if (xml.root().name().equals("OpenSearchDescription")) {
            String title = xml.text("LongName").isBlank() ? xml.text("ShortName") : xml.text("LongName");
            return Optional.of(new Recognition.Catalogue(Protocol.OPENSEARCH, document.address(), title, "OpenSearch 1.1", JsonNodeFactory.instance.objectNode(),
                    Optional.empty(), false));
        }
        return xml.root().name().equals("feed")
                ? elsewhere(document, xml.all("link").filter(link -> isDescription(link.attribute("rel"), link.attribute("type"))).map(link -> link.attribute("href")))
                : Optional.empty();
    }

    /// In resto's answers the links lie in the properties of the whole.
    private static Optional<Recognition> ofJson(FetchedDocument document, JsonNode json) {
        Stream<JsonNode> links = Stream.of(json.path("links"), json.path("properties").path("links"), json.path("properties").path("links").path("search"))
                .flatMap(JsonNode::valueStream);
        return elsewhere(document, links.filter(link -> isDescription(link.path("rel").asText("search"), link.path("type").asText()))
                .map(link -> link.path("href").asText()));
    }

    private static boolean isDescription(String relation, String type) {
        return relation.equals("search") && type.toLowerCase(Locale.ROOT).contains(DESCRIPTION);
    }

    private static Optional<Recognition> elsewhere(FetchedDocument document, Stream<String> references) {
        List<URI> addresses = references.map(document::resolve).flatMap(Optional::stream).distinct().toList();
        return addresses.isEmpty() ? Optional.empty() : Optional.of(new Recognition.Elsewhere(addresses));
    }

    @Override
    public List<URI> guesses(URI address) {
        return Endpoints.below(address, USUAL);
    }
}
