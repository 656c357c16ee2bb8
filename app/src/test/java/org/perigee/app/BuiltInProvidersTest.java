package org.perigee.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.perigee.access.HttpAccess;
import org.perigee.catalog.connector.CatalogConnectorFactory;
import org.perigee.catalog.provider.Protocol;
import org.perigee.catalog.provider.Provider;
import org.perigee.catalog.provider.ProviderRegistry;
import org.perigee.odata.connector.ODataConnectorFactory;
import org.perigee.opensearch.connector.OpenSearchConnectorFactory;
import org.perigee.stac.connector.StacConnectorFactory;

/// The registry does not look into dialects; here each meets the protocol that reads it.
class BuiltInProvidersTest {

    static List<Provider> providers() {
        return ProviderRegistry.builtIn().providers();
    }

    @ParameterizedTest
    @MethodSource("providers")
    void theDialectIsUnderstoodByItsProtocol(Provider provider) {
        try (HttpAccess access = HttpAccess.anonymous()) {
            Map<Protocol, CatalogConnectorFactory> factories = Stream.of(new StacConnectorFactory(access), new ODataConnectorFactory(access),
                    new OpenSearchConnectorFactory(access)).collect(Collectors.toMap(CatalogConnectorFactory::protocol, Function.identity()));
            assertThat(factories.get(provider.protocol()).connect(provider).provider()).isEqualTo(provider);
        }
    }
}
