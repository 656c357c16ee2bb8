package org.perigee.app.results;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.perigee.app.icon.Icon;
import org.perigee.app.text.Messages;

/// The drawer's first tab: the banner, the filter field, the table.
public final class ResultsView {

    private final ResultsModel model;
    private final Messages messages;
    private final ResultTable table;
    private final EmptyResults empty;
    private final Label count = new Label();
    private final TextField filter = new TextField();
    private final BorderPane node = new BorderPane();
    private EmptyState state = new EmptyState.First();

    /// What can be done with rows.
    ///
    /// @param toggleBasket adds them to the basket, or takes them out where all are in it
    /// @param zoom         shows one on the map
    /// @param download     fetches them now
    /// @param search       what can be done where there are none
    public record Actions(Consumer<List<ResultRow>> toggleBasket, Consumer<ResultRow> zoom, Consumer<List<ResultRow>> download, SearchActions search) {
    }

    /// What can be done where there are no rows.
    ///
    /// @param tryExample fills the form with something that finds something, and searches
    /// @param widenDates searches again some days around
    /// @param dropClouds searches again whatever the cloud cover
    /// @param retry      asks everybody again
    public record SearchActions(Runnable tryExample, Runnable widenDates, Runnable dropClouds, Runnable retry) {
    }

    /// @param banner stands above the table
    public ResultsView(ResultsModel model, Messages messages, ResultTable table, Node banner, Actions actions) {
        this.model = model;
        this.messages = messages;
        this.table = table;
        SearchActions search = actions.search();
        empty = new EmptyResults(messages,
                new EmptyResults.Actions(search.tryExample(), search.widenDates(), search.dropClouds(), search.retry(), filter::clear));
        table.setPlaceholder(empty.node());
        table.setOnToggleBasket(actions.toggleBasket());
        table.setOnActivate(actions.zoom());
        table.setContextMenu(menu(actions));
        node.setTop(bar(banner));
        node.setCenter(table.node());
        model.viewProperty().addListener((o, before, now) -> update());
        update();
    }

    private Node bar(Node banner) {
        filter.setId("results-filter");
        filter.setPromptText(messages.get("results.filter"));
        filter.setAccessibleText(messages.get("results.filter"));
        filter.getStyleClass().add(Styles.SMALL);
        filter.setPrefWidth(180);
        filter.setMinWidth(110);
        filter.textProperty().bindBidirectional(model.filterTextProperty());
        filter.addEventHandler(KeyEvent.KEY_PRESSED, this::onFilterKey);
        count.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        count.setId("results-count");
        count.setMinWidth(Region.USE_PREF_SIZE);
        count.managedProperty().bind(count.textProperty().isNotEmpty());
        HBox.setHgrow(banner, Priority.ALWAYS);
        HBox bar = new HBox(8, banner, count, filter, columnButton());
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.setPadding(new Insets(4, 4, 4, 0));
        return bar;
    }

    private Node columnButton() {
        MenuButton button = new MenuButton("", Icon.COLUMNS.node());
        button.setId("results-columns");
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL, "no-arrow");
        button.setTooltip(new Tooltip(messages.get("results.columns")));
        button.setAccessibleText(messages.get("results.columns"));
        button.getItems().setAll(table.columnChoices());
        button.setOnShowing(event -> button.getItems().setAll(table.columnChoices()));
        return button;
    }

    /// Escape gives up the filter, then the field; Enter and Down go on to the rows.
    private void onFilterKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && !filter.getText().isEmpty()) {
            filter.clear();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE || event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.DOWN) {
            table.node().requestFocus();
            event.consume();
        }
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

    /// What the table says while it has no rows.
    public void setState(EmptyState next) {
        state = next;
        update();
    }

    private void update() {
        int shown = model.view().size();
        int all = model.rows().size();
        count.setText(shown == all || model.view().filter().isAll() ? ""
                : messages.get("results.count", messages.formats().count(shown), messages.formats().count(all)));
        if (shown > 0) {
            return;
        }
        if (all == 0) {
            empty.show(state);
        } else if (model.view().filter().isAll()) {
            // They are being put in order.
            empty.show(new EmptyState.Asking());
        } else {
            empty.show(new EmptyState.FilteredAway(filter.getText().strip(), all));
        }
    }

    private ContextMenu menu(Actions actions) {
        MenuItem basket = item("results.menu.basket", Icon.BASKET, () -> actions.toggleBasket().accept(model.selectedRows()));
        MenuItem zoom = item("results.menu.zoom", Icon.FIT, () -> model.selectedRows().stream().findFirst().ifPresent(actions.zoom()));
        MenuItem copy = item("results.menu.copy", Icon.COPY, () -> RowClipboard.copyNames(model.selectedRows()));
        MenuItem addresses = item("results.menu.copyAddresses", Icon.COPY, () -> RowClipboard.copyAddresses(model.selectedRows()));
        MenuItem download = item("results.menu.download", Icon.DOWNLOAD, () -> actions.download().accept(model.selectedRows()));
        ContextMenu menu = new ContextMenu(basket, download, new SeparatorMenuItem(), zoom, new SeparatorMenuItem(), copy, addresses);
        menu.setOnShowing(event -> menu.getItems().forEach(item -> item.setDisable(model.selection().selected().isEmpty())));
        return menu;
    }

    private MenuItem item(String key, Icon icon, Runnable action) {
        MenuItem item = new MenuItem(messages.get(key), icon.node());
        item.setId(key.substring(key.lastIndexOf('.') + 1));
        item.setOnAction(event -> action.run());
        return item;
    }
}
