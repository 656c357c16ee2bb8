package org.perigee.catalog.connector;

import org.perigee.catalog.provider.Protocol;
import org.perigee.catalog.provider.Provider;

/// Makes the connectors of one protocol. One for each protocol module; the composition root lists them.
public interface CatalogConnectorFactory {

    Protocol protocol();

    /// A connector for a provider of this protocol; asks the network nothing.
    ///
    /// @throws IllegalArgumentException where the provider's dialect is not understood; the message says which entry
    CatalogConnector connect(Provider provider);
}
