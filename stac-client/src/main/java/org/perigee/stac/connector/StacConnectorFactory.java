package org.perigee.stac.connector;

import java.time.Clock;
import org.perigee.access.HttpAccess;
import org.perigee.catalog.connector.CatalogConnector;
import org.perigee.catalog.connector.CatalogConnectorFactory;
import org.perigee.catalog.provider.Protocol;
import org.perigee.catalog.provider.Provider;

/// Makes connectors for STAC providers. Thread-safe.
public final class StacConnectorFactory implements CatalogConnectorFactory {

    private final HttpAccess access;
    private final Clock clock;

    public StacConnectorFactory(HttpAccess access) {
        this(access, Clock.systemUTC());
    }

    /// @param clock tells when Items were retrieved
    public StacConnectorFactory(HttpAccess access, Clock clock) {
        this.access = access;
        this.clock = clock;
    }

    @Override
    public Protocol protocol() {
        return Protocol.STAC;
    }

    @Override
    public CatalogConnector connect(Provider provider) {
        return new StacConnector(provider, access, clock);
    }
}
