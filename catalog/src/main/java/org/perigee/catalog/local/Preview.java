package org.perigee.catalog.local;

import java.time.Instant;
import java.util.Objects;

/// A picture that was fetched.
///
/// @param mediaType as the server named it; may be empty
/// @param bytes     as they came; not to be changed
/// @param fetched   when, UTC
public record Preview(String mediaType, byte[] bytes, Instant fetched) {

    public Preview {
        Objects.requireNonNull(mediaType);
        Objects.requireNonNull(bytes);
        Objects.requireNonNull(fetched);
    }
}
