package org.perigee.app.details;

import atlantafx.base.theme.Styles;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Region;
import org.perigee.app.icon.Icon;

/// A small button that puts a text on the clipboard.
final class CopyButton {

    private CopyButton() {
    }

    /// @param what says what is copied
    static Button of(String what, Supplier<String> text) {
        Button button = new Button("", Icon.COPY.node());
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL, "copy-button");
        button.setTooltip(new Tooltip(what));
        button.setAccessibleText(what);
        button.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        button.setOnAction(event -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(text.get());
            Clipboard.getSystemClipboard().setContent(content);
        });
        return button;
    }
}
