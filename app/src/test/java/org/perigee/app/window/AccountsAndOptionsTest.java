package org.perigee.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.Styles;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.perigee.app.account.SignInWay;
import org.perigee.app.config.SettingsStore;
import org.perigee.app.theme.Theme;
import org.perigee.catalog.federation.Acquisition;
import org.perigee.download.TransferState;
import org.perigee.sandbox.SandboxOptions;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// Signing in and out, choosing providers, settings and help, clicked through in a whole window on the sandbox.
///
/// Dialogs are closed by their buttons: which window has the keyboard is not certain on the headless platform.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class AccountsAndOptionsTest {

    @TempDir
    Path home;

    private final FxRobot robot = new FxRobot();

    private WindowFixture open() throws Exception {
        WindowFixture window = WindowFixture.open(home, SandboxOptions.forTests());
        WindowFixture.onFx(() -> {
            window.controller().accounts().signIns().setBrowser(AccountsAndOptionsTest::noBrowser);
            return null;
        });
        return window;
    }

    private static void noBrowser(URI page) {
        throw new IllegalStateException("There is no browser");
    }

    /// Looks in all windows, dialogs and pop-overs included.
    private static Optional<Node> find(String id) {
        return Window.getWindows().stream().map(Window::getScene)
                .map(scene -> scene.getRoot().lookup("#" + id)).filter(node -> node != null && isShown(node)).findFirst();
    }

    private static boolean isShown(Node node) {
        for (Node one = node; one != null; one = one.getParent()) {
            if (!one.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static <N extends Node> N node(String id, Class<N> type) {
        return type.cast(find(id).orElseThrow(() -> new AssertionError("There is no " + id)));
    }

    private static void click(String id) throws Exception {
        WindowFixture.onFx(() -> {
            node(id, ButtonBase.class).fire();
            return null;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void awaitShown(String id) throws Exception {
        WindowFixture.waitFor(id + " is shown", () -> find(id).isPresent());
    }

    private static void awaitGone(String id) throws Exception {
        WindowFixture.waitFor(id + " is gone", () -> find(id).isEmpty());
    }

    private static void close(String dialog) throws Exception {
        WindowFixture.onFx(() -> {
            find(dialog).orElseThrow().getScene().getWindow().hide();
            return null;
        });
        awaitGone(dialog);
    }

    private static void type(String id, String text) throws Exception {
        WindowFixture.onFx(() -> {
            node(id, TextField.class).setText(text);
            return null;
        });
    }

    /// Writes what one dialog or pop-over shows, in both looks.
    private static void screenshots(WindowFixture window, String id, String name) throws Exception {
        for (Theme theme : List.of(Theme.DARK, Theme.LIGHT)) {
            WindowFixture.onFx(() -> {
                window.controller().showTheme(theme, window.scene());
                return null;
            });
            WaitForAsyncUtils.waitForFxEvents();
            byte[] png = WindowFixture.onFx(() -> {
                Scene scene = node(id, Node.class).getScene();
                scene.getRoot().applyCss();
                scene.getRoot().layout();
                return PngWriter.bytes(scene.snapshot(new WritableImage((int) scene.getWidth(), (int) scene.getHeight())));
            });
            Path folder = Files.createDirectories(Path.of("target", "screenshots"));
            Files.write(folder.resolve(name + (theme.isDark() ? "-dark.png" : "-light.png")), png);
        }
    }

    private static void download(WindowFixture window, Path folder) throws Exception {
        WindowFixture.onFx(() -> {
            window.controller().downloads().setFolderChooser((owner, title, first) -> folder);
            window.controller().runSearch();
            return null;
        });
        WindowFixture.waitFor("there is something to download", () -> !window.controller().searchDesk().search().runningProperty().get()
                && window.controller().searchDesk().results().rows().size() > 0);
        WindowFixture.onFx(() -> {
            var rows = window.controller().searchDesk().results().rows();
            Acquisition first = Stream.iterate(0, i -> i < rows.size(), i -> i + 1).map(rows::get).map(row -> row.acquisition())
                    .filter(one -> one.isOnline() && one.providers().contains("sandbox-odata") && !one.providers().contains("sandbox-open"))
                    .findFirst().orElseThrow();
            window.controller().downloads().download(List.of(first), window.stage());
            return null;
        });
    }

    /// Puts off every sign-in that is asked for, until the transfers are in the queue.
    private static void notNow(WindowFixture window) throws Exception {
        WindowFixture.waitFor("the transfers are queued", () -> {
            find("sign-in-later").ifPresent(button -> ((ButtonBase) button).fire());
            return !window.controller().transfers().picture().all().isEmpty();
        });
    }

    private static void signInWithPassword() throws Exception {
        awaitShown("sign-in-submit");
        if (WindowFixture.onFx(() -> find("sign-in-user").isEmpty())) {
            click("sign-in-other-way");
        }
        type("sign-in-user", "demo");
        type("sign-in-password", "demo");
        click("sign-in-submit");
    }

    @Test
    void transfersThatWaitForASignInGoOnAfterIt() throws Exception {
        try (WindowFixture window = open()) {
            download(window, WindowFixture.folder(home, "products"));
            awaitShown("sign-in-dialog");
            screenshots(window, "sign-in-dialog", "sign-in-browser");
            notNow(window);
            awaitShown("waiting-bar");
            window.screenshot("waiting-for-sign-in", 1280, 800);
            assertThat(WindowFixture.onFx(() -> node("waiting-text", Label.class).getText())).contains("1 transfer waits for a sign-in");
            click("waiting-sign-in");
            signInWithPassword();
            WindowFixture.waitFor("the file is there", () -> window.controller().transfers().picture().all().stream()
                    .anyMatch(one -> one.state() == TransferState.DONE));
            awaitGone("waiting-bar");
        }
    }

    @Test
    void theAccountsMenuSignsInAndOut() throws Exception {
        try (WindowFixture window = open()) {
            var accounts = window.controller().core().accounts();
            click("accounts");
            awaitShown("sign-in-sandbox");
            click("sign-in-sandbox");
            awaitShown("sign-in-submit");
            click("sign-in-submit");
            awaitShown("sign-in-address");
            WindowFixture.waitFor("the page is known", () -> !node("sign-in-address", TextField.class).getText().isEmpty());
            screenshots(window, "sign-in-dialog", "sign-in-waiting");
            click("sign-in-other-way");
            type("sign-in-user", "demo");
            type("sign-in-password", "guess");
            click("sign-in-submit");
            WindowFixture.waitFor("the refusal is shown", () -> find("sign-in-words").isPresent());
            screenshots(window, "sign-in-dialog", "sign-in-refused");
            signInWithPassword();
            awaitGone("sign-in-dialog");
            assertThat(accounts.isSignedIn("sandbox")).isTrue();
            click("accounts");
            awaitShown("sign-out-sandbox");
            screenshots(window, "accounts-list", "accounts");
            click("sign-out-sandbox");
            awaitShown("sign-in-sandbox");
            assertThat(accounts.isSignedIn("sandbox")).isFalse();
            assertThat(SignInWay.of(accounts.realm("sandbox").orElseThrow())).contains(SignInWay.BROWSER);
        }
    }

    @Test
    void anArchiveIsFoundByItsAddressAndOneThatIsNoneIsExplained() throws Exception {
        try (WindowFixture window = open(); MockWebServer server = new MockWebServer()) {
            server.setDispatcher(new Dispatcher() {
                @Override
                public MockResponse dispatch(RecordedRequest request) {
                    return switch (request.getTarget()) {
                        case "/stac" -> json("""
                                {"stac_version": "1.0.0", "type": "Catalog", "id": "earth-search-aws", "title": "Elsewhere's copy of Earth Search",
                                 "links": [{"rel": "search", "type": "application/geo+json", "href": "/stac/search"},
                                           {"rel": "data", "type": "application/json", "href": "/stac/collections"}]}""");
                        case "/stac/collections" -> json("{\"collections\": [{\"id\": \"sentinel-2-l2a\"}, {\"id\": \"naip\"}, {\"id\": \"cop-dem-glo-30\"}]}");
                        default -> new MockResponse.Builder().code(404).build();
                    };
                }

                private static MockResponse json(String text) {
                    return new MockResponse.Builder().addHeader("Content-Type", "application/json").body(text).build();
                }
            });
            server.start();
            click("choose-providers");
            awaitShown("add-provider");
            click("add-provider");
            awaitShown("new-provider-address");
            screenshots(window, "new-provider-dialog", "new-provider-empty");
            type("new-provider-address", server.url("/stac").toString());
            click("new-provider-look");
            awaitShown("new-provider-title");
            screenshots(window, "new-provider-dialog", "new-provider-found");
            assertThat(WindowFixture.onFx(() -> node("new-provider-take", Button.class).isDisabled())).isFalse();
            type("new-provider-address", server.url("/nowhere").toString());
            click("new-provider-look");
            awaitShown("new-provider-attempts");
            screenshots(window, "new-provider-dialog", "new-provider-nothing");
            assertThat(WindowFixture.onFx(() -> node("new-provider-take", Button.class).isDisabled())).isTrue();
            close("new-provider-dialog");
        }
    }

    @Test
    void chosenProvidersAreAskedAndRememberedAtOnce() throws Exception {
        try (WindowFixture window = open()) {
            click("choose-providers");
            awaitShown("choose-sandbox-gss");
            screenshots(window, "provider-chooser", "providers-sandbox");
            click("choose-sandbox-gss");
            click("choose-sandbox-resto");
            awaitGone("light-sandbox-resto");
            awaitShown("light-sandbox-gss");
            Path file = window.controller().core().options().directories().config().resolve("settings.json");
            WindowFixture.waitFor("the choice is on the disk", () -> new SettingsStore(file).load().providers.contains("sandbox-gss"));
            click("chooser-usual");
            assertThat(WindowFixture.onFx(() -> node("choose-sandbox-resto", CheckBox.class).isSelected())).isTrue();
            click("choose-sandbox-open");
            WindowFixture.onFx(() -> {
                find("provider-chooser").orElseThrow().getScene().getWindow().hide();
                return null;
            });
        }
        try (WindowFixture window = open()) {
            assertThat(WindowFixture.onFx(() -> window.controller().searchDesk().chosen()))
                    .containsExactly("sandbox-stac", "sandbox-odata", "sandbox-resto");
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void settingsActAtOnceAndTheLocalCatalogueCanBeCleared() throws Exception {
        try (WindowFixture window = open()) {
            download(window, WindowFixture.folder(home, "products"));
            awaitShown("sign-in-dialog");
            notNow(window);
            click("open-settings");
            awaitShown("settings-clear");
            WindowFixture.waitFor("the catalogue is counted", () -> !node("settings-clear", ButtonBase.class).isDisabled());
            screenshots(window, "settings-dialog", "settings");
            WindowFixture.onFx(() -> {
                ((Spinner<Integer>) node("settings-transfers", Spinner.class)).getValueFactory().setValue(7);
                return null;
            });
            assertThat(window.controller().transferLimits().transfers()).isEqualTo(7);
            click("settings-clear");
            awaitShown("confirm-dialog");
            screenshots(window, "confirm-dialog", "confirm");
            WindowFixture.onFx(() -> {
                ((DialogPane) find("confirm-dialog").orElseThrow()).getScene().getRoot().lookupAll(".button").stream()
                        .map(ButtonBase.class::cast).filter(button -> button.getStyleClass().contains(Styles.DANGER)).forEach(ButtonBase::fire);
                return null;
            });
            WindowFixture.waitFor("nothing is kept", () -> find("settings-cache").filter(Label.class::isInstance).map(Label.class::cast)
                    .filter(label -> label.getText().startsWith("No product")).isPresent());
            close("settings-dialog");
        }
    }

    @Test
    void helpAndDetailsOfAFailureOpen() throws Exception {
        try (WindowFixture window = open()) {
            WindowFixture.onFx(() -> {
                window.node("map").requestFocus();
                return null;
            });
            robot.type(KeyCode.F1);
            awaitShown("help-dialog");
            screenshots(window, "help-dialog", "help");
            WindowFixture.onFx(() -> {
                node("help", javafx.scene.control.TabPane.class).getSelectionModel().select(1);
                return null;
            });
            screenshots(window, "help-dialog", "about");
            close("help-dialog");
            Path missing = home.resolve("missing.perigee-basket.json");
            WindowFixture.onFx(() -> {
                window.controller().loadBasket(missing);
                return null;
            });
            awaitShown("status-details");
            click("status-details");
            awaitShown("details-text");
            screenshots(window, "details-dialog", "details");
            assertThat(WindowFixture.onFx(() -> node("details-text", TextArea.class).getText())).contains("NoSuchFile");
            close("details-dialog");
        }
    }
}
