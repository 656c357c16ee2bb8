package org.perigee.app.results;

import java.util.AbstractList;
import java.util.List;
import javafx.collections.ObservableListBase;

/// What the table reads: a list that changes as a whole, in one event and without copying. On the JavaFX thread only.
final class IndexList extends ObservableListBase<ResultRow> {

    private RowView view = RowView.EMPTY;

    @Override
    public ResultRow get(int index) {
        return view.get(index);
    }

    @Override
    public int size() {
        return view.size();
    }

    /// Where the row with this row's id is, be it newer or older: so the table's focus stays on an acquisition that has got another offer.
    @Override
    public int indexOf(Object object) {
        return object instanceof ResultRow row ? view.position(row.id()) : -1;
    }

    RowView view() {
        return view;
    }

    /// Shows other rows.
    ///
    /// A table that hears of replaced rows empties all its cells before it fills them again, which doubles the price of every batch
    /// that arrives; so it hears of the new rows only. It asks anew what each place holds, and for the number of places, in any case.
    void show(RowView next) {
        RowView before = view;
        beginChange();
        view = next;
        if (next.size() > 0) {
            nextAdd(0, next.size());
        } else {
            nextRemove(0, asList(before));
        }
        endChange();
    }

    private static List<ResultRow> asList(RowView view) {
        return new AbstractList<>() {
            @Override
            public ResultRow get(int index) {
                return view.get(index);
            }

            @Override
            public int size() {
                return view.size();
            }
        };
    }
}
