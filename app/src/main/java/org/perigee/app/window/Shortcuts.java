package org.perigee.app.window;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.perigee.app.map.MapPane;
import org.perigee.app.map.MapTool;

/// The keys of the window. Single letters act only while nobody is typing.
final class Shortcuts {

    private final Map<KeyCombination, Runnable> everywhere = new LinkedHashMap<>();
    private final Map<KeyCode, Runnable> letters = new LinkedHashMap<>();

    Shortcuts(WindowController window, MapPane map, SearchDesk desk) {
        everywhere.put(shortcut(KeyCode.K), window.topBar()::focusText);
        everywhere.put(shortcut(KeyCode.ENTER), window::runSearch);
        everywhere.put(shortcut(KeyCode.F), desk.resultsView()::focusFilter);
        everywhere.put(new KeyCodeCombination(KeyCode.F5), window::runSearch);
        everywhere.put(shortcut(KeyCode.DIGIT1), window.window()::toggleForm);
        everywhere.put(shortcut(KeyCode.DIGIT2), map::requestFocus);
        everywhere.put(shortcut(KeyCode.DIGIT3), () -> window.window().showTab("results"));
        everywhere.put(shortcut(KeyCode.DIGIT4), () -> window.window().showTab("basket"));
        everywhere.put(shortcut(KeyCode.DIGIT5), () -> window.window().showTab("transfers"));
        everywhere.put(shortcut(KeyCode.DIGIT6), window.window()::toggleDetails);
        everywhere.put(shortcut(KeyCode.DIGIT0), map::fitAll);
        letters.put(KeyCode.R, () -> map.area().toolProperty().set(MapTool.RECTANGLE));
        letters.put(KeyCode.P, () -> map.area().toolProperty().set(MapTool.POLYGON));
        letters.put(KeyCode.B, window::toggleBasket);
        letters.put(KeyCode.H, () -> map.footprints().visibleProperty().set(!map.footprints().visibleProperty().get()));
        letters.put(KeyCode.SLASH, window.topBar()::focusText);
    }

    private static KeyCombination shortcut(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    void install(Scene scene) {
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> onKey(event, scene));
    }

    private void onKey(KeyEvent event, Scene scene) {
        for (Map.Entry<KeyCombination, Runnable> entry : everywhere.entrySet()) {
            if (entry.getKey().match(event)) {
                entry.getValue().run();
                event.consume();
                return;
            }
        }
        boolean typing = scene.getFocusOwner() instanceof TextInputControl;
        boolean plain = !event.isShortcutDown() && !event.isAltDown() && !event.isControlDown();
        Runnable action = typing || !plain ? null : letters.get(event.getCode());
        if (action != null) {
            action.run();
            event.consume();
        }
    }
}
