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
    private final Button retry;
    private final Button stop;
    private final HBox node;
    private String state = "";

    public CompletenessBanner(Messages messages, Runnable onRetry, Runnable onStop) {
        texts = new OutcomeText(messages);
        retry = button(messages.get("banner.retry"), Icon.REFRESH, onRetry, "banner-retry");
        stop = button(messages.get("banner.stop"), Icon.STOP, onStop, "banner-stop");
        sentence.setId("banner-text");
        sentence.setMinWidth(0);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        node = new HBox(8, icon, sentence, space, retry, stop);
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

    /// Shows how a search stands.
    ///
    /// @param rows products after merging
    public void show(List<ProviderStatus> all, int rows) {
        OutcomeText.Completeness completeness = OutcomeText.completeness(all);
        say(texts.banner(all, rows), completeness.name().toLowerCase(Locale.ROOT), switch (completeness) {
            case COMPLETE -> Icon.DONE;
            case CAPPED, PARTIAL -> Icon.WARNING;
            case FAILED -> Icon.ERROR;
            case ASKING -> Icon.SCHEDULE;
            case NOTHING_ASKED -> Icon.DETAILS;
        });
        retry.setVisible(completeness == OutcomeText.Completeness.PARTIAL || completeness == OutcomeText.Completeness.FAILED);
        stop.setVisible(completeness == OutcomeText.Completeness.ASKING);
        // The empty table says it at length.
        node.setVisible(completeness != OutcomeText.Completeness.NOTHING_ASKED);
    }

    /// Shows that results come from the local catalogue.
    ///
    /// @param text says from when they are and how complete they were then
    public void showOffline(String text) {
        say(text, "offline", Icon.CLOUD_OFF);
        retry.setVisible(false);
        stop.setVisible(false);
        node.setVisible(true);
    }

    private void say(String text, String nextState, Icon nextIcon) {
        sentence.setText(text);
        sentence.setTooltip(new Tooltip(text));
        node.getStyleClass().remove(state);
        state = "banner-" + nextState;
        node.getStyleClass().add(state);
        icon.setIconCode(nextIcon.glyph());
    }
}
