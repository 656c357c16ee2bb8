package org.perigee.opensearch.connector;

import java.time.Clock;
import org.perigee.access.HttpAccess;
import org.perigee.access.Realm;
import org.perigee.catalog.connector.CatalogConnector;
import org.perigee.catalog.connector.CatalogConnectorFactory;
import org.perigee.catalog.provider.Protocol;
import org.perigee.catalog.provider.Provider;
import org.perigee.opensearch.OpenSearchClient;
import org.perigee.opensearch.OpenSearchDialect;

/// Makes connectors to OpenSearch catalogues. Thread-safe.
public final class OpenSearchConnectorFactory implements CatalogConnectorFactory {

    private final HttpAccess access;
    private final Clock clock;

    public OpenSearchConnectorFactory(HttpAccess access) {
        this(access, Clock.systemUTC());
    }

    /// @param clock tells when Items were retrieved
    public OpenSearchConnectorFactory(HttpAccess access, Clock clock) {
        this.access = access;
        this.clock = clock;
    }

    @Override
    public Protocol protocol() {
        return Protocol.OPENSEARCH;
    }

    @Override
    public CatalogConnector connect(Provider provider) {
        if (provider.protocol() != Protocol.OPENSEARCH) {
            throw new IllegalArgumentException(provider.id() + " does not speak OpenSearch but " + provider.protocol());
        }
        OpenSearchDialect dialect;
        try {
            dialect = OpenSearchDialect.parse(provider.dialect());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The dialect of " + provider.id() + " is not understood. " + e.getMessage(), e);
        }
        Realm realm = provider.searchRealm().isEmpty() ? null : new Realm(provider.searchRealm());
        OpenSearchClient client = OpenSearchClient.open(provider.endpoint(), access, dialect, realm);
        return new OpenSearchConnector(provider, dialect, client, clock);
    }
}
