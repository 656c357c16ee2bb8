package org.perigee.app.results;

import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.TableColumnHeader;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.perigee.app.text.Messages;

/// The table of results. Shows what [ResultsModel] says and tells it what the user does. On the JavaFX thread only.
public final class ResultTable {

    static final double ROW_HEIGHT = 30;
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination COPY_ADDRESSES = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    /// Where tables keep the row a range of the keyboard or mouse begins at: a place, that means another row once the order has changed.
    private static final String ANCHOR = "anchor";

    private final ResultsModel model;
    private final TableView<ResultRow> table = new TableView<>();
    private final IndexList list = new IndexList();
    private final TableSelection selection;
    private final TableColumns columns;
    private final ScrollKeeper scroll = new ScrollKeeper(table, list);
    private final ObjectProperty<BitSet> basket = new SimpleObjectProperty<>(new BitSet());
    private Consumer<ResultRow> onActivate = row -> { };
    private Consumer<List<ResultRow>> onToggleBasket = rows -> { };
    /// Whether the arrows in the header and the model are being brought into agreement.
    private boolean showingSort;

    public ResultTable(ResultsModel model, Messages messages, UnaryOperator<String> providerName) {
        this.model = model;
        table.setId("results");
        table.setItems(list);
        table.setFixedCellSize(ROW_HEIGHT);
        selection = new TableSelection(table, list, model.selection());
        table.setSelectionModel(selection);
        columns = new TableColumns(table, new ResultCells(messages, providerName, basket, row -> onToggleBasket.accept(List.of(row))).columns(), messages);
        table.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
        table.setRowFactory(t -> newRow());
        table.setAccessibleText(messages.get("results.table"));
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        table.addEventFilter(MouseEvent.MOUSE_RELEASED, this::addKeyWithControl);
        bind();
    }

    private void bind() {
        // The rows are sorted elsewhere; a table whose policy fails would put its arrows back.
        table.setSortPolicy(t -> {
            readSort();
            return true;
        });
        showSort(model.sortProperty().get());
        model.sortProperty().addListener((o, before, now) -> showSort(now));
        model.viewProperty().addListener((o, before, now) -> show(now));
        model.selection().selectedProperty().addListener((o, before, now) -> showSelection());
        model.selection().leadProperty().addListener((o, before, now) -> selection.refresh());
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

    /// What B and a click on a mark in the first column do.
    public void setOnToggleBasket(Consumer<List<ResultRow>> action) {
        onToggleBasket = action;
    }

    public void setContextMenu(ContextMenu menu) {
        table.setContextMenu(menu);
    }

    public void setPlaceholder(Node node) {
        table.setPlaceholder(node);
    }

    /// Items that show and hide columns, for a menu elsewhere.
    List<MenuItem> columnChoices() {
        return columns.choices();
    }

    /// How the columns stand, to be found again.
    public ColumnLayout layout() {
        return columns.layout();
    }

    public void restore(ColumnLayout layout) {
        showingSort = true;
        columns.restore(layout);
        showingSort = false;
    }

    private void show(RowView view) {
        Runnable change = () -> {
            list.show(view);
            table.getProperties().remove(ANCHOR);
            selection.refresh();
        };
        if (view.isArrangedLike(list.view())) {
            scroll.keeping(change);
        } else {
            scroll.revealing(change, model.selection().lead());
        }
    }

    private void showSelection() {
        selection.refresh();
        int lead = list.view().position(model.selection().lead());
        if (!selection.isWriting() && lead >= 0) {
            selection.focus(lead);
            scroll.reveal(lead);
        }
    }

    /// Without arrows in the header the order is the usual one.
    private void readSort() {
        if (!showingSort) {
            showingSort = true;
            RowSort sort = columns.sort();
            model.sortProperty().set(sort.keys().isEmpty() ? RowSort.NEWEST_FIRST : sort);
            showingSort = false;
        }
    }

    private void showSort(RowSort sort) {
        if (!showingSort) {
            showingSort = true;
            columns.showSort(sort);
            showingSort = false;
        }
    }

    /// Tables add a second key with Shift; here Control does it too, as elsewhere.
    private void addKeyWithControl(MouseEvent event) {
        if (event.isShortcutDown() && !event.isShiftDown() && event.getTarget() instanceof Node target && inHeader(target)) {
            event.consume();
            Event.fireEvent(target, new MouseEvent(MouseEvent.MOUSE_RELEASED, event.getSceneX(), event.getSceneY(), event.getScreenX(),
                    event.getScreenY(), event.getButton(), event.getClickCount(), true, false, event.isAltDown(), false, false, false, false, false,
                    event.isPopupTrigger(), event.isStillSincePress(), event.getPickResult()));
        }
    }

    private static boolean inHeader(Node node) {
        for (Node parent = node; parent != null; parent = parent.getParent()) {
            if (parent instanceof TableColumnHeader) {
                return true;
            }
        }
        return false;
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
        boolean basketKey = event.getCode() == KeyCode.B && !event.isShortcutDown() && !event.isAltDown() && !event.isControlDown();
        if (COPY.match(event)) {
            RowClipboard.copyNames(model.selectedRows());
        } else if (COPY_ADDRESSES.match(event)) {
            RowClipboard.copyAddresses(model.selectedRows());
        } else if (basketKey && !model.selectedRows().isEmpty()) {
            onToggleBasket.accept(model.selectedRows());
        } else if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
            activate();
        } else {
            return;
        }
        event.consume();
    }

    private void activate() {
        int lead = list.view().position(model.selection().lead());
        if (lead >= 0) {
            onActivate.accept(list.get(lead));
        }
    }
}
