package org.perigee.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.perigee.access.SecretParameters;
import org.perigee.catalog.json.StoredHref;

class SecretsTest {

    @Test
    void theCatalogueKeepsNoSecretThatTheNetworkLayerKnows() {
        for (String name : SecretParameters.names()) {
            assertThat(StoredHref.of(URI.create("https://a.example/x?a=1&" + name + "=S3CR3T"))).as(name).isEqualTo("https://a.example/x?a=1");
        }
    }
}
