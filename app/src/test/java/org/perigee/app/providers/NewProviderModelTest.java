package org.perigee.app.providers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perigee.app.async.Tasks;
import org.perigee.app.config.AppDirectories;
import org.perigee.app.core.CoreOptions;
import org.perigee.app.core.PerigeeCore;
import org.perigee.app.providers.NewProviderModel.Step;

class NewProviderModelTest {

    @TempDir
    private Path home;

    private final MockWebServer server = new MockWebServer();
    private PerigeeCore core;
    private NewProviderModel model;

    @BeforeEach
    void open() throws IOException {
        server.start();
        core = PerigeeCore.open(CoreOptions.of(AppDirectories.below(home)).withoutKeyStore());
        model = new NewProviderModel(core.providers(), new Tasks(Runnable::run, Runnable::run));
    }

    @AfterEach
    void close() {
        core.close();
        server.close();
    }

    private void answer(String landing) {
        server.enqueue(new MockResponse.Builder().body(landing).build());
    }

    @Test
    void whatIsNoWebAddressIsSaidAtOnce() {
        for (String text : new String[] {"", "a b", "ftp://example.org", "file:///etc/passwd"}) {
            model.look(text);
            assertThat(model.stepProperty().get()).as(text).isEqualTo(new Step.Asking("provider.new.noAddress"));
        }
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void anAddressWithoutASchemeIsTakenForHttps() {
        assertThat(PastedAddress.of(" stac.example.org/v1 ")).hasToString("Optional[https://stac.example.org/v1]");
    }

    @Test
    void whatIsFoundIsTakenUpUnderTheTitleThatWasTyped() throws IOException {
        answer("{\"stac_version\": \"1.1.0\", \"type\": \"Catalog\", \"id\": \"x\", \"title\": \"Theirs\", \"links\": [{\"rel\": \"item\", \"href\": \"a.json\"}]}");
        model.look(server.url("/catalog.json").toString());
        assertThat(model.stepProperty().get()).isInstanceOfSatisfying(Step.Found.class, found -> {
            assertThat(found.draft().title()).isEqualTo("Theirs");
            assertThat(found.draft().isStatic()).isTrue();
        });
        model.take(" Ours ");
        assertThat(model.stepProperty().get()).isEqualTo(new Step.Taken("theirs"));
        assertThat(core.registry().provider("theirs")).hasValueSatisfying(provider -> {
            assertThat(provider.title()).isEqualTo("Ours");
            assertThat(provider.endpoint()).isEqualTo(server.url("/catalog.json").uri());
        });
        assertThat(Files.readString(home.resolve("config/providers.json"))).contains("\"Ours\"");
    }

    @Test
    void aFolderThatCannotBeWrittenIsAReasonAndNothingIsLost() throws IOException {
        answer("{\"stac_version\": \"1.1.0\", \"type\": \"Catalog\", \"id\": \"x\", \"links\": [{\"rel\": \"item\", \"href\": \"a.json\"}]}");
        model.look(server.url("/catalog.json").toString());
        Files.writeString(home.resolve("config"), "in the way");
        model.take("");
        assertThat(model.stepProperty().get()).isInstanceOf(Step.Failed.class);
        assertThat(core.registry().provider("x")).isEmpty();
    }
}
