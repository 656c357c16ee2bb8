package org.perigee.app.results;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.perigee.app.async.Latest;
import org.perigee.app.async.UiThread;

/// The results as the window shows them: all rows, the filter, the order, the selection.
///
/// Sorting and filtering happen beside the user-interface thread; everything public here is used on it.
public final class ResultsModel {

    private final ReadOnlyObjectWrapper<RowView> view = new ReadOnlyObjectWrapper<>(RowView.EMPTY);
    private final StringProperty filterText = new SimpleStringProperty("");
    private final ObjectProperty<RowSort> sort = new SimpleObjectProperty<>(RowSort.NEWEST_FIRST);
    private final RowSelection selection = new RowSelection();
    private final Latest<Arranged> arranged;
    private RowSet rows = RowSet.EMPTY;
    /// Counts searches: rows of an earlier one, arranged late, would mix up the ids.
    private int generation;

    private record Arranged(int generation, RowView view) {
    }

    public ResultsModel(Executor background, UiThread ui) {
        arranged = new Latest<>(background, ui, this::show);
        filterText.addListener((o, before, now) -> arrange());
        sort.addListener((o, before, now) -> arrange());
    }

    /// What the table shows now.
    public ReadOnlyObjectProperty<RowView> viewProperty() {
        return view.getReadOnlyProperty();
    }

    public RowView view() {
        return view.get();
    }

    /// All rows of the search, shown or not.
    public RowSet rows() {
        return rows;
    }

    public StringProperty filterTextProperty() {
        return filterText;
    }

    public ObjectProperty<RowSort> sortProperty() {
        return sort;
    }

    public RowSelection selection() {
        return selection;
    }

    /// Begins a new search: no rows, nothing selected.
    public void clear() {
        selection.clear();
        generation++;
        rows = RowSet.EMPTY;
        // At once: an empty arrangement that waits would be dropped for the first rows of the new search, and nobody would have seen
        // that ids begin anew.
        view.set(new RowView(rows, RowFilter.of(filterText.get()), sort.get(), new int[0]));
    }

    /// Shows other rows; ids of rows known before keep their meaning within one search.
    public void setRows(RowSet next) {
        rows = next;
        arrange();
    }

    /// The rows selected, in table order.
    public List<ResultRow> selectedRows() {
        BitSet selected = selection.selected();
        RowView shown = view.get();
        List<ResultRow> found = new ArrayList<>(selected.cardinality());
        for (int id : shown.order()) {
            if (selected.get(id)) {
                found.add(shown.rows().get(id));
            }
        }
        return found;
    }

    private void arrange() {
        RowSet all = rows;
        RowFilter filter = RowFilter.of(filterText.get());
        RowSort order = sort.get();
        int now = generation;
        arranged.request(() -> new Arranged(now, RowView.of(all, filter, order)));
    }

    private void show(Arranged next) {
        if (next.generation() == generation) {
            view.set(next.view());
        }
    }
}
