package org.perigee.app.account;

import atlantafx.base.theme.Styles;
import java.net.URI;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.perigee.access.FailureKind;
import org.perigee.app.dialog.Dialogs;
import org.perigee.app.icon.Icon;
import org.perigee.app.text.Messages;

/// What the sign-in dialog asks: the fields of one way, how it goes, what went wrong.
final class SignInView {

    private static final double WIDTH = 460;

    private final SignInModel model;
    private final Messages messages;
    private final Consumer<URI> open;
    private final VBox fields = new VBox(10);
    private final Label problem = new Label();
    private final Label words = new Label();
    private final VBox node = new VBox(12);
    private TextInputControl first;

    /// @param open shows a page in the browser; called on the JavaFX thread
    /// @param hint a sentence above the fields; may be empty
    SignInView(SignInModel model, Messages messages, Consumer<URI> open, String hint) {
        this.model = model;
        this.messages = messages;
        this.open = open;
        problem.setId("sign-in-problem");
        problem.getStyleClass().add("problem");
        words.setId("sign-in-words");
        words.getStyleClass().addAll("problem", Styles.TEXT_SMALL);
        for (Label label : new Label[] {problem, words}) {
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
            label.managedProperty().bind(label.textProperty().isNotEmpty());
            label.visibleProperty().bind(label.managedProperty());
        }
        if (!hint.isEmpty()) {
            Label label = new Label(hint, Icon.DETAILS.node());
            label.setId("sign-in-hint");
            label.getStyleClass().add("hint");
            label.setWrapText(true);
            label.setMaxWidth(Double.MAX_VALUE);
            label.setMinHeight(Region.USE_PREF_SIZE);
            node.getChildren().add(label);
        }
        node.getChildren().addAll(fields, new VBox(2, problem, words), links());
        node.setPrefWidth(WIDTH);
        node.setMinWidth(WIDTH);
        node.setId("sign-in");
        model.wayProperty().addListener((o, before, now) -> showWay());
        model.stepProperty().addListener((o, before, now) -> showStep());
        model.problemProperty().addListener((o, before, now) -> showProblem(now));
        showWay();
    }

    Node node() {
        return node;
    }

    /// Puts the cursor where typing begins.
    void focusFirst() {
        if (first != null) {
            first.requestFocus();
        }
    }

    private Node links() {
        HBox links = new HBox(16);
        model.otherWay().ifPresent(ignored -> links.getChildren().add(otherWay()));
        model.realm().findSignUp().ifPresent(page -> {
            Hyperlink signUp = new Hyperlink(messages.get("signIn.signUp"));
            signUp.setId("sign-in-sign-up");
            signUp.setTooltip(new Tooltip(page.toString()));
            signUp.setOnAction(event -> open.accept(page));
            links.getChildren().add(signUp);
        });
        links.managedProperty().bind(javafx.beans.binding.Bindings.isNotEmpty(links.getChildren()));
        return links;
    }

    private Hyperlink otherWay() {
        Hyperlink link = new Hyperlink();
        link.setId("sign-in-other-way");
        Runnable text = () -> model.otherWay().ifPresent(way ->
                link.setText(messages.get(way == SignInWay.BROWSER ? "signIn.other.BROWSER" : "signIn.other.PASSWORD")));
        text.run();
        model.wayProperty().addListener((o, before, now) -> text.run());
        link.setOnAction(event -> model.otherWay().ifPresent(model::choose));
        return link;
    }

    private void showWay() {
        first = null;
        switch (model.wayProperty().get()) {
            case BROWSER -> showBrowser();
            case PASSWORD -> showPassword();
            case KEY -> showKey();
        }
        showProblem(model.problemProperty().get());
        resize();
        focusFirst();
    }

    private void showPassword() {
        TextField user = field("signIn.user", new TextField(), "sign-in-user");
        user.textProperty().bindBidirectional(model.userProperty());
        PasswordField password = field("signIn.password", new PasswordField(), "sign-in-password");
        password.textProperty().bindBidirectional(model.passwordProperty());
        first = user;
        fields.getChildren().setAll(labelled("signIn.user", user), labelled("signIn.password", password));
        if (model.realm().kind() == org.perigee.catalog.provider.RealmEntry.Kind.OIDC) {
            TextField code = field("signIn.code", new TextField(), "sign-in-code");
            code.setPromptText(messages.get("signIn.code.prompt"));
            code.textProperty().bindBidirectional(model.oneTimeCodeProperty());
            fields.getChildren().add(labelled("signIn.code", code));
        } else {
            fields.getChildren().add(note("signIn.checkedLater"));
        }
    }

    private void showKey() {
        PasswordField key = field("signIn.key", new PasswordField(), "sign-in-key");
        key.textProperty().bindBidirectional(model.keyProperty());
        first = key;
        fields.getChildren().setAll(labelled("signIn.key", key), note("signIn.checkedLater"));
    }

    private <F extends TextInputControl> F field(String key, F field, String id) {
        field.setId(id);
        field.setAccessibleText(messages.get(key));
        field.disableProperty().bind(model.stepProperty().isEqualTo(SignInModel.Step.SENDING));
        return field;
    }

    private Node labelled(String key, TextInputControl field) {
        Label label = new Label(messages.get(key));
        label.setLabelFor(field);
        label.getStyleClass().add("section-title");
        return new VBox(4, label, field);
    }

    private Label note(String key) {
        Label note = new Label(messages.get(key));
        note.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        return note;
    }

    private void showBrowser() {
        if (model.stepProperty().get() != SignInModel.Step.IN_BROWSER) {
            Label text = new Label(messages.get("signIn.browser.text"));
            text.setWrapText(true);
            text.setMinHeight(Region.USE_PREF_SIZE);
            fields.getChildren().setAll(text);
            return;
        }
        ProgressIndicator turning = new ProgressIndicator();
        turning.setPrefSize(20, 20);
        turning.setMinSize(20, 20);
        Label waiting = new Label();
        waiting.setId("sign-in-waiting");
        waiting.setWrapText(true);
        waiting.textProperty().bind(javafx.beans.binding.Bindings.when(model.browserMissingProperty())
                .then(messages.get("signIn.browser.missing")).otherwise(messages.get("signIn.browser.waiting")));
        HBox line = new HBox(10, turning, waiting);
        line.setAlignment(Pos.CENTER_LEFT);
        fields.getChildren().setAll(line, address());
    }

    private Node address() {
        TextField address = new TextField();
        address.setId("sign-in-address");
        address.setEditable(false);
        address.setAccessibleText(messages.get("signIn.browser.address"));
        address.textProperty().bind(model.pageProperty().map(URI::toString).orElse(""));
        HBox.setHgrow(address, Priority.ALWAYS);
        Button copy = iconButton(Icon.COPY, "signIn.browser.copy", "sign-in-copy");
        copy.setOnAction(event -> Dialogs.copy(address.getText()));
        Button again = iconButton(Icon.OPEN, "signIn.browser.again", "sign-in-again");
        again.setOnAction(event -> open.accept(model.pageProperty().get()));
        HBox row = new HBox(6, address, copy, again);
        row.disableProperty().bind(model.pageProperty().isNull());
        Label label = new Label(messages.get("signIn.browser.address"));
        label.getStyleClass().add("section-title");
        label.setLabelFor(address);
        return new VBox(4, label, row);
    }

    private Button iconButton(Icon icon, String key, String id) {
        Button button = new Button("", icon.node());
        button.setId(id);
        button.getStyleClass().add(Styles.BUTTON_ICON);
        button.setTooltip(new Tooltip(messages.get(key)));
        button.setAccessibleText(messages.get(key));
        return button;
    }

    private void showStep() {
        if (model.wayProperty().get() == SignInWay.BROWSER) {
            showBrowser();
            resize();
        } else if (model.stepProperty().get() == SignInModel.Step.ASKING) {
            focusFirst();
        }
    }

    private void showProblem(SignInModel.Problem now) {
        problem.setText(now == null ? "" : sentence(now.kind()));
        words.setText(now == null || now.words().isEmpty() ? "" : messages.get("signIn.problem.words", now.words()));
        resize();
    }

    private String sentence(FailureKind kind) {
        if (kind == null) {
            return messages.get(model.wayProperty().get() == SignInWay.KEY ? "signIn.problem.noKey" : "signIn.problem.noPassword");
        }
        return messages.get("signIn.problem." + kind.name());
    }

    /// Dialogs keep the size they were opened with, unless asked.
    private void resize() {
        if (node.getScene() != null && node.getScene().getWindow() != null) {
            // Before that, new nodes have neither fonts nor paddings to be measured by.
            node.getScene().getRoot().applyCss();
            // Windows measure themselves without a width, as if no text would wrap.
            node.setPrefHeight(Region.USE_COMPUTED_SIZE);
            node.setPrefHeight(node.prefHeight(Math.max(WIDTH, node.getWidth())));
            node.getScene().getWindow().sizeToScene();
        }
    }
}
