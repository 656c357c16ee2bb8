package org.perigee.app.results;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import javafx.collections.ObservableList;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;

/// The table's selection as a view of [RowSelection]: what is selected is told by id, so that it stays when the order changes, and
/// nothing has to be carried to and fro.
///
/// The selection model that tables come with remembers places, needs quadratic time to sort under a selection, and seconds to give up
/// ten thousand selected rows. Here everything takes time in proportion to the rows, some tenths of a millisecond for 100,000.
/// On the JavaFX thread only.
final class TableSelection extends TableView.TableViewSelectionModel<ResultRow> {

    /// A table copies all selected cells when its order changes, and makes a row for each when a screen reader asks for them.
    private static final int MOST_CELLS = 1000;

    private final IndexList list;
    private final RowSelection selection;
    private final SelectedPositions<Integer> indices = new SelectedPositions<>(index -> index);
    private final SelectedPositions<ResultRow> items;
    private final SelectedPositions<TablePosition<ResultRow, ?>> cells;
    /// Whether a change of the selection comes from this table itself.
    private boolean writing;

    TableSelection(TableView<ResultRow> table, IndexList list, RowSelection selection) {
        super(table);
        this.list = list;
        this.selection = selection;
        items = new SelectedPositions<>(index -> index < list.size() ? list.get(index) : null);
        cells = new SelectedPositions<>(index -> new TablePosition<>(table, index, null));
        setSelectionMode(SelectionMode.MULTIPLE);
    }

    /// Whether the selection is being changed through this table, so that what was chosen is in sight already.
    boolean isWriting() {
        return writing;
    }

    /// Shows what is selected now and where that stands now.
    void refresh() {
        RowView view = list.view();
        int[] positions = view.positions(selection.selected());
        int lead = view.position(selection.lead());
        setSelectedIndex(lead);
        setSelectedItem(lead < 0 ? null : view.get(lead));
        indices.show(positions);
        items.show(positions);
        cells.show(positions.length <= MOST_CELLS ? positions : Arrays.copyOf(positions, MOST_CELLS));
    }

    private BitSet current() {
        return (BitSet) selection.selected().clone();
    }

    /// @param lead id of the row to show details of
    private void write(BitSet ids, int lead) {
        writing = true;
        try {
            selection.select(ids, lead);
        } finally {
            writing = false;
        }
    }

    /// Selects the rows from `low` to `high`, both included, beside those given; the row at `lead` gets the focus.
    private void write(BitSet ids, int low, int high, int lead) {
        int[] order = list.view().order();
        for (int i = Math.max(0, low); i <= Math.min(high, order.length - 1); i++) {
            ids.set(order[i]);
        }
        boolean shown = lead >= 0 && lead < order.length;
        write(ids, shown ? order[lead] : RowSelection.NONE);
        if (shown) {
            focus(lead);
        }
    }

    @Override
    public ObservableList<Integer> getSelectedIndices() {
        return indices;
    }

    @Override
    public ObservableList<ResultRow> getSelectedItems() {
        return items;
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"})
    public ObservableList<TablePosition> getSelectedCells() {
        return (ObservableList) cells;
    }

    @Override
    public boolean isSelected(int index) {
        return index >= 0 && index < list.size() && selection.selected().get(list.view().order()[index]);
    }

    @Override
    public boolean isSelected(int row, TableColumn<ResultRow, ?> column) {
        return isSelected(row);
    }

    @Override
    public boolean isEmpty() {
        return indices.isEmpty();
    }

    @Override
    public void select(int index) {
        write(current(), index, index, index);
    }

    @Override
    public void select(int row, TableColumn<ResultRow, ?> column) {
        select(row);
    }

    @Override
    public void select(ResultRow row) {
        select(list.indexOf(row));
    }

    @Override
    public void clearAndSelect(int index) {
        write(new BitSet(), index, index, index);
    }

    @Override
    public void clearAndSelect(int row, TableColumn<ResultRow, ?> column) {
        clearAndSelect(row);
    }

    @Override
    public void clearSelection() {
        write(new BitSet(), RowSelection.NONE);
    }

    @Override
    public void clearSelection(int index) {
        if (isSelected(index)) {
            BitSet ids = current();
            ids.clear(list.view().order()[index]);
            write(ids, selection.lead());
        }
    }

    @Override
    public void clearSelection(int row, TableColumn<ResultRow, ?> column) {
        clearSelection(row);
    }

    @Override
    public void selectIndices(int index, int... others) {
        BitSet ids = current();
        int[] order = list.view().order();
        IntStream.of(others).filter(i -> i >= 0 && i < order.length).forEach(i -> ids.set(order[i]));
        write(ids, index, index, others.length == 0 ? index : others[others.length - 1]);
    }

    /// @param start included
    /// @param end   not included; may lie before the start
    @Override
    public void selectRange(int start, int end) {
        if (start < end) {
            write(current(), start, end - 1, Math.min(end, list.size()) - 1);
        } else if (end < start) {
            write(current(), end + 1, start, Math.max(0, end + 1));
        }
    }

    /// Rows from one to the other, both included, in either direction.
    @Override
    public void selectRange(int from, TableColumnBase<ResultRow, ?> fromColumn, int to, TableColumnBase<ResultRow, ?> toColumn) {
        write(current(), Math.min(from, to), Math.max(from, to), to);
    }

    /// Selects what is shown and nothing else: what the filter hides is not meant.
    @Override
    public void selectAll() {
        int focused = getFocusedIndex();
        write(new BitSet(), 0, list.size() - 1, Math.max(0, focused));
    }

    @Override
    public void selectFirst() {
        clearAndSelect(0);
    }

    @Override
    public void selectLast() {
        clearAndSelect(list.size() - 1);
    }

    @Override
    public void selectPrevious() {
        select(getFocusedIndex() <= 0 ? 0 : getFocusedIndex() - 1);
    }

    @Override
    public void selectNext() {
        select(Math.min(getFocusedIndex() + 1, list.size() - 1));
    }

    @Override
    public void selectAboveCell() {
        selectPrevious();
    }

    @Override
    public void selectBelowCell() {
        selectNext();
    }

    @Override
    public void selectLeftCell() {
        // Rows are selected, not cells.
    }

    @Override
    public void selectRightCell() {
        // Rows are selected, not cells.
    }
}
