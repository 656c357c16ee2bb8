package org.perigee.app.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/// Text in columns that are as wide as they have to be. Much of it comes from servers, so that nothing in it can command a terminal.
final class Columns {

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    void row(String... cells) {
        rows.add(List.of(cells).stream().map(Columns::harmless).toList());
    }

    static String harmless(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    void print(PrintWriter out) {
        int[] widths = new int[rows.stream().mapToInt(List::size).max().orElse(0)];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        rows.forEach(row -> out.println(line(row, widths)));
        out.flush();
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size() - 1; i++) {
            line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length())).append(GAP);
        }
        return line.append(row.getLast()).toString();
    }
}
