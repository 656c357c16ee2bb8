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
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
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
    void screenshot(String name, int width, int height) throws Exception {
        WritableImage image = picture(width, height);
        for (int i = 0; i < 40; i++) {
            WaitForAsyncUtils.sleep(100, TimeUnit.MILLISECONDS);
            WritableImage next = picture(width, height);
            boolean atRest = Arrays.equals(PngWriter.pixels(image, width, height), PngWriter.pixels(next, width, height));
            image = next;
            if (atRest && i > 2) {
                break;
            }
        }
        Files.createDirectories(SCREENSHOTS);
        Files.write(SCREENSHOTS.resolve(name + ".png"), PngWriter.bytes(image));
    }

    private WritableImage picture(int width, int height) throws Exception {
        return onFx(() -> {
            stage.setWidth(width);
            stage.setHeight(height);
            scene().getRoot().applyCss();
            scene().getRoot().layout();
            return scene().snapshot(new WritableImage(width, height));
        });
    }

    /// Closes the window as a user does.
    @Override
    public void close() {
        try {
            onFx(() -> {
                stage.getOnCloseRequest().handle(null);
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
