package org.perigee.app.basket;

import atlantafx.base.theme.Styles;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.perigee.app.icon.Icon;
import org.perigee.app.results.ResultRow;
import org.perigee.app.text.Formats;
import org.perigee.app.text.Messages;
import org.perigee.catalog.federation.Acquisition;

/// The drawer's second tab: what is in the basket, and what can be done with it.
public final class BasketView {

    private static final double ROW_HEIGHT = 30;

    private final BasketModel model;
    private final Messages messages;
    private final Formats formats;
    private final UnaryOperator<String> providerName;
    private final TableView<Acquisition> table = new TableView<>();
    private final Label summary = new Label();
    private final Button download;
    private final Button clear;
    private final Button save;
    private final BorderPane node = new BorderPane();

    /// What the buttons do.
    public record Actions(Runnable download, Runnable load, Runnable save) {
    }

    public BasketView(BasketModel model, Messages messages, UnaryOperator<String> providerName, Actions actions) {
        this.model = model;
        this.messages = messages;
        this.formats = messages.formats();
        this.providerName = providerName;
        download = button("basket.download", Icon.DOWNLOAD, actions.download(), "basket-download");
        download.getStyleClass().add(Styles.ACCENT);
        save = button("basket.save", Icon.SAVE, actions.save(), "basket-save");
        clear = button("basket.clear", Icon.DELETE, model::clear, "basket-clear");
        Button undo = button("basket.undo", Icon.HISTORY, model::undo, "basket-undo");
        undo.managedProperty().bind(undo.visibleProperty());
        undo.visibleProperty().bind(model.removedProperty().isNotNull());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox bar = new HBox(8, summary, space, undo, button("basket.load", Icon.FOLDER_OPEN, actions.load(), "basket-load"), save, clear, download);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.setPadding(new Insets(6, 10, 6, 10));
        summary.setId("basket-summary");
        summary.setMinWidth(0);
        buildTable();
        node.setTop(bar);
        node.setCenter(table);
        model.contentProperty().addListener((o, before, now) -> show(now));
        show(model.content());
    }

    public Node node() {
        return node;
    }

    private Button button(String key, Icon icon, Runnable action, String id) {
        Button button = new Button(messages.get(key), icon.node());
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    private void buildTable() {
        table.setId("basket-table");
        table.setFixedCellSize(ROW_HEIGHT);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
        table.setAccessibleText(messages.get("basket.tab"));
        table.getColumns().setAll(List.of(
                column("column.time", 150, product -> product.preferred().start() == null ? "" : formats.minute(product.preferred().start())),
                column("column.platform", 110, product -> ResultRow.of(0, product).platform()),
                column("column.size", 90, product -> product.preferred().size().isPresent() ? formats.bytes(product.preferred().size().getAsLong()) : "?"),
                column("column.availability", 100, product -> messages.get("availability." + product.preferred().availability().name())),
                column("column.providers", 240, product -> String.join(" · ", product.providers().stream().map(providerName).toList())),
                column("column.name", 500, product -> product.preferred().title())));
        Label hint = new Label(messages.get("basket.empty"));
        hint.getStyleClass().add(Styles.TEXT_MUTED);
        table.setPlaceholder(hint);
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.B) {
                model.remove(List.copyOf(table.getSelectionModel().getSelectedItems()));
                event.consume();
            }
        });
    }

    private TableColumn<Acquisition, String> column(String key, double width, Function<Acquisition, String> text) {
        TableColumn<Acquisition, String> column = new TableColumn<>(messages.get(key));
        column.setPrefWidth(width);
        column.setComparator(Comparator.naturalOrder());
        column.setCellValueFactory(features -> new ReadOnlyStringWrapper(text.apply(features.getValue())));
        return column;
    }

    private void show(BasketModel.Content content) {
        table.getSelectionModel().clearSelection();
        table.getItems().setAll(content.products());
        boolean empty = content.products().isEmpty();
        download.setDisable(empty);
        clear.setDisable(empty);
        save.setDisable(empty);
        String bytes = formats.bytes(content.bytes());
        String size = content.unknown() == 0 ? bytes : messages.get("basket.atLeast", bytes, content.unknown());
        summary.setText(empty ? "" : messages.get("basket.summary", content.products().size(), size));
        download.setText(empty ? messages.get("basket.download") : messages.get("basket.downloadSize", content.products().size(), size));
    }

    /// The tab's title with the count.
    public static String title(Messages messages, BasketModel.Content content) {
        int count = content.products().size();
        return count == 0 ? messages.get("basket.tab") : messages.get("basket.tabCount", messages.formats().count(count));
    }
}
