package org.perigee.app.account;

import atlantafx.base.theme.Styles;
import java.util.Collection;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.perigee.app.icon.Icon;
import org.perigee.app.text.Messages;

/// A quiet bar that is there only while transfers wait for a sign-in.
public final class WaitingBar {

    private final HBox node;

    /// @param signIn asks for sign-ins to realms, by their ids
    public WaitingBar(AccountsModel model, Messages messages, Consumer<Collection<String>> signIn) {
        Label sentence = new Label();
        sentence.setId("waiting-text");
        sentence.setMinWidth(0);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        sentence.setMaxWidth(Double.MAX_VALUE);
        Button button = new Button(messages.get("accounts.signIn"));
        button.setId("waiting-sign-in");
        button.getStyleClass().addAll(Styles.SMALL, Styles.ACCENT);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> signIn.accept(model.waitingProperty().get().realms()));
        node = new HBox(8, Icon.LOGIN.node(), sentence, button);
        node.setId("waiting-bar");
        node.setAlignment(Pos.CENTER_LEFT);
        node.setPadding(new Insets(4, 12, 4, 10));
        node.getStyleClass().addAll("banner", "banner-partial");
        node.managedProperty().bind(node.visibleProperty());
        node.visibleProperty().bind(model.waitingProperty().map(now -> now.count() > 0));
        sentence.textProperty().bind(model.waitingProperty().map(now ->
                now.count() == 0 ? "" : messages.get("accounts.waiting", now.count(), String.join(", ", now.titles()))));
    }

    public Node node() {
        return node;
    }
}
