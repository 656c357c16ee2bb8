package org.perigee.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.perigee.app.results.ResultColumn;
import org.perigee.app.results.RowFilter;
import org.perigee.app.results.RowSet;
import org.perigee.app.results.RowSort;
import org.perigee.app.results.RowView;

/// What it costs to sort and to filter the result table's rows, beside the JavaFX thread: CPU milliseconds, median of many.
public final class SortTime {

    private static final int ROUNDS = 15;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private SortTime() {
    }

    /// Prints a table; the counts of rows may be given as arguments.
    public static void main(String[] arguments) {
        int[] counts = arguments.length == 0 ? new int[] {1_000, 20_000, 100_000} : Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
        System.out.printf(Locale.ROOT, "%-10s %-14s %10s %10s%n", "rows", "what", "median ms", "worst ms");
        for (int count : counts) {
            RowSet rows = new MadeUpResults(1).make(count);
            for (ResultColumn column : ResultColumn.values()) {
                RowSort sort = new RowSort(List.of(new RowSort.Key(column, true)));
                measure(count, "sort " + column.id(), () -> RowView.of(rows, RowFilter.ALL, sort));
            }
            measure(count, "filter", () -> RowView.of(rows, RowFilter.of("sentinel-2a s2msi2a"), RowSort.NEWEST_FIRST));
        }
    }

    private static void measure(int count, String what, Supplier<RowView> work) {
        double[] milliseconds = new double[ROUNDS];
        long shown = 0;
        for (int i = -ROUNDS; i < ROUNDS; i++) {
            long before = THREADS.getCurrentThreadCpuTime();
            shown += work.get().size();
            if (i >= 0) {
                milliseconds[i] = (THREADS.getCurrentThreadCpuTime() - before) / 1e6;
            }
        }
        Arrays.sort(milliseconds);
        System.out.printf(Locale.ROOT, "%-10d %-14s %10.1f %10.1f%s%n", count, what, milliseconds[ROUNDS / 2], milliseconds[ROUNDS - 1],
                shown == 0 ? "  (nothing shown)" : "");
    }
}
