package org.perigee.app.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perigee.access.CallScope;
import org.perigee.app.config.AppDirectories;
import org.perigee.catalog.discovery.Discovery;
import org.perigee.catalog.discovery.FetchedDocument;
import org.perigee.catalog.discovery.Recognition;
import org.perigee.catalog.provider.Provider;
import org.perigee.opensearch.connector.OpenSearchRecogniser;

/// What real servers once answered at their front doors, served from here: what kind of catalogue is it?
class RecordedFrontDoorsTest {

    @TempDir
    private Path home;

    private static Path recorded(String file) {
        Path root = Path.of(System.getProperty("perigee.fixtures", "absent"));
        Assumptions.assumeTrue(Files.isDirectory(root), "No recorded answers on this machine (system property perigee.fixtures)");
        return root.resolve(file);
    }

    private static MockWebServer serving(Path file, String path) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        MockWebServer server = new MockWebServer();
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return request.getTarget().equals(path) ? new MockResponse.Builder().body(new Buffer().write(bytes)).build() : new MockResponse.Builder().code(404).build();
            }
        });
        server.start();
        return server;
    }

    @ParameterizedTest
    @CsvSource({
        "stac-odata/cdse-stac/landing-2025-07.json,/v1/,STAC,cdse-stac,false",
        "stac-odata/earth-search-v1/landing.json,/v1,STAC,earth-search,false",
        "stac-odata/earth-search-v0/landing.json,/v0,STAC,earth-search,false",
        "stac-odata/planetary-computer/landing.json,/api/stac/v1/,STAC,planetary-computer,false",
        "opensearch-others/planetary-computer/landing_page.json,/api/stac/v1/,STAC,planetary-computer,false",
        "stac-odata/dlr-eoc/landing.json,/eoc/ogc/stac/v1/?f=application%2Fjson,STAC,'',false",
        "stac-odata/csc-paituli/landing.json,/geoserver/ogc/stac/v1,STAC,'',false",
        "stac-odata/fedeo-spacebel/landing.json,/,STAC,'',false",
        "opensearch-others/fedeo/stac_landing.json,/,STAC,'',false",
        "stac-odata/eoapi-dev/landing.json,/,STAC,'',false",
        "stac-odata/static-catalog/catalog.json,/catalog.json,STAC,'',true",
        "opensearch-others/static-stac-eodag/tree_catalog.json,/catalog.json,STAC,'',true",
        "opensearch-others/copernicus-marine/WAW3_catalog.json,/metadata/catalog.stac.json,STAC,'',true",
        "opensearch-others/pycsw/csw30__get_OpenSearch-description.xml,/csw?mode=opensearch,OPENSEARCH,pycsw,false",
        "opensearch-others/pycsw/opensearcheo__get_opensearch-description-document.xml,/opensearch,OPENSEARCH,pycsw,false",
        "opensearch-others/pycsw/atom__get_opensearch-description.xml,/csw?mode=opensearch&service=CSW,OPENSEARCH,pycsw,false",
        "opensearch-others/terradue/AUX_Dynamic_Open_osdd.xml,/aux/description,OPENSEARCH,'',false",
        "opensearch-others/terradue/osdd_params1.xml,/osdd,OPENSEARCH,'',false",
        "opensearch-others/fedeo/osdd_2015.xml,/opensearch/description.xml,OPENSEARCH,fedeo,false",
        "opensearch-others/ngeo/S2_osdd_unbound_prefixes.xml,/catalogue/opensearch/description,OPENSEARCH,'',false"})
    void isKnownByWhatItSays(String file, String path, String protocol, String like, boolean isStatic) throws IOException {
        try (MockWebServer server = serving(recorded(file), path);
                PerigeeCore core = PerigeeCore.open(CoreOptions.of(AppDirectories.below(home)).withoutKeyStore())) {
            Discovery discovery = core.providers().discover(server.url(path).uri(), new CallScope());
            Discovery.Draft draft = discovery.draft().orElseThrow(() -> new AssertionError(discovery.attempts().toString()));
            assertThat(draft.entry().path("protocol").asText()).isEqualToIgnoringCase(protocol);
            assertThat(draft.like().map(Provider::id)).isEqualTo(Optional.of(like).filter(id -> !id.isEmpty()));
            assertThat(draft.isStatic()).isEqualTo(isStatic);
            assertThat(draft.endpoint().getPort()).isEqualTo(server.getPort());
            core.providers().set("found", draft.entry());
            assertThat(core.registry().problems()).isEmpty();
            assertThat(core.connector(core.registry().provider("found").orElseThrow())).isNotNull();
        }
    }

    @ParameterizedTest
    @CsvSource({"opensearch-others/cdse-resto/describe_Sentinel1.xml,/resto/api/collections/Sentinel1/describe.xml,/resto"})
    void aDescriptionOfRestoLeadsToItsRoot(String file, String path, String root) throws IOException {
        try (MockWebServer server = serving(recorded(file), path);
                PerigeeCore core = PerigeeCore.open(CoreOptions.of(AppDirectories.below(home)).withoutKeyStore())) {
            Discovery.Draft draft = core.providers().discover(server.url(path).uri(), new CallScope()).draft().orElseThrow();
            assertThat(draft.endpoint()).isEqualTo(server.url(root).uri());
            assertThat(draft.entry().path("dialect").path("source").path("template").asText()).isEqualTo("resto");
        }
    }

    @ParameterizedTest
    @CsvSource({"opensearch-others/cmr-osdd/cmrosdd.xml,https://cmr.earthdata.nasa.gov/opensearch/granules/descriptor_document.xml"})
    void anAnswerPointsToTheDescription(String file, String elsewhere) throws IOException {
        var recogniser = new OpenSearchRecogniser();
        var document = new FetchedDocument(URI.create("https://example.org/feed"), Files.readString(recorded(file)));
        assertThat(recogniser.recognise(document)).containsInstanceOf(Recognition.Elsewhere.class)
                .get().extracting(found -> ((Recognition.Elsewhere) found).addresses().getFirst()).hasToString(elsewhere);
    }
}
