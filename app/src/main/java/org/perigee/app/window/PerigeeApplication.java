package org.perigee.app.window;

import java.io.IOException;
import java.io.UncheckedIOException;
import javafx.application.Application;
import javafx.stage.Stage;
import org.perigee.app.config.AppDirectories;
import org.perigee.app.core.CoreOptions;
import org.perigee.app.core.PerigeeCore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The JavaFX application: puts the window together when the toolkit has started.
public final class PerigeeApplication extends Application {

    private static final Logger LOG = LoggerFactory.getLogger(PerigeeApplication.class);
    private static final String SANDBOX = "--sandbox";

    private WindowGraph graph;

    /// Opens the window and returns when it has been closed.
    ///
    /// @param sandbox whether on the embedded archive
    public static void open(boolean sandbox) {
        Application.launch(PerigeeApplication.class, sandbox ? new String[] {SANDBOX} : new String[0]);
    }

    @Override
    public void init() {
        // Not on the JavaFX thread: opens files and starts servers.
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> LOG.error("Uncaught on {}", thread.getName(), failure));
        AppDirectories directories = AppDirectories.ofUser();
        boolean sandbox = getParameters().getRaw().contains(SANDBOX);
        try {
            graph = new WindowGraph(PerigeeCore.open(sandbox ? CoreOptions.sandbox(directories) : CoreOptions.of(directories)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void start(Stage stage) {
        graph.show(stage);
    }

    @Override
    public void stop() {
        graph.close();
    }
}
