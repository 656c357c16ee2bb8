package org.perigee.catalog.provider;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A kind of server that is known when it is met under another address: by what stands in its front-door document.
///
/// @param id              of the shape
/// @param protocol        it speaks
/// @param signs           patterns all of which occur in the document
/// @param like            id of the provider whose settings fit it
/// @param sameCollections whether it also has that provider's collections
/// @param endpointOf      what of the document's address is the endpoint: its first group; null for all of it
public record ProviderShape(String id, Protocol protocol, List<Pattern> signs, String like, boolean sameCollections, Pattern endpointOf) {

    public ProviderShape {
        Objects.requireNonNull(protocol);
        signs = List.copyOf(signs);
    }

    /// Whether a document shows all the signs.
    public boolean fits(String document) {
        return !signs.isEmpty() && signs.stream().allMatch(sign -> sign.matcher(document).find());
    }

    /// The endpoint that goes with the address of the document.
    public URI endpoint(URI document) {
        Matcher found = endpointOf == null ? null : endpointOf.matcher(document.toString());
        return found != null && found.find() ? URI.create(found.group(1)) : document;
    }
}
