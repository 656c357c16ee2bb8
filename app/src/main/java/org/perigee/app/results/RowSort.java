package org.perigee.app.results;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The order of the table: up to a few columns, each ascending or descending.
///
/// @param keys the most important first
public record RowSort(List<Key> keys) {

    /// A column and its direction.
    public record Key(ResultColumn column, boolean ascending) {
        Comparator<ResultRow> comparator() {
            return column.comparator(ascending);
        }
    }

    public static final RowSort NEWEST_FIRST = new RowSort(List.of(new Key(ResultColumn.TIME, false)));

    public RowSort {
        keys = List.copyOf(keys);
    }

    /// Reads `time:descending,cloud:ascending`; what is not understood is left out.
    public static RowSort parse(String text) {
        List<Key> keys = new ArrayList<>();
        for (String part : text.split(",")) {
            String[] pair = part.strip().split(":");
            Optional<ResultColumn> column = ResultColumn.byId(pair[0]);
            column.ifPresent(found -> keys.add(new Key(found, pair.length < 2 || !pair[1].equals("descending"))));
        }
        return keys.isEmpty() ? NEWEST_FIRST : new RowSort(keys);
    }

    /// The text that [#parse] reads.
    @Override
    public String toString() {
        return String.join(",", keys.stream().map(key -> key.column().id() + ":" + (key.ascending() ? "ascending" : "descending")).toList());
    }

    Comparator<ResultRow> comparator() {
        Comparator<ResultRow> all = keys.stream().map(Key::comparator).reduce(Comparator::thenComparing).orElse((a, b) -> 0);
        return all.thenComparingInt(ResultRow::id);
    }

    /// Sorts ids of rows; a hundred thousand take some ten milliseconds.
    int[] order(RowSet rows, int[] ids) {
        ResultRow[] sorted = new ResultRow[ids.length];
        for (int i = 0; i < ids.length; i++) {
            sorted[i] = rows.get(ids[i]);
        }
        Arrays.sort(sorted, comparator());
        int[] order = new int[ids.length];
        for (int i = 0; i < ids.length; i++) {
            order[i] = sorted[i].id();
        }
        return order;
    }
}
