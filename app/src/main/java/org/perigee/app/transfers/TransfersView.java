package org.perigee.app.transfers;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.perigee.app.icon.Icon;
import org.perigee.app.text.Messages;

/// The drawer's third tab: the transfers.
public final class TransfersView {

    private static final double ROW_HEIGHT = 34;

    private final TransfersModel model;
    private final Messages messages;
    private final TransferText texts;
    private final TableView<TransferRow> table = new TableView<>();
    private final Label summary = new Label();
    private final BorderPane node = new BorderPane();
    private final Consumer<Path> openFolder;

    /// @param openFolder shows a folder in the system's file manager
    public TransfersView(TransfersModel model, Messages messages, Consumer<Path> openFolder) {
        this.model = model;
        this.messages = messages;
        this.texts = new TransferText(messages);
        this.openFolder = openFolder;
        summary.setId("transfers-summary");
        summary.setMinWidth(0);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox bar = new HBox(8, summary, space,
                button("transfers.retryFailed", Icon.REFRESH, model::retryFailed, "transfers-retry"),
                button("transfers.resumeAll", Icon.PLAY, model::resumeAll, "transfers-resume-all"),
                button("transfers.pauseAll", Icon.PAUSE, model::pauseAll, "transfers-pause-all"),
                button("transfers.forgetEnded", Icon.CLEAR, model::forgetEnded, "transfers-forget"));
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.setPadding(new Insets(6, 10, 6, 10));
        buildTable();
        node.setTop(bar);
        node.setCenter(table);
        model.summaryProperty().addListener((o, before, now) -> summary.setText(texts.summary(now)));
    }

    public Node node() {
        return node;
    }

    private Button button(String key, Icon icon, Runnable action, String id) {
        Button button = new Button("", icon.node());
        button.setId(id);
        button.setTooltip(new Tooltip(messages.get(key)));
        button.setAccessibleText(messages.get(key));
        button.getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    private void buildTable() {
        table.setId("transfers");
        table.setItems(model.rows());
        table.setFixedCellSize(ROW_HEIGHT);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
        table.setAccessibleText(messages.get("transfers.tab"));
        TransferCells cells = new TransferCells(messages);
        table.getColumns().setAll(List.of(
                column("transfers.column.state", 210, cells::state),
                column("transfers.column.progress", 200, cells::progress),
                column("column.size", 140, cells::bytes),
                column("transfers.column.speed", 90, cells::speed),
                column("transfers.column.source", 120, cells::source),
                column("column.name", 480, cells::name)));
        Label hint = new Label(messages.get("transfers.empty"));
        hint.getStyleClass().add(Styles.TEXT_MUTED);
        table.setPlaceholder(hint);
        table.setContextMenu(new ContextMenu(
                item("transfers.menu.pause", Icon.PAUSE, model::pause),
                item("transfers.menu.resume", Icon.PLAY, model::resume),
                item("transfers.menu.cancel", Icon.CANCEL, model::cancel),
                item("transfers.menu.openFolder", Icon.FOLDER_OPEN, rows -> rows.stream().findFirst()
                        .map(row -> row.snapshot().target().getParent()).ifPresent(openFolder))));
    }

    private TableColumn<TransferRow, TransferRow> column(String key, double width, Supplier<TransferCell> cell) {
        TableColumn<TransferRow, TransferRow> column = new TableColumn<>(messages.get(key));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(features -> new ReadOnlyObjectWrapper<>(features.getValue()));
        column.setCellFactory(c -> cell.get());
        return column;
    }

    private MenuItem item(String key, Icon icon, Consumer<List<TransferRow>> action) {
        MenuItem item = new MenuItem(messages.get(key), icon.node());
        item.setOnAction(event -> action.accept(List.copyOf(table.getSelectionModel().getSelectedItems())));
        return item;
    }
}
