package org.perigee.odata;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.locationtech.jts.geom.Geometry;

/// One product as a catalogue describes it, whatever its dialect. Immutable (geometry and document must not be changed).
///
/// @param id         the product's id
/// @param name       with the suffix the server gives it
/// @param file       what a download brings
/// @param dates      when what happened
/// @param footprint  in longitude and latitude (degrees, WGS 84), as it came; null where there is none
/// @param attributes by name; values are String, Long, Double or Boolean; dates are String
/// @param places     where the product and its parts are
/// @param document   the product's own JSON
public record ProductEntry(String id, String name, ProductFile file, Dates dates, Geometry footprint, Map<String, Object> attributes,
        Places places, JsonNode document) {

    public ProductEntry {
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    public Optional<Geometry> findFootprint() {
        return Optional.ofNullable(footprint);
    }

    /// The file a download brings.
    ///
    /// @param type      media type as announced; may be empty
    /// @param length    bytes; empty where not said or zero
    /// @param checksums of the file, in the order given
    public record ProductFile(String type, OptionalLong length, List<Digest> checksums) {
        public ProductFile {
            checksums = List.copyOf(checksums);
        }
    }

    /// A checksum as it is given.
    ///
    /// @param algorithm `MD5`, `BLAKE3`
    /// @param value     hexadecimal, not checked
    public record Digest(String algorithm, String value) {
    }

    /// UTC; each may be null.
    ///
    /// @param start        of the acquisition
    /// @param end          of the acquisition
    /// @param origin       when it was made
    /// @param publication  when the catalogue got it
    /// @param modification when the catalogue last changed it
    /// @param eviction     when it goes offline; null also for never
    public record Dates(Instant start, Instant end, Instant origin, Instant publication, Instant modification, Instant eviction) {
    }

    /// Where a product is.
    ///
    /// @param online    whether it can be had at once; null where not said
    /// @param s3Path    `/eodata/…`; may be empty
    /// @param assets    pictures and other things beside it
    /// @param locations other forms of it
    public record Places(Boolean online, String s3Path, List<ProductAsset> assets, List<Location> locations) {
        public Places {
            assets = List.copyOf(assets);
            locations = List.copyOf(locations);
        }
    }

    /// Something beside a product.
    ///
    /// @param type `QUICKLOOK`
    /// @param link where it is; may be empty
    public record ProductAsset(String type, String id, String link) {
    }

    /// A form a product is kept in.
    ///
    /// @param form   `Extracted` or `Compressed`
    /// @param link   where it is; may be empty
    /// @param length bytes; empty where not said
    /// @param s3Path may be empty
    public record Location(String form, String link, OptionalLong length, String s3Path) {
    }
}
