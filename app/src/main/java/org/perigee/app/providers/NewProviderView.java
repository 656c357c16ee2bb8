package org.perigee.app.providers;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.perigee.app.dialog.Dialogs;
import org.perigee.app.providers.NewProviderModel.Step;
import org.perigee.app.text.Messages;
import org.perigee.catalog.discovery.Discovery;

/// The body of the dialog that takes up another archive: an address, and below it what was found there.
public final class NewProviderView {

    private static final double WIDTH = 520;
    private static final double TURNING = 20;

    private final NewProviderModel model;
    private final Messages messages;
    private final TextField address = new TextField();
    private final TextField title = new TextField();
    private final Button look = new Button();
    private final VBox answer = new VBox(8);
    private final VBox node;

    public NewProviderView(NewProviderModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        address.setId("new-provider-address");
        address.setPromptText("https://stac.example.org/v1");
        address.setAccessibleText(messages.get("provider.new.address"));
        address.setOnAction(event -> model.look(address.getText()));
        HBox.setHgrow(address, Priority.ALWAYS);
        look.setId("new-provider-look");
        look.setText(messages.get("provider.new.look"));
        look.setMinWidth(Region.USE_PREF_SIZE);
        look.setOnAction(event -> model.look(address.getText()));
        look.disableProperty().bind(Bindings.createBooleanBinding(() -> address.getText().isBlank(), address.textProperty()));
        title.setId("new-provider-title");
        HBox line = new HBox(8, address, look);
        line.setAlignment(Pos.CENTER_LEFT);
        answer.setId("new-provider-answer");
        answer.setMinHeight(150);
        node = new VBox(12, line, answer);
        node.setPrefWidth(WIDTH);
        model.stepProperty().addListener((o, before, now) -> show(now));
        show(model.stepProperty().get());
    }

    public Node node() {
        return node;
    }

    /// Puts the cursor where the address goes.
    public void focus() {
        address.requestFocus();
    }

    /// Whether there is something to take up.
    public BooleanBinding found() {
        return Bindings.createBooleanBinding(() -> model.stepProperty().get() instanceof Step.Found, model.stepProperty());
    }

    /// Takes up what was found, under the title that stands there.
    public void take() {
        model.take(title.getText());
    }

    private void show(Step step) {
        answer.getChildren().setAll(switch (step) {
            case Step.Asking(String problem) -> List.of(muted(messages.get(problem.isEmpty() ? "provider.new.hint" : problem)));
            case Step.Looking looking -> List.of(looking());
            case Step.Found(Discovery.Draft draft) -> found(draft);
            case Step.Nothing(List<Discovery.Attempt> attempts) -> nothing(attempts);
            case Step.Taken taken -> List.of(Dialogs.paragraph(messages.get("provider.new.taken")));
            case Step.Failed(String reason) -> List.of(Dialogs.paragraph(messages.get("provider.new.failed", reason)));
        });
    }

    private Node looking() {
        ProgressIndicator turning = new ProgressIndicator();
        turning.setPrefSize(TURNING, TURNING);
        Button stop = new Button(messages.get("dialog.cancel"));
        stop.setId("new-provider-stop");
        stop.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
        stop.setOnAction(event -> model.cancel());
        HBox line = new HBox(10, turning, new Label(messages.get("provider.new.looking")), stop);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private List<Node> found(Discovery.Draft draft) {
        Label kind = new Label(draft.version());
        kind.getStyleClass().addAll("provider-kind", Styles.TEXT_MUTED);
        kind.setMinWidth(Region.USE_PREF_SIZE);
        title.setText(draft.known().map(known -> known.title()).orElse(draft.title()));
        title.setDisable(draft.known().isPresent());
        HBox.setHgrow(title, Priority.ALWAYS);
        HBox head = new HBox(10, title, kind);
        head.setAlignment(Pos.CENTER_LEFT);
        List<Node> lines = new java.util.ArrayList<>(List.of(head, muted(draft.endpoint().toString())));
        draft.known().ifPresent(known -> lines.add(Dialogs.paragraph(messages.get("provider.new.known"))));
        if (draft.known().isEmpty()) {
            draft.like().ifPresent(like -> lines.add(Dialogs.paragraph(messages.get("provider.new.like", like.title()))));
            lines.add(Dialogs.paragraph(collections(draft)));
        }
        if (draft.isStatic()) {
            lines.add(Dialogs.paragraph(messages.get("provider.new.static")));
        }
        return lines;
    }

    private String collections(Discovery.Draft draft) {
        List<String> known = draft.knownCollections();
        if (known.isEmpty()) {
            return messages.get(draft.collections() < 0 ? "provider.new.collections.untold" : "provider.new.collections.unknown", draft.collections());
        }
        return messages.get("provider.new.collections", String.join(", ", known));
    }

    private List<Node> nothing(List<Discovery.Attempt> attempts) {
        StringBuilder text = new StringBuilder();
        attempts.forEach(attempt -> text.append(attempt.address()).append('\n').append("    ").append(attempt.result()).append('\n'));
        TextArea list = new TextArea(text.toString());
        list.setId("new-provider-attempts");
        list.setEditable(false);
        list.setPrefRowCount(7);
        return List.of(Dialogs.paragraph(messages.get("provider.new.nothing")), list);
    }

    private static Label muted(String text) {
        Label label = Dialogs.paragraph(text);
        label.getStyleClass().add(Styles.TEXT_MUTED);
        return label;
    }
}
