package org.perigee.download.list;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.perigee.download.Digest;

/// One file of a list.
///
/// @param line      where it stands, from 1
/// @param name      relative, safe on every system, `/` between parts
/// @param addresses at least one, the first is tried first; http or https
/// @param size      bytes as announced; never a hard limit
/// @param digests   of the whole file
public record ListedFile(int line, String name, List<URI> addresses, OptionalLong size, List<Digest> digests) {

    public ListedFile {
        Objects.requireNonNull(name);
        Objects.requireNonNull(size);
        addresses = List.copyOf(addresses);
        digests = List.copyOf(digests);
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("Nowhere to fetch " + name + " from");
        }
    }
}
