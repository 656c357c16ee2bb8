package org.perigee.stac;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An Item (STAC 1.1 and everything before it) as it came: nothing is required of it but an id.
///
/// @param id         never blank
/// @param collection empty where the Item names none
/// @param geometry   GeoJSON; missing, null or empty where the server sent that
/// @param properties as they came; an object, or missing
/// @param assets     in the order of the document; those without an address are left out
/// @param links      in the order of the document; those without an address are left out
/// @param raw        the whole document
/// @param source     where it was fetched from
public record StacItem(String id, String collection, JsonNode geometry, JsonNode properties, List<StacAsset> assets, List<StacLink> links,
        JsonNode raw, URI source) {

    public StacItem {
        assets = List.copyOf(assets);
        links = List.copyOf(links);
    }

    /// Reads a document.
    ///
    /// @throws IllegalArgumentException where it is no object or has no id; the message says so
    public static StacItem of(JsonNode raw, URI source) {
        if (!raw.isObject()) {
            throw new IllegalArgumentException("An Item is a JSON object, not " + raw.getNodeType());
        }
        String id = Lenient.text(raw.get("id")).strip();
        if (id.isEmpty()) {
            throw new IllegalArgumentException("The Item has no id");
        }
        String collection = Lenient.text(raw.get("collection"));
        String named = collection.isEmpty() ? Lenient.text(raw.path("properties").get("collection")) : collection;
        return new StacItem(id, named, raw.path("geometry"), raw.path("properties"), StacAsset.listOf(raw), StacLink.listOf(raw), raw, source);
    }

    public Optional<StacLink> link(String rel) {
        return links.stream().filter(link -> link.rel().equals(rel)).findFirst();
    }

    /// First instant of the acquisition: `start_datetime`, else `datetime`.
    public Optional<Instant> start() {
        return Timestamps.first(property("start_datetime")).or(() -> Timestamps.first(property("datetime")));
    }

    /// Last instant of the acquisition: `end_datetime`, else `datetime`.
    public Optional<Instant> end() {
        return Timestamps.last(property("end_datetime")).or(this::lastOfDatetime);
    }

    /// A date alone is an instant here: the start of its day, as in [#start()].
    private Optional<Instant> lastOfDatetime() {
        String datetime = property("datetime");
        return datetime.contains("/") ? Timestamps.last(datetime) : Timestamps.first(datetime);
    }

    private String property(String name) {
        return Lenient.text(properties.get(name));
    }

    /// What relative addresses in the document are relative to: its `self` link where that is absolute, else where it came from.
    public URI base() {
        return link("self").flatMap(self -> Addresses.resolve(source, self.href())).filter(self -> Addresses.isWeb(self)).orElse(source);
    }

    /// An address of the document made absolute; empty where it is none.
    public Optional<URI> resolve(String href) {
        return Addresses.resolve(base(), href);
    }
}
