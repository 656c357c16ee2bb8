package org.perigee.app.providers;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.shape.Circle;
import org.perigee.app.text.Messages;

/// A light for each provider that is asked: its state, its count, and its sentence when pointed at.
public final class ProviderLights {

    private static final double RADIUS = 5;

    private final OutcomeText texts;
    private final Messages messages;
    private final HBox node = new HBox(4);
    private Consumer<ProviderStatus> onClick = status -> { };

    public ProviderLights(Messages messages) {
        this.messages = messages;
        this.texts = new OutcomeText(messages);
        node.setAlignment(Pos.CENTER_LEFT);
        node.setId("provider-lights");
    }

    public Node node() {
        return node;
    }

    /// What a click on a light does, such as asking that provider again.
    public void setOnClick(Consumer<ProviderStatus> action) {
        onClick = action;
    }

    public void show(List<ProviderStatus> all) {
        node.getChildren().setAll(all.stream().map(this::light).toList());
    }

    private Node light(ProviderStatus status) {
        Circle dot = new Circle(RADIUS);
        String state = status.light().name().toLowerCase(Locale.ROOT);
        dot.getStyleClass().addAll("light", "light-" + state);
        String count = status.asking() || status.outcome() != null ? "  " + messages.formats().count(status.delivered()) : "";
        Button button = new Button(status.provider().title() + count, dot);
        button.setId("light-" + status.provider().id());
        button.getStyleClass().addAll(Styles.FLAT, Styles.SMALL, "provider-light");
        button.setTooltip(new Tooltip(texts.of(status)));
        button.setAccessibleRole(AccessibleRole.BUTTON);
        button.setAccessibleText(texts.of(status));
        button.setOnAction(event -> onClick.accept(status));
        return button;
    }
}
