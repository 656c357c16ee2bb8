package org.perigee.opensearch.answer;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;

/// One entry of an answer, read as far as its format tells what things are, and kept as it came.
///
/// @param id        unique within the catalogue, as the server calls it
/// @param title     may be empty
/// @param time      when it was taken
/// @param geometry  where, in longitude and latitude; null where the entry has none or none that can be read
/// @param fields    everything else by name: members of GeoJSON properties with dots between levels
///                  (`services.download.url`), elements of an Atom entry by local name, those of metadata documents in it
///                  with their parent's (`Platform.shortName`). Values are String, Long, Double or Boolean; where something
///                  is repeated the first counts.
/// @param links     in document order
/// @param mediaType of `source`
/// @param source    the entry itself as text
public record Entry(String id, String title, TimeSpan time, Geometry geometry, Map<String, Object> fields, List<Link> links, String mediaType,
        String source) {

    public Entry {
        Objects.requireNonNull(id);
        Objects.requireNonNull(title);
        Objects.requireNonNull(time);
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        links = List.copyOf(links);
    }

    public Optional<Geometry> findGeometry() {
        return Optional.ofNullable(geometry);
    }

    /// A field as text; empty where it is absent or blank.
    public Optional<String> text(String name) {
        return Optional.ofNullable(fields.get(name)).map(value -> value.toString().strip()).filter(text -> !text.isEmpty());
    }

    /// The links with a relation.
    public List<Link> links(String rel) {
        return links.stream().filter(link -> link.rel().equals(rel)).toList();
    }
}
