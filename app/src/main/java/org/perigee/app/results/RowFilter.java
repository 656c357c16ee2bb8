package org.perigee.app.results;

import java.util.Locale;

/// What the filter field above the table lets through: rows that contain every word.
///
/// @param words lower-case words; none lets everything through
public record RowFilter(String[] words) {

    public static final RowFilter ALL = new RowFilter(new String[0]);

    public static RowFilter of(String text) {
        String stripped = text.strip().toLowerCase(Locale.ROOT);
        return stripped.isEmpty() ? ALL : new RowFilter(stripped.split("\\s+"));
    }

    boolean accepts(ResultRow row) {
        for (String word : words) {
            if (!row.haystack().contains(word)) {
                return false;
            }
        }
        return true;
    }

    /// Ids of the rows let through, and how many there are.
    int[] ids(RowSet rows) {
        int[] ids = new int[rows.size()];
        int count = 0;
        for (int id = 0; id < rows.size(); id++) {
            if (accepts(rows.get(id))) {
                ids[count++] = id;
            }
        }
        return java.util.Arrays.copyOf(ids, count);
    }
}
