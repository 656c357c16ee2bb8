package org.perigee.app.providers;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import org.perigee.app.icon.Icon;
import org.perigee.app.text.Messages;

/// The strip above the results that always says whether they are all there is.
public final class CompletenessBanner {

    private final OutcomeText texts;
    private final FontIcon icon = Icon.DETAILS.node();
    private final Label sentence = new Label();
    private final Label offline = new Label();
    private final Button retry;
    private final Button stop;
    private final HBox node;
    private String state = "";

    public CompletenessBanner(Messages messages, Runnable onRetry, Runnable onStop) {
        texts = new OutcomeText(messages);
        retry = button(messages.get("banner.retry"), Icon.REFRESH, onRetry, "banner-retry");
        stop = button(messages.get("banner.stop"), Icon.STOP, onStop, "banner-stop");
        offline.getStyleClass().add("offline-chip");
        offline.managedProperty().bind(offline.textProperty().isNotEmpty());
        sentence.setId("banner-text");
        sentence.setMinWidth(0);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        node = new HBox(8, icon, offline, sentence, space, retry, stop);
        node.setAlignment(Pos.CENTER_LEFT);
        node.setPadding(new Insets(4, 10, 4, 10));
        node.setId("banner");
        node.getStyleClass().add("banner");
    }

    private static Button button(String text, Icon icon, Runnable action, String id) {
        Button button = new Button(text, icon.node());
        button.setId(id);
        button.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.managedProperty().bind(button.visibleProperty());
        button.setOnAction(event -> action.run());
        return button;
    }

    public Node node() {
        return node;
    }

    /// Shows how things stand.
    ///
    /// @param rows  products after merging
    /// @param asOf  for results from the local catalogue, a sentence that says from when they are; else empty
    public void show(List<ProviderStatus> all, int rows, String asOf) {
        OutcomeText.Completeness completeness = OutcomeText.completeness(all);
        String text = texts.banner(all, rows);
        sentence.setText(text);
        sentence.setTooltip(new Tooltip(text));
        offline.setText(asOf);
        retry.setVisible(completeness == OutcomeText.Completeness.PARTIAL || completeness == OutcomeText.Completeness.FAILED);
        stop.setVisible(completeness == OutcomeText.Completeness.ASKING);
        node.getStyleClass().remove(state);
        state = "banner-" + completeness.name().toLowerCase(Locale.ROOT);
        node.getStyleClass().add(state);
        icon.setIconCode(switch (completeness) {
            case COMPLETE -> Icon.DONE.glyph();
            case CAPPED, PARTIAL -> Icon.WARNING.glyph();
            case FAILED -> Icon.ERROR.glyph();
            case ASKING -> Icon.SCHEDULE.glyph();
            case NOTHING_ASKED -> Icon.DETAILS.glyph();
        });
    }
}
