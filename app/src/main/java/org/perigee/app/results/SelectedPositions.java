package org.perigee.app.results;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import javafx.collections.ObservableListBase;

/// The selected places of the table, seen as indices, cells or rows. On the JavaFX thread only.
///
/// @param <T> as what they are seen
final class SelectedPositions<T> extends ObservableListBase<T> {

    /// A table looks at every single addition it is told of, to find where a range of its keyboard begins; beyond so many that
    /// takes longer than anybody waits, so that it is only told that something has changed.
    private static final int TOLD_ONE_BY_ONE = 64;

    private final IntFunction<T> as;
    private int[] positions = new int[0];

    SelectedPositions(IntFunction<T> as) {
        this.as = as;
    }

    @Override
    public T get(int index) {
        return as.apply(positions[index]);
    }

    @Override
    public int size() {
        return positions.length;
    }

    void show(int[] next) {
        int[] before = positions;
        if (before.length == 0 && next.length == 0) {
            return;
        }
        beginChange();
        positions = next;
        if (next.length <= TOLD_ONE_BY_ONE) {
            nextReplace(0, next.length, firstOf(before));
        } else {
            nextUpdate(0);
        }
        endChange();
    }

    private List<T> firstOf(int[] places) {
        List<T> first = new ArrayList<>();
        for (int i = 0; i < Math.min(places.length, TOLD_ONE_BY_ONE); i++) {
            first.add(as.apply(places[i]));
        }
        return first;
    }
}
