package org.perigee.catalog.discovery;

import java.io.IOException;
import java.net.URI;

/// The way to documents on the network.
@FunctionalInterface
public interface DocumentSource {

    /// @throws UnreachableException where nothing that lies there can be had
    /// @throws IOException with a sentence for people, where there is no document or it cannot be had
    FetchedDocument fetch(URI address) throws IOException;
}
