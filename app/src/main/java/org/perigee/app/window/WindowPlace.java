package org.perigee.app.window;

import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.perigee.app.config.Settings;

/// Puts the window where it was left, as far as that is on a screen.
record WindowPlace(Settings.WindowState state) {

    private static final double SMALLEST_WIDTH = 900;
    private static final double SMALLEST_HEIGHT = 560;

    void restore(Stage stage) {
        stage.setMinWidth(SMALLEST_WIDTH);
        stage.setMinHeight(SMALLEST_HEIGHT);
        Rectangle2D place = new Rectangle2D(known(state.x), known(state.y), Math.max(1, state.width), Math.max(1, state.height));
        boolean visible = !Double.isNaN(state.x) && !Double.isNaN(state.y)
                && Screen.getScreensForRectangle(place).stream().anyMatch(screen -> screen.getVisualBounds().intersects(place));
        if (visible) {
            stage.setX(state.x);
            stage.setY(state.y);
        }
        stage.setMaximized(state.maximised);
    }

    private static double known(double value) {
        return Double.isNaN(value) ? 0 : value;
    }

    void read(Stage stage) {
        state.maximised = stage.isMaximized();
        if (!stage.isMaximized()) {
            state.x = stage.getX();
            state.y = stage.getY();
            state.width = stage.getScene().getWidth();
            state.height = stage.getScene().getHeight();
        }
    }
}
