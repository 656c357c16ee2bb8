package org.perigee.app.icon;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;

/// A flat button that shows an icon alone; its words are in the tooltip and for screen readers.
public final class IconButton extends Button {

    public IconButton(Icon icon, String words, String id, Runnable action) {
        super("", icon.node());
        setId(id);
        getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        setTooltip(new Tooltip(words));
        setAccessibleText(words);
        setOnAction(event -> action.run());
    }
}
