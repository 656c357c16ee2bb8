package org.perigee.app.results;

import java.util.Arrays;
import java.util.BitSet;

/// The rows in the order in which the table shows them. Immutable.
///
/// @param rows   all rows of the search
/// @param filter which of them are shown
/// @param sort   in what order
/// @param order  ids of the rows shown, in order; not to be changed
public record RowView(RowSet rows, RowFilter filter, RowSort sort, int[] order) {

    public static final RowView EMPTY = new RowView(RowSet.EMPTY, RowFilter.ALL, RowSort.NEWEST_FIRST, new int[0]);

    /// Filters and sorts; for a background thread.
    public static RowView of(RowSet rows, RowFilter filter, RowSort sort) {
        return new RowView(rows, filter, sort, sort.order(rows, filter.ids(rows)));
    }

    public int size() {
        return order.length;
    }

    public ResultRow get(int index) {
        return rows.get(order[index]);
    }

    /// Whether both are arranged in the same way, so that rows of one stand between rows of the other and nothing else has changed.
    boolean isArrangedLike(RowView other) {
        return filter.equals(other.filter) && sort.equals(other.sort);
    }

    /// The ids shown, as the map wants them.
    public BitSet ids() {
        BitSet ids = new BitSet(rows.size());
        for (int id : order) {
            ids.set(id);
        }
        return ids;
    }

    /// Where a row is shown by its id: −1 for one that is not.
    public int position(int id) {
        if (id >= 0) {
            for (int i = 0; i < order.length; i++) {
                if (order[i] == id) {
                    return i;
                }
            }
        }
        return -1;
    }

    /// Where these ids are shown, in table order; those that are not shown are left out.
    int[] positions(BitSet ids) {
        int[] positions = new int[Math.min(ids.cardinality(), order.length)];
        int count = 0;
        for (int i = 0; i < order.length && count < positions.length; i++) {
            if (ids.get(order[i])) {
                positions[count++] = i;
            }
        }
        return Arrays.copyOf(positions, count);
    }
}
