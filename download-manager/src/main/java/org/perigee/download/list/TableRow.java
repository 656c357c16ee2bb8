package org.perigee.download.list;

import java.util.ArrayList;
import java.util.List;

/// A row of a table (RFC 4180).
///
/// @param line  where it begins, from 1
/// @param cells without their quotes and surrounding blanks
record TableRow(int line, List<String> cells) {

    /// A cell; empty where the row is too short.
    String cell(int column) {
        return column >= 0 && column < cells.size() ? cells.get(column) : "";
    }

    static List<String> cells(String text, char delimiter) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"' && (quoted || cell.toString().isBlank())) {
                quoted = !quoted;
            } else if (c == delimiter && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }

    /// Whether a line opens a quote without closing it, or the other way round.
    static boolean turnsQuote(String line) {
        return line.chars().filter(c -> c == '"').count() % 2 == 1;
    }
}
