package org.perigee.download.metalink;

import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.perigee.download.Digest;
import org.perigee.download.Pieces;

/// One file of a Metalink.
///
/// @param name        relative, safe on every system, `/` between parts
/// @param size        bytes, where given: a file of another size is not this file
/// @param digests     of the whole file
/// @param pieces      digests of its pieces; null where there are none
/// @param urls        best first
/// @param description for people; may be empty
/// @param traits      for whom it is
public record MetalinkFile(String name, OptionalLong size, List<Digest> digests, Pieces pieces, List<MetalinkUrl> urls, String description,
        MetalinkTraits traits) {

    public MetalinkFile {
        Objects.requireNonNull(name);
        Objects.requireNonNull(size);
        digests = List.copyOf(digests);
        urls = List.copyOf(urls);
        Objects.requireNonNull(description);
        Objects.requireNonNull(traits);
    }

    /// A file for everybody.
    public MetalinkFile(String name, OptionalLong size, List<Digest> digests, Pieces pieces, List<MetalinkUrl> urls, String description) {
        this(name, size, digests, pieces, urls, description, MetalinkTraits.NONE);
    }
}
