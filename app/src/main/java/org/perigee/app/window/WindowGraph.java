package org.perigee.app.window;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.perigee.app.async.Latest;
import org.perigee.app.async.Tasks;
import org.perigee.app.async.UiThread;
import org.perigee.app.config.Settings;
import org.perigee.app.config.SettingsStore;
import org.perigee.app.core.PerigeeCore;
import org.perigee.app.core.RunMark;
import org.perigee.app.settings.TransferLimits;
import org.perigee.app.text.Messages;
import org.perigee.app.theme.Theme;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the window's parts, once, and puts them away.
public final class WindowGraph implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WindowGraph.class);

    private final PerigeeCore core;
    private final SettingsStore store;
    private final Settings settings;
    private final Messages messages;
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final Tasks tasks = new Tasks(background, UiThread.JAVAFX);
    private final Latest<String> saves = new Latest<>(background, UiThread.JAVAFX, json -> { });
    private final RunMark mark;
    private WindowController controller;

    /// Reads the settings; not on the JavaFX thread.
    public WindowGraph(PerigeeCore core) {
        this.core = core;
        this.store = new SettingsStore(core.options().directories().config().resolve("settings.json"));
        this.settings = store.load();
        this.messages = Messages.of(settings.language.isEmpty() ? Locale.getDefault() : Locale.forLanguageTag(settings.language));
        this.mark = RunMark.set(core.options().directories().data());
        // Opened here, beside the JavaFX thread, so that the window need not wait for them.
        core.library();
        core.local();
        core.downloads(TransferLimits.of(settings));
    }

    /// Shows the window as it was left; on the JavaFX thread.
    public void show(Stage stage) {
        Theme theme = settings.theme.equals("dark") ? Theme.DARK : Theme.LIGHT;
        controller = new WindowController(core, settings, messages, tasks, background);
        controller.setOnSettings(this::saveSoon);
        Scene scene = new Scene(controller.root(), settings.window.width, settings.window.height);
        controller.showTheme(theme, scene);
        new WindowPlace(settings.window).restore(stage);
        stage.setTitle(messages.get(core.options().isSandbox() ? "app.sandbox" : "app.name"));
        stage.setScene(scene);
        stage.setOnCloseRequest(event -> close(stage, event));
        stage.show();
        controller.opened(scene);
        if (mark.isRecovery()) {
            controller.transferDesk().showRecovered(core.downloads(TransferLimits.of(settings)).snapshot());
        }
    }

    /// The window stays while its user thinks about transfers that are under way.
    private void close(Stage stage, WindowEvent request) {
        remember(stage);
        if (!controller.transferDesk().mayQuit(stage::close, () -> stage.setIconified(true))) {
            request.consume();
        }
    }

    /// Writes the settings beside the JavaFX thread, the latest last.
    private void saveSoon() {
        String json = SettingsStore.toJson(settings);
        saves.request(() -> {
            store.save(json);
            return json;
        });
    }

    private void remember(Stage stage) {
        new WindowPlace(settings.window).read(stage);
        controller.remember();
        String json = SettingsStore.toJson(settings);
        try {
            // The window is gone already; this is the last thing that happens.
            store.save(json);
        } catch (IOException e) {
            LOG.warn("The settings could not be written: {}", e.getMessage());
        }
    }

    /// The parts of the window, for those who drive it.
    public Optional<WindowController> controller() {
        return Optional.ofNullable(controller);
    }

    @Override
    public void close() {
        if (controller != null) {
            controller.close();
        }
        mark.close();
        background.shutdownNow();
        core.close();
    }
}
