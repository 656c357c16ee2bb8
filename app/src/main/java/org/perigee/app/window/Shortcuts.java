package org.perigee.app.window;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.perigee.app.help.KeyHelp;
import org.perigee.app.map.MapPane;
import org.perigee.app.map.MapTool;
import org.perigee.app.text.Messages;

/// The keys of the window. Single letters act only while nobody is typing.
final class Shortcuts {

    /// Keys that map and table handle themselves: what they are called, and what they do.
    private static final Map<String, String> KEYS_OF_PANES = panes();

    private final Map<KeyCombination, Runnable> everywhere = new LinkedHashMap<>();
    private final Map<KeyCode, Runnable> letters = new LinkedHashMap<>();
    private final Map<String, String> named = new LinkedHashMap<>();

    Shortcuts(WindowController window, MapPane map, SearchDesk desk) {
        key(shortcut(KeyCode.K), "keys.searchBox", window.topBar()::focusText);
        key(shortcut(KeyCode.ENTER), "keys.search", window::runSearch);
        key(new KeyCodeCombination(KeyCode.F5), "keys.search", window::runSearch);
        key(shortcut(KeyCode.F), "keys.filter", desk.resultsView()::focusFilter);
        key(shortcut(KeyCode.DIGIT1), "keys.form", window.window()::toggleForm);
        key(shortcut(KeyCode.DIGIT2), "keys.map", map::requestFocus);
        key(shortcut(KeyCode.DIGIT3), "keys.results", () -> window.window().showTab("results"));
        key(shortcut(KeyCode.DIGIT4), "keys.basket", () -> window.window().showTab("basket"));
        key(shortcut(KeyCode.DIGIT5), "keys.transfers", () -> window.window().showTab("transfers"));
        key(shortcut(KeyCode.DIGIT6), "keys.details", window.window()::toggleDetails);
        key(shortcut(KeyCode.DIGIT0), "keys.fit", map::fitAll);
        key(shortcut(KeyCode.P), "keys.pauseAll", window.transfers()::togglePause);
        key(new KeyCodeCombination(KeyCode.F1), "keys.help", window::showHelp);
        letter(KeyCode.R, "keys.box", () -> map.area().toolProperty().set(MapTool.RECTANGLE));
        letter(KeyCode.P, "keys.polygon", () -> map.area().toolProperty().set(MapTool.POLYGON));
        letter(KeyCode.B, "keys.toggleBasket", window::toggleBasket);
        letter(KeyCode.H, "keys.footprints", () -> map.footprints().visibleProperty().set(!map.footprints().visibleProperty().get()));
        letter(KeyCode.SLASH, "keys.searchBox", window.topBar()::focusText);
    }

    private static Map<String, String> panes() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("← ↑ ↓ →", "keys.pan");
        keys.put("+ −", "keys.zoom");
        keys.put("Esc", "keys.escape");
        keys.put("Enter", "keys.enter");
        keys.put("Backspace", "keys.backspace");
        keys.put(shortcut(KeyCode.C).getDisplayText(), "keys.copy");
        return keys;
    }

    private void key(KeyCombination keys, String textKey, Runnable action) {
        everywhere.put(keys, action);
        named.put(keys.getDisplayText(), textKey);
    }

    private void letter(KeyCode code, String textKey, Runnable action) {
        letters.put(code, action);
        named.put(code == KeyCode.SLASH ? "/" : code.getName(), textKey);
    }

    private static KeyCombination shortcut(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    /// All keys with what they do; keys that do the same stand together.
    List<KeyHelp> help(Messages messages) {
        Map<String, List<String>> byText = new LinkedHashMap<>();
        named.forEach((keys, text) -> byText.computeIfAbsent(text, key -> new ArrayList<>()).add(keys));
        KEYS_OF_PANES.forEach((keys, text) -> byText.computeIfAbsent(text, key -> new ArrayList<>()).add(keys));
        return byText.entrySet().stream().map(entry -> new KeyHelp(String.join("   ", entry.getValue()), messages.get(entry.getKey()))).toList();
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
