package org.perigee.app.transfers;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.perigee.app.icon.Icon;
import org.perigee.app.text.Messages;

/// Says for a few seconds what was just cancelled or cleared, and takes it back.
final class UndoToast {

    private final Messages messages;
    private final Label sentence = new Label();
    private final HBox node;

    UndoToast(TransfersModel model, Messages messages) {
        this.messages = messages;
        sentence.setId("transfers-undo-text");
        Button undo = new Button(messages.get("transfers.undo"), Icon.UNDO.node());
        undo.setId("transfers-undo");
        undo.getStyleClass().addAll(Styles.SMALL, Styles.ACCENT);
        undo.setOnAction(event -> model.undo());
        node = new HBox(14, sentence, undo);
        node.setAlignment(Pos.CENTER);
        node.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        node.getStyleClass().add("toast");
        StackPane.setAlignment(node, Pos.BOTTOM_CENTER);
        StackPane.setMargin(node, new Insets(0, 0, 22, 0));
        show(model.undoProperty().get());
        model.undoProperty().addListener((o, before, now) -> show(now));
    }

    Node node() {
        return node;
    }

    private void show(TransfersModel.Undo now) {
        node.setVisible(now.isPossible());
        if (now.isPossible()) {
            List<String> parts = new ArrayList<>();
            if (now.cancelled() > 0) {
                parts.add(messages.get("transfers.undo.cancelled", now.cancelled()));
            }
            if (now.cleared() > 0) {
                parts.add(messages.get("transfers.undo.cleared", now.cleared()));
            }
            sentence.setText(String.join(" · ", parts));
        }
    }
}
