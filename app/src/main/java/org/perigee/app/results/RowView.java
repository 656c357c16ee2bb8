package org.perigee.app.results;

import java.util.BitSet;

/// The rows in the order in which the table shows them. Immutable.
///
/// @param rows  all rows of the search
/// @param order ids of the rows shown, in order; not to be changed
public record RowView(RowSet rows, int[] order) {

    public static final RowView EMPTY = new RowView(RowSet.EMPTY, new int[0]);

    /// Filters and sorts; for a background thread.
    public static RowView of(RowSet rows, RowFilter filter, RowSort sort) {
        int[] ids = filter.ids(rows);
        return new RowView(rows, sort.order(rows, ids, ids.length));
    }

    public int size() {
        return order.length;
    }

    public ResultRow get(int index) {
        return rows.get(order[index]);
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
    public int[] positions() {
        int[] positions = new int[rows.size()];
        java.util.Arrays.fill(positions, -1);
        for (int i = 0; i < order.length; i++) {
            positions[order[i]] = i;
        }
        return positions;
    }
}
