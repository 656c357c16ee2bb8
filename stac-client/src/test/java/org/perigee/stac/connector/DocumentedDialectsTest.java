package org.perigee.stac.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.perigee.access.HttpAccess;
import org.perigee.catalog.provider.Protocol;
import org.perigee.catalog.provider.Provider;
import org.perigee.catalog.provider.ProviderRegistry;
import org.perigee.stac.StacDialect;

/// The dialects that the documentation shows and the registry holds are understood.
class DocumentedDialectsTest {

    private static final Pattern SNIPPET = Pattern.compile("/// ```json\\n(.*?)/// ```", Pattern.DOTALL);

    @Test
    void everyStacProviderOfTheRegistryCanBeConnected() {
        List<Provider> providers = ProviderRegistry.builtIn().providers().stream().filter(provider -> provider.protocol() == Protocol.STAC).toList();
        try (HttpAccess access = HttpAccess.anonymous()) {
            StacConnectorFactory factory = new StacConnectorFactory(access);
            assertThat(providers).isNotEmpty().allSatisfy(provider -> assertThat(factory.connect(provider).provider()).isEqualTo(provider));
        }
    }

    @Test
    void everyDialectOfTheDocumentationIsUnderstood() throws Exception {
        Matcher snippets = SNIPPET.matcher(Files.readString(Path.of("src/main/java/org/perigee/stac/StacDialect.java")));
        List<StacDialect> dialects = new ArrayList<>();
        while (snippets.find()) {
            dialects.add(StacDialect.of(new ObjectMapper().readTree(snippets.group(1).replace("///", ""))));
        }
        assertThat(dialects).hasSize(4).allSatisfy(dialect -> assertThat(ItemDialect.of(dialect.documents())).isNotNull());
        assertThat(ItemDialect.of(dialects.getLast().documents()).description().get("size").matcher("File size: 12 bytes").matches()).isTrue();
    }
}
