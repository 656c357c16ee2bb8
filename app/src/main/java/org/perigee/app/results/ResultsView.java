package org.perigee.app.results;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.perigee.app.icon.Icon;
import org.perigee.app.text.Messages;

/// The drawer's first tab: the banner, the filter field, the table.
public final class ResultsView {

    private final ResultsModel model;
    private final Messages messages;
    private final ResultTable table;
    private final Label placeholder = new Label();
    private final Label count = new Label();
    private final TextField filter = new TextField();
    private final BorderPane node = new BorderPane();

    /// What can be done with rows.
    ///
    /// @param toggleBasket adds them to the basket, or takes them out where all are in it
    /// @param zoom         shows one on the map
    /// @param download     fetches them now
    public record Actions(Consumer<List<ResultRow>> toggleBasket, Consumer<ResultRow> zoom, Consumer<List<ResultRow>> download) {
    }

    /// @param banner stands above the table
    public ResultsView(ResultsModel model, Messages messages, ResultTable table, Node banner, Actions actions) {
        this.model = model;
        this.messages = messages;
        this.table = table;
        filter.setId("results-filter");
        filter.setPromptText(messages.get("results.filter"));
        filter.setAccessibleText(messages.get("results.filter"));
        filter.getStyleClass().add(Styles.SMALL);
        filter.setPrefWidth(200);
        filter.setMinWidth(120);
        filter.textProperty().bindBidirectional(model.filterTextProperty());
        count.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        count.setId("results-count");
        count.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(banner, Priority.ALWAYS);
        HBox bar = new HBox(10, banner, count, filter);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.setPadding(new Insets(4, 8, 4, 0));
        placeholder.getStyleClass().add(Styles.TEXT_MUTED);
        placeholder.setWrapText(true);
        VBox empty = new VBox(placeholder);
        empty.setAlignment(Pos.CENTER);
        table.setPlaceholder(empty);
        table.setOnToggleBasket(actions.toggleBasket());
        table.setOnActivate(actions.zoom());
        table.setContextMenu(menu(actions));
        node.setTop(bar);
        node.setCenter(table.node());
        model.viewProperty().addListener((o, before, now) -> showCount());
        showCount();
        setState(State.FIRST);
    }

    /// Why the table is empty.
    public enum State {
        FIRST, ASKING, NONE
    }

    public Node node() {
        return node;
    }

    public ResultTable table() {
        return table;
    }

    public void focusFilter() {
        filter.requestFocus();
        filter.selectAll();
    }

    /// What an empty table says.
    public void setState(State state) {
        String key = switch (state) {
            case FIRST -> "results.empty.first";
            case ASKING -> "results.empty.asking";
            case NONE -> model.rows().size() > 0 ? "results.empty.filtered" : "results.empty.none";
        };
        placeholder.setText(messages.get(key));
    }

    private void showCount() {
        int shown = model.view().size();
        int all = model.view().rows().size();
        count.setText(shown == all ? "" : messages.get("results.count", messages.formats().count(shown), messages.formats().count(all)));
    }

    private ContextMenu menu(Actions actions) {
        MenuItem basket = item("results.menu.basket", Icon.BASKET, () -> actions.toggleBasket().accept(model.selectedRows()));
        MenuItem zoom = item("results.menu.zoom", Icon.FIT, () -> model.selectedRows().stream().findFirst().ifPresent(actions.zoom()));
        MenuItem copy = item("results.menu.copy", Icon.COPY, this::copyNames);
        MenuItem download = item("results.menu.download", Icon.DOWNLOAD, () -> actions.download().accept(model.selectedRows()));
        ContextMenu menu = new ContextMenu(basket, zoom, copy, download);
        menu.setOnShowing(event -> menu.getItems().forEach(item -> item.setDisable(model.selection().selected().isEmpty())));
        return menu;
    }

    private void copyNames() {
        ClipboardContent content = new ClipboardContent();
        content.putString(String.join("\n", model.selectedRows().stream().map(ResultRow::title).toList()));
        Clipboard.getSystemClipboard().setContent(content);
    }

    private MenuItem item(String key, Icon icon, Runnable action) {
        MenuItem item = new MenuItem(messages.get(key), icon.node());
        item.setOnAction(event -> action.run());
        return item;
    }
}
