package org.perigee.app.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.scene.Scene;

/// The looks one can choose from.
public enum Theme {
    LIGHT(new PrimerLight()),
    DARK(new PrimerDark());

    private static final String DARK_CLASS = "dark";
    private final atlantafx.base.theme.Theme base;

    Theme(atlantafx.base.theme.Theme base) {
        this.base = base;
    }

    public boolean isDark() {
        return this == DARK;
    }

    public Theme other() {
        return this == LIGHT ? DARK : LIGHT;
    }

    /// Gives the program and a scene this look. On the JavaFX thread.
    public void applyTo(Scene scene) {
        Application.setUserAgentStylesheet(base.getUserAgentStylesheet());
        String own = Theme.class.getResource("perigee.css").toExternalForm();
        if (!scene.getStylesheets().contains(own)) {
            scene.getStylesheets().add(own);
        }
        scene.getRoot().getStyleClass().remove(DARK_CLASS);
        if (isDark()) {
            scene.getRoot().getStyleClass().add(DARK_CLASS);
        }
    }
}
