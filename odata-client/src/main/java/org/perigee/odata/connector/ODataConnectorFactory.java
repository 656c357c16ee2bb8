package org.perigee.odata.connector;

import java.time.Clock;
import java.util.Objects;
import org.perigee.access.HttpAccess;
import org.perigee.catalog.connector.CatalogConnector;
import org.perigee.catalog.connector.CatalogConnectorFactory;
import org.perigee.catalog.provider.Protocol;
import org.perigee.catalog.provider.Provider;
import org.perigee.odata.ODataDialect;

/// Makes connectors to OData product catalogues; their dialect is described in [ODataDialect].
public final class ODataConnectorFactory implements CatalogConnectorFactory {

    private final HttpAccess access;
    private final Clock clock;

    public ODataConnectorFactory(HttpAccess access) {
        this(access, Clock.systemUTC());
    }

    /// @param clock tells when Items were retrieved
    public ODataConnectorFactory(HttpAccess access, Clock clock) {
        this.access = Objects.requireNonNull(access);
        this.clock = Objects.requireNonNull(clock);
    }

    @Override
    public Protocol protocol() {
        return Protocol.ODATA;
    }

    @Override
    public CatalogConnector connect(Provider provider) {
        try {
            return new ODataConnector(provider, ODataDialect.read(provider.dialect()), access, clock);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Provider " + provider.id() + ": " + e.getMessage(), e);
        }
    }
}
