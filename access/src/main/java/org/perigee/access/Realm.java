package org.perigee.access;

/// Names who one signs in with for a request; put on a request as a tag of this type.
///
/// A request without it is sent without credentials.
///
/// @param id the identifier of the realm in the provider registry, such as `cdse`
public record Realm(String id) {
}
