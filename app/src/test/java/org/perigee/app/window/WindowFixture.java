package org.perigee.app.window;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.DialogPane;
import javafx.scene.control.TabPane;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.perigee.app.config.AppDirectories;
import org.perigee.app.core.CoreOptions;
import org.perigee.app.core.PerigeeCore;
import org.perigee.sandbox.SandboxOptions;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// A whole window on a small sandbox, for tests that click through it.
final class WindowFixture implements AutoCloseable {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final WindowGraph graph;
    private final Stage stage;

    private WindowFixture(WindowGraph graph, Stage stage) {
        this.graph = graph;
        this.stage = stage;
    }

    /// Opens the window with its files below a folder.
    static WindowFixture open(Path home, SandboxOptions sandbox) throws Exception {
        Stage stage = FxToolkit.registerPrimaryStage();
        Path settings = home.resolve("config").resolve("settings.json");
        if (!Files.exists(settings)) {
            // The headless screen has 1000 by 1000 pixels, and painting a larger window fails on every frame.
            Files.createDirectories(settings.getParent());
            Files.writeString(settings, "{\"window\": {\"width\": 1000, \"height\": 800, \"x\": 0, \"y\": 0}}");
        }
        WindowGraph graph = new WindowGraph(PerigeeCore.open(CoreOptions.sandbox(AppDirectories.below(home), sandbox)));
        onFx(() -> {
            graph.show(stage);
            stage.setX(0);
            stage.setY(0);
            return null;
        });
        WaitForAsyncUtils.waitForFxEvents();
        return new WindowFixture(graph, stage);
    }

    WindowController controller() {
        return graph.controller().orElseThrow();
    }

    Stage stage() {
        return stage;
    }

    Scene scene() {
        return stage.getScene();
    }

    Node node(String id) {
        return scene().getRoot().lookup("#" + id);
    }

    /// Shows something else in a tab of the drawer, and that tab. On the JavaFX thread.
    void showInstead(String tab, Node content) {
        TabPane drawer = (TabPane) node("drawer");
        drawer.getTabs().stream().filter(one -> tab.equals(one.getId())).forEach(one -> one.setContent(content));
        controller().window().showTab(tab);
    }

    /// Runs on the JavaFX thread and waits for it.
    static <T> T onFx(Callable<T> work) throws Exception {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(work.call());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        return result.get(30, TimeUnit.SECONDS);
    }

    /// Waits until something holds on the JavaFX thread.
    static void waitFor(String what, BooleanSupplier condition) throws Exception {
        try {
            WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> onFx(condition::getAsBoolean));
        } catch (TimeoutException e) {
            throw new AssertionError("Did not happen within a minute: " + what, e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Writes what the window shows to `target/screenshots`, at a size of its own choosing, once it has come to rest.
    ///
    /// The headless screen is smaller than the pictures, so the window's content is for a while laid out in a larger frame than its
    /// window, which clips it.
    void screenshot(String name, int width, int height) throws Exception {
        Parent content = scene().getRoot();
        onFx(() -> {
            Pane frame = new Pane();
            scene().setRoot(frame);
            content.setManaged(false);
            frame.getChildren().setAll(content);
            content.resizeRelocate(0, 0, width, height);
            return null;
        });
        WritableImage image = pictureAtRest(content, width, height);
        onFx(() -> {
            ((Pane) scene().getRoot()).getChildren().clear();
            content.setManaged(true);
            scene().setRoot(content);
            return null;
        });
        Files.createDirectories(SCREENSHOTS);
        Files.write(SCREENSHOTS.resolve(name + ".png"), PngWriter.bytes(image));
    }

    /// The map is painted beside the JavaFX thread: a picture counts when several in a row are the same.
    private static WritableImage pictureAtRest(Parent content, int width, int height) throws Exception {
        WritableImage image = picture(content, width, height);
        int same = 0;
        for (int i = 0; i < 60 && same < 3; i++) {
            WaitForAsyncUtils.sleep(100, TimeUnit.MILLISECONDS);
            WritableImage next = picture(content, width, height);
            same = Arrays.equals(PngWriter.pixels(image, width, height), PngWriter.pixels(next, width, height)) ? same + 1 : 0;
            image = next;
        }
        return image;
    }

    private static WritableImage picture(Parent content, int width, int height) throws Exception {
        return onFx(() -> {
            content.applyCss();
            content.layout();
            SnapshotParameters whole = new SnapshotParameters();
            whole.setViewport(new Rectangle2D(0, 0, width, height));
            return content.snapshot(whole, new WritableImage(width, height));
        });
    }

    /// Writes what a dialog shows to `target/screenshots`, at its own size, and closes it.
    ///
    /// @param id of its pane
    void dialogScreenshot(String id, String name) throws Exception {
        waitFor("the dialog " + id + " is shown", () -> dialog(id) != null);
        DialogPane pane = dialog(id);
        WritableImage image = pictureAtRest(pane, (int) Math.ceil(pane.getWidth()), (int) Math.ceil(pane.getHeight()));
        Files.createDirectories(SCREENSHOTS);
        Files.write(SCREENSHOTS.resolve(name + ".png"), PngWriter.bytes(image));
        onFx(() -> {
            pane.getScene().getWindow().hide();
            return null;
        });
    }

    private static DialogPane dialog(String id) {
        return Window.getWindows().stream().filter(Window::isShowing).map(window -> window.getScene().getRoot())
                .filter(root -> root instanceof DialogPane pane && id.equals(pane.getId())).map(DialogPane.class::cast).findFirst().orElse(null);
    }

    /// Closes the window as a user does.
    @Override
    public void close() {
        try {
            onFx(() -> {
                stage.getOnCloseRequest().handle(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
                stage.hide();
                return null;
            });
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        graph.close();
    }

    static Path folder(Path parent, String name) throws IOException {
        return Files.createDirectories(parent.resolve(name));
    }
}
