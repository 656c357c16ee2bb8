package org.perigee.catalog.model;

/// The document an Item was read from, as the provider sent it (the part that describes this Item).
///
/// @param mediaType `application/geo+json`, `application/json`, `application/atom+xml`…
/// @param text      the document itself
public record SourceDocument(String mediaType, String text) {
}
