package org.perigee.app.transfers;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.perigee.app.icon.Icon;

/// A quiet bar above the queue that says something of moment, with what can be done about it. Not there while it has nothing to say.
final class QueueBar {

    private final Label sentence = new Label();
    private final HBox node;

    /// A button on the bar.
    ///
    /// @param id of the node
    record Action(String id, String words, Runnable run) {
    }

    QueueBar(String id, String look, Icon icon, List<Action> actions) {
        sentence.setId(id + "-text");
        sentence.setMinWidth(0);
        sentence.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        node = new HBox(8, icon.node(), sentence);
        node.setId(id);
        for (Action action : actions) {
            Button button = new Button(action.words());
            button.setId(action.id());
            button.getStyleClass().add(Styles.SMALL);
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(event -> action.run().run());
            node.getChildren().add(button);
        }
        node.setAlignment(Pos.CENTER_LEFT);
        node.setPadding(new Insets(4, 12, 4, 10));
        node.getStyleClass().addAll("banner", look);
        node.managedProperty().bind(node.visibleProperty());
        node.setVisible(false);
    }

    Node node() {
        return node;
    }

    void say(String words) {
        sentence.setText(words);
        node.setVisible(true);
    }

    void beQuiet() {
        node.setVisible(false);
    }
}
