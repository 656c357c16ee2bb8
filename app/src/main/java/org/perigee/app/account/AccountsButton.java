package org.perigee.app.account;

import atlantafx.base.controls.Popover;
import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.perigee.app.dialog.Dialogs;
import org.perigee.app.icon.Icon;
import org.perigee.app.text.Messages;

/// The button in the top bar that shows who is signed in where, with a dot that says it at a glance.
public final class AccountsButton {

    private static final double WIDTH = 410;

    private final AccountsModel model;
    private final Messages messages;
    private final Consumer<String> signIn;
    private final Dialogs dialogs;
    private final Circle dot = new Circle(4);
    private final Button button;
    private final VBox list = new VBox();
    private Popover popover;

    /// @param signIn asks for a sign-in to a realm, by its id
    public AccountsButton(AccountsModel model, Messages messages, Dialogs dialogs, Consumer<String> signIn) {
        this.model = model;
        this.messages = messages;
        this.dialogs = dialogs;
        this.signIn = signIn;
        dot.getStyleClass().add("account-dot");
        StackPane.setAlignment(dot, Pos.BOTTOM_RIGHT);
        StackPane picture = new StackPane(Icon.ACCOUNT.node(), dot);
        button = new Button("", picture);
        button.setId("accounts");
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        button.setOnAction(event -> toggle());
        list.setId("accounts-list");
        list.setPrefWidth(WIDTH);
        list.getStyleClass().add("popover-list");
        model.rowsProperty().addListener((o, before, now) -> show());
        model.waitingProperty().addListener((o, before, now) -> show());
        show();
    }

    public Node node() {
        return button;
    }

    private void show() {
        int waiting = model.waitingProperty().get().count();
        boolean signedIn = model.isSignedInSomewhere();
        dot.setVisible(signedIn || waiting > 0);
        dot.getStyleClass().setAll("account-dot", waiting > 0 ? "account-dot-waiting" : "account-dot-in");
        String text = messages.get(waiting > 0 ? "accounts.tip.waiting" : signedIn ? "accounts.tip.signedIn" : "accounts.tip.nobody");
        button.setTooltip(new Tooltip(text));
        button.setAccessibleText(text);
        list.getChildren().setAll(title());
        List<AccountsModel.Row> rows = model.rowsProperty().get();
        rows.forEach(row -> list.getChildren().add(line(row)));
        if (rows.isEmpty()) {
            Label none = muted(messages.get("accounts.none"));
            none.setPadding(new Insets(4, 12, 10, 12));
            list.getChildren().add(none);
        }
    }

    private Node title() {
        Label title = new Label(messages.get("accounts.title"));
        title.getStyleClass().addAll(Styles.TITLE_4);
        title.setPadding(new Insets(8, 12, 8, 12));
        return title;
    }

    private Node line(AccountsModel.Row row) {
        Circle light = new Circle(5);
        light.getStyleClass().addAll("light", row.signedIn() ? "light-complete" : "light-not_asked");
        Label name = new Label(row.realm().title());
        name.getStyleClass().add(Styles.TEXT_BOLD);
        name.setWrapText(true);
        name.setMinHeight(Region.USE_PREF_SIZE);
        String state = messages.get(row.signedIn() ? "accounts.signedIn" : "accounts.signedOut");
        Label users = muted(row.providers().isEmpty() ? state : state + " · " + String.join(", ", row.providers()));
        VBox texts = new VBox(2, name, users);
        HBox.setHgrow(texts, Priority.ALWAYS);
        HBox line = new HBox(10, light, texts, action(row));
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("popover-row");
        return line;
    }

    private static Label muted(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private Button action(AccountsModel.Row row) {
        String id = row.realm().id();
        Button action = new Button(messages.get(row.signedIn() ? "accounts.signOut" : "accounts.signIn"));
        action.setId((row.signedIn() ? "sign-out-" : "sign-in-") + id);
        action.getStyleClass().add(Styles.SMALL);
        if (!row.signedIn()) {
            action.getStyleClass().add(Styles.ACCENT);
        }
        action.setMinWidth(Region.USE_PREF_SIZE);
        action.setAccessibleText(action.getText() + " – " + row.realm().title());
        action.setOnAction(event -> {
            if (row.signedIn()) {
                model.signOut(id);
            } else {
                popover.hide();
                signIn.accept(id);
            }
        });
        return action;
    }

    private void toggle() {
        if (popover == null) {
            popover = dialogs.popover("accounts-popover", list, Popover.ArrowLocation.TOP_RIGHT);
        }
        if (popover.isShowing()) {
            popover.hide();
        } else {
            model.refresh();
            popover.show(button);
        }
    }
}
