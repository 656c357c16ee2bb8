package org.perigee.app.window;

import atlantafx.base.theme.Styles;
import javafx.animation.PauseTransition;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/// The strip at the bottom: the providers' lights, a sentence now and then, the speed of downloads.
final class StatusBar {

    private static final Duration SHOWN = Duration.seconds(12);

    private final Label sentence = new Label();
    private final Label speed = new Label();
    private final HBox node;
    private final PauseTransition fade = new PauseTransition(SHOWN);

    StatusBar(Node lights) {
        sentence.setId("status-text");
        sentence.setMinWidth(0);
        speed.setId("status-speed");
        speed.getStyleClass().add(Styles.TEXT_MUTED);
        speed.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        node = new HBox(10, lights, space, sentence, speed);
        node.setAlignment(Pos.CENTER_LEFT);
        node.setPadding(new Insets(2, 10, 2, 6));
        node.getStyleClass().add("status-bar");
        fade.setOnFinished(event -> sentence.setText(""));
    }

    Node node() {
        return node;
    }

    /// Says a sentence for a while.
    void say(String text) {
        sentence.setText(text);
        fade.playFromStart();
    }

    void showSpeed(String text) {
        speed.setText(text);
    }
}
