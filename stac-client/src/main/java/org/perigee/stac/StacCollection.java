package org.perigee.stac;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A Collection (STAC 1.1 and everything before it) as it came; what is absent is empty.
///
/// @param id          never blank
/// @param title       for people
/// @param description for people; may be CommonMark
/// @param license     SPDX identifier or the server's word
/// @param keywords    as given
/// @param links       those with an address
/// @param raw         the whole document
/// @param source      where it was fetched from
public record StacCollection(String id, String title, String description, String license, List<String> keywords, List<StacLink> links,
        JsonNode raw, URI source) {

    public StacCollection {
        keywords = List.copyOf(keywords);
        links = List.copyOf(links);
    }

    /// Reads a document.
    ///
    /// @throws IllegalArgumentException where it is no object or has no id; the message says so
    public static StacCollection of(JsonNode raw, URI source) {
        String id = Lenient.text(raw.get("id")).strip();
        if (id.isEmpty()) {
            throw new IllegalArgumentException("The Collection has no id");
        }
        return new StacCollection(id, Lenient.text(raw.get("title")), Lenient.text(raw.get("description")), Lenient.text(raw.get("license")),
                Lenient.texts(raw.get("keywords")), StacLink.listOf(raw), raw, source);
    }

    /// The box around the whole collection as west, south, east, north (degrees), which by the specification is the first.
    public Optional<double[]> box() {
        JsonNode boxes = raw.path("extent").path("spatial").path("bbox");
        // Some write the one box without the list around it.
        return Lenient.box(boxes.path(0)).or(() -> Lenient.box(boxes));
    }

    /// The start of the whole collection; empty where open or unknown.
    public Optional<Instant> start() {
        return Timestamps.first(Lenient.text(interval().get(0)));
    }

    /// The end of the whole collection; empty where open or unknown.
    public Optional<Instant> end() {
        return Timestamps.last(Lenient.text(interval().get(1)));
    }

    private JsonNode interval() {
        JsonNode intervals = raw.path("extent").path("temporal").path("interval");
        return intervals.path(0).isArray() ? intervals.path(0) : intervals;
    }
}
