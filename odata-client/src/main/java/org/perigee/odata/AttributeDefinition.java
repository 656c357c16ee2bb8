package org.perigee.odata;

/// An attribute that products of a collection may have.
///
/// @param name `cloudCover`
/// @param type `String`, `Integer`, `Double`, `Boolean`, `DateTimeOffset`
public record AttributeDefinition(String name, String type) {
}
