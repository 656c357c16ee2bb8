package org.perigee.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perigee.app.results.ResultRow;
import org.perigee.app.theme.Theme;
import org.perigee.catalog.model.BoundingBox;
import org.perigee.download.TransferSnapshot;
import org.perigee.sandbox.Sandbox;
import org.perigee.sandbox.SandboxOptions;
import org.perigee.sandbox.catalogue.Product;
import org.testfx.api.FxRobot;

/// The whole path of a user through the window, on the sandbox: draw, search, look, choose, sign in, download, close, come back,
/// search without the network.
class WindowJourneyTest {

    private static final LocalDate FROM = LocalDate.of(2025, 6, 1);
    private static final LocalDate TO = LocalDate.of(2025, 6, 30);
    private static final int CLOUD = 40;

    @TempDir
    Path home;

    private final FxRobot robot = new FxRobot();

    @AfterEach
    void letGo() {
        robot.release(new KeyCode[0]);
        robot.release(new MouseButton[0]);
    }

    private static SandboxOptions sandbox() {
        return SandboxOptions.forTests().withCatalogue(2025, 3000);
    }

    @Test
    void fromABoxOnTheMapToVerifiedFilesAndBackWithoutTheNetwork() throws Exception {
        Set<String> found;
        BoundingBox area;
        try (WindowFixture window = WindowFixture.open(home, sandbox())) {
            area = drawBox(window);
            fillForm(window);
            search(window);
            found = titles(window);
            assertThat(found).as("what a plain scan of the archive finds").isEqualTo(expected(sandboxOf(window), area));
            mergedRowsHaveSeveralOffers(window);
            window.screenshot("results-light", 1280, 800);
            selectOnMap(window);
            window.screenshot("selected-light", 1280, 800);
            downloadThree(window);
            WindowFixture.onFx(() -> {
                window.controller().showTheme(Theme.DARK, window.scene());
                return null;
            });
            window.screenshot("transfers-dark", 1280, 800);
        }
        try (WindowFixture window = WindowFixture.open(home, sandbox())) {
            stateIsBack(window, area);
            click(window, "offline");
            search(window);
            assertThat(titles(window)).as("the same search, answered from the local catalogue").isEqualTo(found);
            Label banner = (Label) window.node("banner-text");
            WindowFixture.waitFor("the banner says as of when", () -> banner.getText().contains("as of") && banner.getText().contains("complete then"));
            window.screenshot("offline-dark", 1280, 800);
        }
    }

    private static Sandbox sandboxOf(WindowFixture window) {
        return window.controller().core().sandbox().orElseThrow();
    }

    private BoundingBox drawBox(WindowFixture window) throws Exception {
        click(window, "area-box");
        Bounds map = WindowFixture.onFx(() -> {
            var node = window.node("map");
            return node.localToScreen(node.getBoundsInLocal());
        });
        double x = map.getMinX() + map.getWidth() / 2;
        double y = map.getMinY() + map.getHeight() / 2;
        robot.moveTo(x - 50, y - 20).press(MouseButton.PRIMARY).moveTo(x, y + 20).moveTo(x + 40, y + 60).release(MouseButton.PRIMARY);
        WindowFixture.waitFor("the drawn box is in the form", () -> window.controller().form().areaProperty().get() != null);
        return WindowFixture.onFx(() -> window.controller().form().areaProperty().get().bounds());
    }

    private void fillForm(WindowFixture window) throws Exception {
        WindowFixture.onFx(() -> {
            ((DatePicker) window.node("search-from")).setValue(FROM);
            ((DatePicker) window.node("search-to")).setValue(TO);
            ((Slider) window.node("search-cloud")).setValue(CLOUD);
            ((CheckBox) window.node("collection-sentinel-2-l2a")).fire();
            return null;
        });
    }

    private void search(WindowFixture window) throws Exception {
        click(window, "search-run");
        WindowFixture.waitFor("the search has ended", () -> !window.controller().searchDesk().search().runningProperty().get()
                && window.controller().searchDesk().results().view().rows().size() > 0
                && window.controller().searchDesk().results().view().rows() == window.controller().searchDesk().results().rows());
    }

    private static Set<String> titles(WindowFixture window) throws Exception {
        return WindowFixture.onFx(() -> {
            Set<String> titles = new TreeSet<>();
            var view = window.controller().searchDesk().results().view();
            for (int i = 0; i < view.size(); i++) {
                titles.add(view.get(i).title().replaceFirst("\\.SAFE$", ""));
            }
            return titles;
        });
    }

    /// What a reading of the made-up catalogue itself says must be found.
    private static Set<String> expected(Sandbox sandbox, BoundingBox area) {
        return sandbox.catalogue().products().stream()
                .filter(product -> product.type().collection().equals("sentinel-2-l2a"))
                .filter(product -> !day(product).isBefore(FROM) && !day(product).isAfter(TO))
                .filter(product -> product.details().cloudCover().orElse(0.0) <= CLOUD)
                .filter(product -> product.footprint().intersects(org.perigee.catalog.model.Footprint.of(area).geometry()))
                .map(product -> product.name().replaceFirst("\\.SAFE$", "")).collect(Collectors.toCollection(TreeSet::new));
    }

    private static LocalDate day(Product product) {
        return product.start().atZone(java.time.ZoneOffset.UTC).toLocalDate();
    }

    private static void mergedRowsHaveSeveralOffers(WindowFixture window) throws Exception {
        List<ResultRow> rows = rows(window);
        assertThat(rows).anySatisfy(row -> assertThat(row.acquisition().providers())
                .contains("sandbox-stac", "sandbox-odata", "sandbox-resto", "sandbox-open"));
        assertThat(rows).extracting(row -> row.acquisition().key()).doesNotHaveDuplicates();
    }

    private static List<ResultRow> rows(WindowFixture window) throws Exception {
        return WindowFixture.onFx(() -> {
            var view = window.controller().searchDesk().results().view();
            return Stream.iterate(0, i -> i < view.size(), i -> i + 1).map(view::get).toList();
        });
    }

    private void selectOnMap(WindowFixture window) throws Exception {
        Bounds map = WindowFixture.onFx(() -> {
            var node = window.node("map");
            return node.localToScreen(node.getBoundsInLocal());
        });
        robot.clickOn(map.getCenterX(), map.getCenterY(), MouseButton.PRIMARY);
        WindowFixture.waitFor("a click on the map selects a row", () -> !window.controller().searchDesk().results().selection().selected().isEmpty());
        TableView<?> table = (TableView<?>) window.node("results");
        WindowFixture.waitFor("the table shows the selection", () -> table.getSelectionModel().getSelectedIndices().size() == 1);
    }

    private void downloadThree(WindowFixture window) throws Exception {
        Path folder = WindowFixture.folder(home, "products");
        List<ResultRow> online = rows(window).stream().filter(row -> row.acquisition().isOnline()).limit(3).toList();
        WindowFixture.onFx(() -> {
            window.controller().downloads().setFolderChooser((owner, title, first) -> folder);
            java.util.BitSet ids = new java.util.BitSet();
            online.forEach(row -> ids.set(row.id()));
            window.controller().searchDesk().results().selection().select(ids, online.getFirst().id());
            window.node("results").requestFocus();
            return null;
        });
        robot.type(KeyCode.B);
        WindowFixture.waitFor("three products in the basket", () -> window.controller().basket().content().products().size() == 3);
        WindowFixture.onFx(() -> {
            window.controller().window().showTab("basket");
            return null;
        });
        window.screenshot("basket-light", 1280, 800);
        WindowFixture.onFx(() -> {
            ((Button) window.node("basket-download")).fire();
            return null;
        });
        signIn();
        WindowFixture.waitFor("three verified files", () -> window.controller().transfers().picture().whole().done() == 3);
        filesAreRight(sandboxOf(window), folder, window);
    }

    /// Fills the dialog that asks for the sandbox's account.
    private static void signIn() throws Exception {
        WindowFixture.waitFor("the sign-in dialog is there", () -> inAnyWindow("#sign-in") != null);
        WindowFixture.onFx(() -> {
            if (inAnyWindow("#sign-in-password") == null) {
                ((Hyperlink) inAnyWindow("#sign-in-other-way")).fire();
            }
            return null;
        });
        WindowFixture.waitFor("the dialog asks for a password", () -> inAnyWindow("#sign-in-password") != null);
        WindowFixture.onFx(() -> {
            ((TextInputControl) inAnyWindow("#sign-in-user")).setText("demo");
            ((TextInputControl) inAnyWindow("#sign-in-password")).setText("demo");
            ((Button) inAnyWindow("#sign-in-submit")).fire();
            return null;
        });
    }

    private static Node inAnyWindow(String selector) {
        return javafx.stage.Window.getWindows().stream().map(window -> window.getScene().getRoot().lookup(selector))
                .filter(java.util.Objects::nonNull).findFirst().orElse(null);
    }

    private static void filesAreRight(Sandbox sandbox, Path folder, WindowFixture window) throws Exception {
        Map<String, Product> byName = sandbox.catalogue().products().stream().collect(Collectors.toMap(product -> plain(product.name()), p -> p));
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(3);
            for (Path file : all) {
                Product product = byName.get(plain(file.getFileName().toString()));
                assertThat(product).as(file.toString()).isNotNull();
                String md5 = HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(Files.readAllBytes(file)));
                assertThat(md5).isEqualToIgnoringCase(sandbox.file(product).checksums().md5());
            }
        }
        List<TransferSnapshot> ended = WindowFixture.onFx(() -> window.controller().transfers().picture().all());
        assertThat(ended).allSatisfy(one -> assertThat(one.verdict()).isNotEmpty());
    }

    private static String plain(String name) {
        return name.replaceFirst("\\.zip$", "").replaceFirst("\\.SAFE$", "");
    }

    private static void stateIsBack(WindowFixture window, BoundingBox area) throws Exception {
        WindowFixture.onFx(() -> {
            assertThat(window.scene().getRoot().getStyleClass()).contains("dark");
            assertThat(window.controller().form().areaProperty().get().bounds()).isEqualTo(area);
            assertThat(((DatePicker) window.node("search-from")).getValue()).isEqualTo(FROM);
            assertThat(((Slider) window.node("search-cloud")).getValue()).isEqualTo(CLOUD);
            assertThat(((CheckBox) window.node("collection-sentinel-2-l2a")).isSelected()).isTrue();
            assertThat(window.controller().window().shownTab()).isEqualTo("transfers");
            return null;
        });
        WindowFixture.waitFor("the basket is back", () -> window.controller().basket().content().products().size() == 3);
        WindowFixture.waitFor("the transfers are back", () -> window.controller().transfers().picture().all().size() == 3);
    }

    private void click(WindowFixture window, String id) throws Exception {
        WindowFixture.onFx(() -> {
            switch (window.node(id)) {
                case ToggleButton toggle -> toggle.fire();
                case Button button -> button.fire();
                default -> throw new AssertionError("Not a button: " + id);
            }
            return null;
        });
    }
}
