package org.perigee.catalog.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// An entry of the provider registry: everything Perigee knows of a catalogue before asking it.
///
/// @param id          short and stable: `cdse-stac`
/// @param title       for people: `Copernicus Data Space (STAC)`
/// @param protocol    the language it speaks
/// @param endpoint    the landing page, service root or description document; for a template an example
/// @param status      whether it can be asked
/// @param successor   id of the provider that replaced a retired one; may be empty
/// @param note        a sentence for people, such as what became of a retired one; may be empty
/// @param enabled     whether searches ask it unless told otherwise
/// @param realm       id of the realm to sign in with for downloads; empty where none is needed
/// @param searchRealm id of the realm to sign in with for searches; empty where they are anonymous
/// @param attribution the credit its data ask for; may be empty
/// @param terms       address of the terms of use; may be null
/// @param limits      what it bears
/// @param collections Perigee's collection ids and what they are called there
/// @param dialect     how it differs from its protocol, read by the protocol's module; an object, may be empty
public record Provider(String id, String title, Protocol protocol, URI endpoint, Status status, String successor, String note, boolean enabled,
        String realm, String searchRealm, String attribution, URI terms, Limits limits, Map<String, CollectionMapping> collections,
        JsonNode dialect) {

    public Provider {
        Objects.requireNonNull(id);
        Objects.requireNonNull(title);
        Objects.requireNonNull(protocol);
        Objects.requireNonNull(endpoint);
        Objects.requireNonNull(status);
        successor = Objects.requireNonNullElse(successor, "");
        note = Objects.requireNonNullElse(note, "");
        realm = Objects.requireNonNullElse(realm, "");
        searchRealm = Objects.requireNonNullElse(searchRealm, "");
        attribution = Objects.requireNonNullElse(attribution, "");
        limits = Objects.requireNonNullElse(limits, Limits.DEFAULT);
        collections = Collections.unmodifiableMap(new LinkedHashMap<>(Objects.requireNonNullElse(collections, Map.of())));
        dialect = dialect == null || dialect.isNull() ? JsonNodeFactory.instance.objectNode() : dialect;
    }

    /// A live provider with nothing special about it, as a user adds one.
    public static Provider of(String id, String title, Protocol protocol, URI endpoint) {
        return new Provider(id, title, protocol, endpoint, Status.LIVE, "", "", true, "", "", "", null, Limits.DEFAULT, Map.of(), null);
    }

    public Optional<URI> findTerms() {
        return Optional.ofNullable(terms);
    }

    public boolean isSearchable() {
        return status == Status.LIVE;
    }
}
