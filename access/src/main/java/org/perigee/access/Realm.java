package org.perigee.access;

/// Names who one signs in with for a request; put on a request as a tag of this type.
///
/// A request without it is sent without credentials.
///
/// @param id the identifier of the realm in the provider registry, such as `cdse`
public record Realm(String id) {

    // Every request looks for its client by it; the runtime would make the code for that at each start of the program.
    @Override
    public boolean equals(Object other) {
        return other instanceof Realm realm && realm.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
