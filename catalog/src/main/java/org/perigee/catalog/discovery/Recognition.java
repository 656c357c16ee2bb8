package org.perigee.catalog.discovery;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.perigee.catalog.provider.Protocol;

/// What a document shows.
public sealed interface Recognition {

    /// It is a catalogue's front door.
    ///
    /// @param endpoint    what to ask from now on
    /// @param title       what the catalogue calls itself; may be empty
    /// @param version     of the protocol, for people: `STAC 1.0.0`
    /// @param dialect     how it differs from the protocol, as far as the document tells; an object
    /// @param collections where it lists its collections, where it does
    /// @param isStatic    whether it can only be walked through, which is slow
    record Catalogue(Protocol protocol, URI endpoint, String title, String version, JsonNode dialect, Optional<URI> collections, boolean isStatic)
            implements Recognition {

        public Catalogue {
            Objects.requireNonNull(protocol);
            Objects.requireNonNull(endpoint);
        }
    }

    /// It belongs to a catalogue whose front door is elsewhere.
    ///
    /// @param addresses where to look, the likeliest first
    record Elsewhere(List<URI> addresses) implements Recognition {

        public Elsewhere {
            addresses = List.copyOf(addresses);
        }
    }
}
