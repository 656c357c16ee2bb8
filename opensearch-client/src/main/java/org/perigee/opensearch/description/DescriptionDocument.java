package org.perigee.opensearch.description;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a catalogue says of itself and of the ways to ask it (OpenSearch 1.1 description document). Immutable.
///
/// @param shortName   may be empty
/// @param longName    may be empty
/// @param description may be empty
/// @param attribution may be empty
/// @param urls        the ways to ask, in the document's order
/// @param examples    queries the server itself holds for good
public record DescriptionDocument(String shortName, String longName, String description, String attribution, List<SearchUrl> urls,
        List<Map<ParameterName, String>> examples) {

    public DescriptionDocument {
        urls = List.copyOf(urls);
        examples = List.copyOf(examples);
    }

    /// Reads a document.
    ///
    /// @param base where it came from; relative templates are resolved against it
    /// @throws IOException where it is not well-formed or not a description document
    public static DescriptionDocument parse(String xml, URI base) throws IOException {
        return DescriptionReader.read(xml, base);
    }

    /// The way to search for results (or collections): by GET, with the media type wanted if there is one, else GeoJSON or
    /// other JSON, else Atom. Pages for people are no results.
    ///
    /// @param mediaType the one wanted; may be empty
    public Optional<SearchUrl> find(String rel, String mediaType) {
        List<SearchUrl> usable = urls.stream().filter(url -> url.hasRel(rel) && url.method().equals("GET")).toList();
        Optional<SearchUrl> wanted = usable.stream().filter(url -> !mediaType.isBlank() && url.answersWith(mediaType)).findFirst();
        return wanted.or(() -> first(usable, "geo+json")).or(() -> first(usable, "json")).or(() -> first(usable, "atom"));
    }

    private static Optional<SearchUrl> first(List<SearchUrl> urls, String part) {
        return urls.stream().filter(url -> url.type().toLowerCase(Locale.ROOT).contains(part)).findFirst();
    }
}
