package org.perigee.opensearch.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.perigee.access.HttpAccess;
import org.perigee.catalog.connector.Cancellation;
import org.perigee.catalog.connector.CatalogException;
import org.perigee.catalog.connector.SearchPlan;
import org.perigee.catalog.connector.Treatment;
import org.perigee.catalog.provider.Protocol;
import org.perigee.catalog.provider.Provider;
import org.perigee.catalog.provider.ProviderRegistry;
import org.perigee.catalog.query.SearchQuery;

/// The dialects that the registry holds are understood.
class RegisteredProvidersTest {

    @Test
    void connectsToEveryProviderOfTheProtocol() throws CatalogException {
        List<Provider> providers = ProviderRegistry.builtIn().providers().stream()
                .filter(provider -> provider.protocol() == Protocol.OPENSEARCH).toList();
        assertThat(providers).isNotEmpty();
        try (HttpAccess access = HttpAccess.anonymous()) {
            OpenSearchConnectorFactory factory = new OpenSearchConnectorFactory(access);
            for (Provider provider : providers) {
                assertThat(factory.connect(provider).provider()).isEqualTo(provider);
                if (provider.dialect().at("/source/template").asText().equals("resto") && !provider.collections().isEmpty()) {
                    String collection = provider.collections().keySet().iterator().next();
                    SearchPlan plan = factory.connect(provider).plan(SearchQuery.builder().collection(collection).build(), new Cancellation());
                    assertThat(plan.treatments().values()).containsExactly(Treatment.ASKED);
                    assertThat(plan.requests()).hasSize(1).first().asString().contains("productType=");
                }
            }
        }
    }
}
