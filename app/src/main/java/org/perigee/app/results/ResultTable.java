package org.perigee.app.results;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import org.perigee.app.text.Messages;

/// The table of results. Shows what [ResultsModel] says and tells it what the user does.
public final class ResultTable {

    private static final double ROW_HEIGHT = 30;
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final ResultsModel model;
    private final TableView<ResultRow> table = new TableView<>();
    private final IndexList list = new IndexList();
    private final ObjectProperty<BitSet> basket = new SimpleObjectProperty<>(new BitSet());
    private Consumer<ResultRow> onActivate = row -> { };
    private Consumer<List<ResultRow>> onToggleBasket = rows -> { };
    /// Guards against hearing our own changes of the table's selection.
    private boolean syncing;

    public ResultTable(ResultsModel model, Messages messages, UnaryOperator<String> providerName) {
        this.model = model;
        table.setId("results");
        table.setItems(list);
        table.setFixedCellSize(ROW_HEIGHT);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.getColumns().setAll(new ResultCells(messages, providerName, basket).columns());
        table.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
        table.setRowFactory(t -> newRow());
        showSort(model.sortProperty().get());
        table.setSortPolicy(t -> readSort());
        table.setAccessibleText(messages.get("results.table"));
        table.getSelectionModel().getSelectedIndices().addListener((ListChangeListener<Integer>) change -> readSelection());
        model.viewProperty().addListener((o, before, now) -> show(now));
        model.selection().selectedProperty().addListener((o, before, now) -> showSelection(now, true));
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        show(model.view());
    }

    public Node node() {
        return table;
    }

    /// Ids of the rows whose acquisition lies in the basket.
    public ObjectProperty<BitSet> basketProperty() {
        return basket;
    }

    /// What a double click or Enter on a row does.
    public void setOnActivate(Consumer<ResultRow> action) {
        onActivate = action;
    }

    /// What B and the marks in the first column do.
    public void setOnToggleBasket(Consumer<List<ResultRow>> action) {
        onToggleBasket = action;
    }

    public void setContextMenu(ContextMenu menu) {
        table.setContextMenu(menu);
    }

    public void setPlaceholder(Node node) {
        table.setPlaceholder(node);
    }

    private void show(RowView view) {
        syncing = true;
        table.getSelectionModel().clearSelection();
        list.show(view);
        syncing = false;
        showSelection(model.selection().selected(), false);
    }

    private void showSelection(BitSet selected, boolean reveal) {
        if (syncing) {
            return;
        }
        syncing = true;
        RowView view = list.view();
        int[] indices = indicesOf(view, selected);
        table.getSelectionModel().clearSelection();
        if (indices.length > 0) {
            table.getSelectionModel().selectIndices(indices[0], java.util.Arrays.copyOfRange(indices, 1, indices.length));
            if (reveal) {
                reveal(model.selection().lead());
            }
        }
        syncing = false;
    }

    private static int[] indicesOf(RowView view, BitSet selected) {
        if (selected.isEmpty()) {
            return new int[0];
        }
        int[] indices = new int[Math.min(selected.cardinality(), view.size())];
        int count = 0;
        for (int i = 0; i < view.size() && count < indices.length; i++) {
            if (selected.get(view.order()[i])) {
                indices[count++] = i;
            }
        }
        return java.util.Arrays.copyOf(indices, count);
    }

    /// Brings a row into sight.
    private void reveal(int id) {
        RowView view = list.view();
        for (int i = 0; i < view.size(); i++) {
            if (view.order()[i] == id) {
                table.scrollTo(Math.max(0, i - 2));
                return;
            }
        }
    }

    private void readSelection() {
        if (syncing) {
            return;
        }
        syncing = true;
        BitSet ids = new BitSet();
        for (Integer index : table.getSelectionModel().getSelectedIndices()) {
            if (index != null && index >= 0 && index < list.size()) {
                ids.set(list.view().order()[index]);
            }
        }
        ResultRow focused = table.getSelectionModel().getSelectedItem();
        model.selection().select(ids, focused == null ? RowSelection.NONE : focused.id());
        syncing = false;
    }

    private boolean readSort() {
        List<RowSort.Key> keys = new ArrayList<>();
        for (TableColumn<ResultRow, ?> column : table.getSortOrder()) {
            ResultColumn.byId(column.getId())
                    .ifPresent(found -> keys.add(new RowSort.Key(found, column.getSortType() == TableColumn.SortType.ASCENDING)));
        }
        model.sortProperty().set(keys.isEmpty() ? RowSort.NEWEST_FIRST : new RowSort(keys));
        return true;
    }

    private void showSort(RowSort sort) {
        ObservableList<TableColumn<ResultRow, ?>> order = table.getSortOrder();
        for (RowSort.Key key : sort.keys()) {
            table.getColumns().stream().filter(column -> column.getId().equals(key.column().id())).findFirst().ifPresent(column -> {
                column.setSortType(key.ascending() ? TableColumn.SortType.ASCENDING : TableColumn.SortType.DESCENDING);
                order.add(column);
            });
        }
    }

    private TableRow<ResultRow> newRow() {
        ResultTableRow row = new ResultTableRow(model.selection());
        row.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && row.getItem() != null) {
                onActivate.accept(row.getItem());
            }
        });
        return row;
    }

    private void onKey(KeyEvent event) {
        List<ResultRow> selected = model.selectedRows();
        if (selected.isEmpty()) {
            return;
        }
        if (COPY.match(event)) {
            copyNames(selected);
            event.consume();
        } else if (event.getCode() == KeyCode.B && !event.isShortcutDown()) {
            onToggleBasket.accept(selected);
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            onActivate.accept(selected.getFirst());
            event.consume();
        }
    }

    private static void copyNames(List<ResultRow> rows) {
        ClipboardContent content = new ClipboardContent();
        content.putString(String.join("\n", rows.stream().map(ResultRow::title).toList()));
        Clipboard.getSystemClipboard().setContent(content);
    }

    /// Column widths under their ids, as shown.
    public java.util.Map<String, Double> widths() {
        java.util.Map<String, Double> widths = new java.util.LinkedHashMap<>();
        table.getColumns().forEach(column -> widths.put(column.getId(), column.getWidth()));
        return widths;
    }

    /// Gives columns the widths and the order they had.
    public void restore(java.util.Map<String, Double> widths) {
        List<TableColumn<ResultRow, ?>> known = new ArrayList<>(table.getColumns());
        List<String> order = List.copyOf(widths.keySet());
        known.sort(java.util.Comparator.comparingInt(column -> {
            int place = order.indexOf(column.getId());
            return place < 0 ? Integer.MAX_VALUE : place;
        }));
        known.forEach(column -> {
            Double width = widths.get(column.getId());
            if (width != null && width > 0) {
                column.setPrefWidth(width);
            }
        });
        table.getColumns().setAll(known);
    }
}
