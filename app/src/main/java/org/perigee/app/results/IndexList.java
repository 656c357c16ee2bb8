package org.perigee.app.results;

import java.util.AbstractList;
import java.util.List;
import javafx.collections.ObservableListBase;

/// What the table reads: a list that changes as a whole, in one event and without copying.
///
/// On the JavaFX thread only. Clear the table's selection before a change: re-ordering selected rows costs it quadratic time.
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

    RowView view() {
        return view;
    }

    void show(RowView next) {
        List<ResultRow> before = asList(view);
        beginChange();
        view = next;
        nextReplace(0, next.size(), before);
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
