package org.perigee.app.async;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/// Where results of background work are handed to views: the JavaFX thread in the window, the caller's in tests.
@FunctionalInterface
public interface UiThread extends Executor {

    /// The JavaFX application thread; runs at once where the caller is on it already.
    UiThread JAVAFX = task -> {
        if (Platform.isFxApplicationThread()) {
            task.run();
        } else {
            Platform.runLater(task);
        }
    };

    /// The caller's own thread, for tests without a toolkit.
    UiThread DIRECT = Runnable::run;
}
