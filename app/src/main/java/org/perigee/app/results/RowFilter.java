package org.perigee.app.results;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What the filter field above the table lets through: rows that contain every word.
///
/// @param words lower-case words; none lets everything through
public record RowFilter(List<String> words) {

    public static final RowFilter ALL = new RowFilter(List.of());

    public RowFilter {
        words = List.copyOf(words);
    }

    public static RowFilter of(String text) {
        String stripped = text.strip().toLowerCase(Locale.ROOT);
        return stripped.isEmpty() ? ALL : new RowFilter(List.of(stripped.split("\\s+")));
    }

    /// Whether everything gets through.
    public boolean isAll() {
        return words.isEmpty();
    }

    boolean accepts(ResultRow row) {
        for (String word : words) {
            if (!row.haystack().contains(word)) {
                return false;
            }
        }
        return true;
    }

    /// Ids of the rows let through.
    int[] ids(RowSet rows) {
        int[] ids = new int[rows.size()];
        int count = 0;
        for (int id = 0; id < rows.size(); id++) {
            if (accepts(rows.get(id))) {
                ids[count++] = id;
            }
        }
        return Arrays.copyOf(ids, count);
    }
}
