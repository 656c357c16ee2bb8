package org.perigee.app.results;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.perigee.app.icon.Icon;
import org.perigee.app.text.Messages;

/// What stands in the table's place while it has no rows: why, and what can be done about it with one click.
final class EmptyResults {

    private final Messages messages;
    private final Actions actions;
    private final StackPane node = new StackPane();

    /// What can be done.
    ///
    /// @param tryExample fills the form with something that finds something, and searches
    /// @param widenDates searches again some days around
    /// @param dropClouds searches again whatever the cloud cover
    /// @param retry      asks everybody again
    /// @param clearFilter shows all rows there are
    record Actions(Runnable tryExample, Runnable widenDates, Runnable dropClouds, Runnable retry, Runnable clearFilter) {
    }

    EmptyResults(Messages messages, Actions actions) {
        this.messages = messages;
        this.actions = actions;
        node.setId("results-empty");
    }

    Node node() {
        return node;
    }

    void show(EmptyState state) {
        node.getChildren().setAll(switch (state) {
            case EmptyState.First first -> card(Icon.SATELLITE, messages.get("results.empty.first"), messages.get("results.empty.first.how"),
                    List.of(button("results.example", "try-example", Icon.PLAY, actions.tryExample(), true)));
            case EmptyState.Asking asking -> new SkeletonRows();
            case EmptyState.Nothing nothing -> card(Icon.SEARCH, messages.get("results.empty.none"), nothing.answers(), suggestions(nothing));
            case EmptyState.Failed failed -> card(Icon.WARNING, messages.get("results.empty.failed"), failed.why(),
                    List.of(button("banner.retry", "retry", Icon.REFRESH, actions.retry(), true)));
            case EmptyState.FilteredAway away -> card(Icon.FILTER, messages.get("results.empty.filtered", away.words()),
                    messages.get("results.empty.filtered.of", messages.formats().count(away.rows())),
                    List.of(button("results.clearFilter", "clear-filter", Icon.CLEAR, actions.clearFilter(), true)));
        });
    }

    private List<Button> suggestions(EmptyState.Nothing nothing) {
        List<Button> buttons = new ArrayList<>();
        if (nothing.canWidenDates()) {
            buttons.add(button("results.widenDates", "widen-dates", Icon.CALENDAR, actions.widenDates(), buttons.isEmpty()));
        }
        if (nothing.canDropClouds()) {
            buttons.add(button("results.dropClouds", "drop-clouds", Icon.CLOUD_OFF, actions.dropClouds(), buttons.isEmpty()));
        }
        return buttons;
    }

    private Button button(String key, String id, Icon icon, Runnable action, boolean first) {
        Button button = new Button(messages.get(key), icon.node());
        button.setId(id);
        if (first) {
            button.getStyleClass().add(Styles.ACCENT);
        }
        button.setOnAction(event -> action.run());
        return button;
    }

    private static Node card(Icon icon, String title, String text, List<Button> buttons) {
        Label headline = new Label(title, icon.node());
        headline.getStyleClass().add("empty-title");
        headline.setWrapText(true);
        headline.setMinHeight(javafx.scene.layout.Region.USE_PREF_SIZE);
        Label words = new Label(text);
        words.getStyleClass().add(Styles.TEXT_MUTED);
        words.setWrapText(true);
        words.setTextAlignment(TextAlignment.CENTER);
        words.setMaxWidth(560);
        HBox row = new HBox(8);
        row.getChildren().setAll(buttons);
        row.setAlignment(Pos.CENTER);
        row.setPadding(new Insets(6, 0, 0, 0));
        VBox card = new VBox(6, headline, words);
        if (!buttons.isEmpty()) {
            card.getChildren().add(row);
        }
        card.setAlignment(Pos.CENTER);
        card.setPadding(new Insets(12));
        return card;
    }
}
