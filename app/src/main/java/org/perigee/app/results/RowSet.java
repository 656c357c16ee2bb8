package org.perigee.app.results;

import java.util.Arrays;

/// The rows of a search at one moment: row number `i` has id `i`. Immutable.
public final class RowSet {

    public static final RowSet EMPTY = new RowSet(new ResultRow[0], 0);

    private final ResultRow[] rows;
    private final int size;

    /// Takes the array as it is; the caller must not change its first `size` elements afterwards.
    RowSet(ResultRow[] rows, int size) {
        this.rows = rows;
        this.size = size;
    }

    public static RowSet of(ResultRow... rows) {
        return new RowSet(Arrays.copyOf(rows, rows.length), rows.length);
    }

    public int size() {
        return size;
    }

    public ResultRow get(int id) {
        return rows[java.util.Objects.checkIndex(id, size)];
    }
}
