package org.perigee.stac.connector;

import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.perigee.access.HttpAccess;
import org.perigee.catalog.connector.CatalogConnector;
import org.perigee.catalog.connector.ConnectorContract;
import org.perigee.catalog.connector.ContractProtocol;
import org.perigee.catalog.provider.Limits;
import org.perigee.catalog.provider.Protocol;
import org.perigee.catalog.provider.Provider;
import org.perigee.catalog.provider.Status;

/// The STAC connector keeps what every connector keeps.
class StacConnectorContractTest extends ConnectorContract {

    private final HttpAccess access = HttpAccess.builder().readTimeout(SILENCE).build();

    @AfterEach
    void closeAccess() {
        access.close();
    }

    @Override
    protected CatalogConnector connect(URI base, Limits limits) {
        Provider provider = new Provider("contract", "Contract", Protocol.STAC, base.resolve("stac/"), Status.LIVE, "", "", true, "", "", "", null,
                limits, null, null);
        return new StacConnectorFactory(access).connect(provider);
    }

    @Override
    protected ContractProtocol protocol() {
        return new StacContractProtocol();
    }
}
