package org.perigee.app.window;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.perigee.app.icon.Icon;
import org.perigee.app.search.SearchFormModel;
import org.perigee.app.search.TextReader;
import org.perigee.app.text.Messages;

/// The search box with what it understood, the search button, and the switches that concern everything.
final class TopBar {

    private final Messages messages;
    private final SearchFormModel form;
    private final TextField text = new TextField();
    private final Label understood = new Label();
    private final Button search;
    private final HBox node = new HBox(10);

    /// @param actions buttons at the right, such as accounts and theme
    TopBar(Messages messages, String title, SearchFormModel form, BooleanProperty offline, Runnable onSearch, List<Node> actions) {
        this.messages = messages;
        this.form = form;
        Label brand = new Label(title, Icon.SATELLITE.node());
        brand.getStyleClass().add("brand");
        brand.setMinWidth(Region.USE_PREF_SIZE);
        text.setId("search-text");
        text.setPromptText(messages.get("search.prompt"));
        text.setAccessibleText(messages.get("search.prompt"));
        text.textProperty().bindBidirectional(form.textProperty());
        text.setOnAction(event -> onSearch.run());
        text.textProperty().addListener((o, before, now) -> showUnderstood());
        understood.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        understood.setId("search-understood");
        understood.managedProperty().bind(understood.textProperty().isNotEmpty());
        search = new Button(messages.get("search.run"), Icon.SEARCH.node());
        search.setId("search-run");
        search.setDefaultButton(false);
        search.getStyleClass().add(Styles.ACCENT);
        search.setMinWidth(Region.USE_PREF_SIZE);
        search.setOnAction(event -> onSearch.run());
        ToggleButton offlineSwitch = new ToggleButton(messages.get("offline.switch"), Icon.CLOUD_OFF.node());
        offlineSwitch.setId("offline");
        offlineSwitch.setTooltip(new Tooltip(messages.get("offline.tip")));
        offlineSwitch.setMinWidth(Region.USE_PREF_SIZE);
        offlineSwitch.selectedProperty().bindBidirectional(offline);
        VBox box = new VBox(2, text, understood);
        box.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(box, Priority.ALWAYS);
        node.getChildren().setAll(brand, box, search, offlineSwitch);
        node.getChildren().addAll(actions);
        node.setAlignment(Pos.CENTER_LEFT);
        node.setPadding(new Insets(8, 12, 8, 12));
        node.getStyleClass().add("top-bar");
        showUnderstood();
    }

    Node node() {
        return node;
    }

    void focusText() {
        text.requestFocus();
        text.selectAll();
    }

    private void showUnderstood() {
        TextReader.Understood now = form.understood();
        understood.setText(now.problemKey().map(messages::get).orElseGet(() -> words(now)));
        understood.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("error"), now.problemKey().isPresent());
        search.setDisable(form.problem().isPresent());
    }

    private String words(TextReader.Understood now) {
        if (now.area().isPresent()) {
            return messages.get("search.understood.area", now.label());
        }
        if (!now.names().isEmpty()) {
            return messages.get("search.understood.names", now.names().size());
        }
        return now.words().isBlank() ? "" : messages.get("search.understood.words", now.words());
    }
}
