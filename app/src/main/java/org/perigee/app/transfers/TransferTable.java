package org.perigee.app.transfers;

import atlantafx.base.theme.Styles;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.perigee.app.icon.Icon;
import org.perigee.app.text.Messages;

/// Batches and their files, one line each. On the JavaFX thread.
final class TransferTable {

    private static final double ROW_HEIGHT = 34;
    private static final double NAMES = 300;
    /// Before states get more.
    private static final double LONG_NAMES = 480;
    private static final double STATES = 250;
    private static final double MORE_FOR_STATES = 190;
    /// The scroll bar's and a little air.
    private static final double EDGE = 18;
    private static final PseudoClass BATCH = PseudoClass.getPseudoClass("batch");

    private final TransfersModel model;
    private final Messages messages;
    private final TransferMenu menu;
    private final TransferDrag drag;
    private final LineList lines = new LineList();
    private final TableView<TransferLine> table = new TableView<>(lines);
    private final Label hint = new Label();
    private final ReadOnlyObjectWrapper<QueuePicture> shown = new ReadOnlyObjectWrapper<>(QueuePicture.EMPTY);

    TransferTable(TransfersModel model, Messages messages, TransferMenu menu, Clock clock) {
        this.model = model;
        this.messages = messages;
        this.menu = menu;
        hint.setText(messages.get("transfers.empty.text"));
        drag = new TransferDrag(model, this::selected);
        build(new TransferCells(messages, shown, clock));
        model.pictureProperty().addListener((o, before, now) -> show(now));
    }

    TableView<TransferLine> node() {
        return table;
    }

    private void build(TransferCells cells) {
        table.setId("transfers");
        table.setFixedCellSize(ROW_HEIGHT);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
        table.setAccessibleText(messages.get("transfers.tab"));
        table.getColumns().setAll(List.of(
                column("column.name", NAMES, () -> cells.name(model::toggle)),
                column("transfers.column.state", STATES, cells::state),
                column("transfers.column.progress", 130, cells::progress),
                column("column.size", 136, cells::bytes),
                column("transfers.column.speed", 84, cells::speed),
                column("transfers.column.left", 92, cells::left),
                column("transfers.column.source", 100, cells::source),
                column("transfers.column.actions", 70, () -> cells.buttons(line -> menu.pauseOrResume(List.of(line)), line -> menu.cancel(List.of(line))))));
        table.setPlaceholder(placeholder());
        table.setRowFactory(view -> row());
        table.setContextMenu(menu.node(this::selected));
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        table.widthProperty().addListener((o, before, now) -> fill(before.doubleValue(), now.doubleValue()));
    }

    private Node placeholder() {
        Label headline = new Label(messages.get("transfers.empty"), Icon.DOWNLOAD.node());
        headline.setGraphicTextGap(10);
        headline.getStyleClass().add("empty-title");
        hint.setId("transfers-hint");
        hint.getStyleClass().add(Styles.TEXT_MUTED);
        hint.setWrapText(true);
        hint.setTextAlignment(TextAlignment.CENTER);
        hint.setMaxWidth(480);
        VBox box = new VBox(6, headline, hint);
        box.setAlignment(Pos.CENTER);
        return box;
    }

    /// What a wider window has to give goes to the names and the states, and is taken from them again.
    private void fill(double before, double now) {
        TableColumn<TransferLine, ?> names = table.getColumns().get(0);
        TableColumn<TransferLine, ?> states = table.getColumns().get(1);
        double all = table.getColumns().stream().mapToDouble(TableColumn::getWidth).sum();
        double both = now - EDGE - (all - names.getWidth() - states.getWidth());
        boolean wasFilled = before > 0 && Math.abs(before - EDGE - all) < 2;
        if (wasFilled || both > names.getWidth() + states.getWidth()) {
            double state = STATES + Math.clamp((both - LONG_NAMES - STATES) / 2, 0, MORE_FOR_STATES);
            states.setPrefWidth(state);
            names.setPrefWidth(Math.max(NAMES, both - state));
        }
    }

    private TableColumn<TransferLine, TransferLine> column(String key, double width, Supplier<TransferCell> cell) {
        TableColumn<TransferLine, TransferLine> column = new TableColumn<>(messages.get(key));
        column.setId(key);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(features -> new ReadOnlyObjectWrapper<>(features.getValue()));
        column.setCellFactory(c -> cell.get());
        return column;
    }

    private TableRow<TransferLine> row() {
        TableRow<TransferLine> row = new TableRow<>() {
            @Override
            protected void updateItem(TransferLine line, boolean empty) {
                super.updateItem(line, empty);
                pseudoClassStateChanged(BATCH, !empty && line instanceof TransferLine.Batch);
            }
        };
        row.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && !row.isEmpty()) {
                activate(lines.get(row.getIndex()));
            }
        });
        drag.install(row, lines);
        return row;
    }

    private void activate(TransferLine line) {
        switch (line) {
            case TransferLine.Batch batch -> model.toggle(batch.id());
            case TransferLine.File file -> menu.showDetails(file.snapshot());
        }
    }

    private void onKey(KeyEvent event) {
        List<TransferLine> chosen = selected();
        if (chosen.isEmpty()) {
            return;
        }
        switch (event.getCode()) {
            case DELETE, BACK_SPACE -> menu.cancelOrClear(chosen);
            case SPACE -> menu.pauseOrResume(chosen);
            case ENTER -> activate(chosen.getFirst());
            default -> {
                return;
            }
        }
        event.consume();
    }

    /// The chosen lines as they stand now.
    List<TransferLine> selected() {
        List<TransferLine> chosen = new ArrayList<>();
        for (int index : table.getSelectionModel().getSelectedIndices()) {
            if (index >= 0 && index < lines.size()) {
                chosen.add(lines.get(index));
            }
        }
        return chosen;
    }

    private void show(QueuePicture now) {
        if (now.lines().isEmpty()) {
            hint.setText(now.all().isEmpty() ? messages.get("transfers.empty.text") : messages.get("transfers.empty.hidden", now.all().size()));
        }
        if (now.changed()) {
            Set<String> chosen = selected().stream().map(TransferLine::key).collect(Collectors.toSet());
            // Lines that move while they are selected cost quadratic time.
            table.getSelectionModel().clearSelection();
            lines.replace(now.lines());
            select(chosen);
        } else {
            lines.refresh(now.lines());
        }
        shown.set(now);
    }

    private void select(Set<String> keys) {
        if (keys.isEmpty()) {
            return;
        }
        List<Integer> indices = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (keys.contains(lines.get(i).key())) {
                indices.add(i);
            }
        }
        if (!indices.isEmpty()) {
            table.getSelectionModel().selectIndices(indices.getFirst(), indices.stream().skip(1).mapToInt(Integer::intValue).toArray());
        }
    }
}
