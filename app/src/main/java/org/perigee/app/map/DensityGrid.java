package org.perigee.app.map;

import java.util.Arrays;

/// Counts per pixel how many footprints cover it. Each edge of a footprint leaves one mark a row, and a running sum along the row turns
/// the marks into counts: the cost of a footprint is its height, not its area.
final class DensityGrid {

    /// Below this size a footprint may miss every pixel's middle and is counted as one pixel.
    private static final double DOT = 1.5;

    final int width;
    final int height;
    final int[] counts;
    private final int stride;
    private int firstRow;
    private int lastRow;

    DensityGrid(int width, int height) {
        this.width = width;
        this.height = height;
        this.stride = width + 1;
        this.counts = new int[stride * height];
        reset();
    }

    boolean fits(Surface surface) {
        return surface.width() == width && surface.height() == height;
    }

    private void reset() {
        firstRow = height;
        lastRow = -1;
    }

    void add(VisibleFootprints visible, int entry) {
        FootprintSet set = visible.set;
        PixelGrid grid = visible.grid;
        int slot = visible.slots[entry];
        double scale = grid.scale();
        double offset = grid.offsetX(visible.turns[entry]);
        double minX = set.tree.minX(slot) * scale + offset;
        double minY = set.tree.minY(slot) * scale - grid.top();
        double maxX = set.tree.maxX(slot) * scale + offset;
        double maxY = set.tree.maxY(slot) * scale - grid.top();
        if (maxX - minX < DOT || maxY - minY < DOT) {
            box(minX, minY, maxX, maxY);
            return;
        }
        for (int ring = set.firstRing[slot]; ring < set.firstRing[slot + 1]; ring++) {
            int end = set.ringStart[ring + 1];
            double x0 = set.xs[end - 1] * scale + offset;
            double y0 = set.ys[end - 1] * scale - grid.top();
            for (int i = set.ringStart[ring]; i < end; i++) {
                double x1 = set.xs[i] * scale + offset;
                double y1 = set.ys[i] * scale - grid.top();
                if (y0 < y1) {
                    edge(x0, y0, x1, y1, -1);
                } else if (y1 < y0) {
                    edge(x1, y1, x0, y0, 1);
                }
                x0 = x1;
                y0 = y1;
            }
        }
    }

    private void edge(double x0, double y0, double x1, double y1, int mark) {
        int from = Math.max(0, (int) Math.ceil(y0 - 0.5));
        int to = Math.min(height, (int) Math.ceil(y1 - 0.5));
        if (from >= to) {
            return;
        }
        double slope = (x1 - x0) / (y1 - y0);
        double x = x0 + (from + 0.5 - y0) * slope + 0.5;
        for (int row = from; row < to; row++) {
            int column = x <= 0 ? 0 : x >= width ? width : (int) x;
            counts[row * stride + column] += mark;
            x += slope;
        }
        firstRow = Math.min(firstRow, from);
        lastRow = Math.max(lastRow, to - 1);
    }

    /// A footprint too small or too thin to be scanned.
    private void box(double minX, double minY, double maxX, double maxY) {
        int left = Math.clamp((long) Math.floor(minX), 0, width);
        int right = Math.clamp(Math.max((long) Math.ceil(maxX - 0.5), (long) Math.floor(minX) + 1), 0, width);
        int top = Math.clamp((long) Math.floor(minY), 0, height);
        int bottom = Math.clamp(Math.max((long) Math.ceil(maxY - 0.5), (long) Math.floor(minY) + 1), 0, height);
        if (left >= right || top >= bottom) {
            return;
        }
        for (int row = top; row < bottom; row++) {
            counts[row * stride + left]++;
            counts[row * stride + right]--;
        }
        firstRow = Math.min(firstRow, top);
        lastRow = Math.max(lastRow, bottom - 1);
    }

    /// Turns marks into counts.
    ///
    /// @return the largest count
    int sum() {
        int most = 0;
        for (int row = firstRow; row <= lastRow; row++) {
            int at = row * stride;
            int sum = 0;
            for (int i = at; i < at + width; i++) {
                sum += counts[i];
                counts[i] = sum;
                most = Math.max(most, sum);
            }
        }
        return most;
    }

    /// Paints the counts with a table: its first entry is for one, its last for the largest count; between them it is logarithmic.
    void paint(Surface surface, Ink[] table, int most) {
        int[] entryOf = logTable(Math.max(most, 2), table.length);
        for (int row = firstRow; row <= lastRow; row++) {
            int at = row * stride;
            int target = row * width;
            for (int x = 0; x < width; x++) {
                int count = counts[at + x];
                if (count > 0) {
                    Ink ink = table[count < entryOf.length ? entryOf[count] : table.length - 1];
                    surface.blend(target + x, ink.rgb(), ink.alpha());
                }
            }
        }
    }

    /// Hatches what is covered with diagonals that keep their place on the map.
    void hatch(Surface surface, Ink ink, PixelGrid grid, double pixelScale) {
        long phase = Math.round(grid.left()) + Math.round(grid.top());
        int period = (int) Math.round(7 * pixelScale);
        int line = (int) Math.max(1, Math.round(2 * pixelScale));
        Ink ground = new Ink(ink.rgb(), ink.alpha() * 38 / 100);
        Ink strong = new Ink(ink.rgb(), ink.alpha() * 80 / 100);
        for (int row = firstRow; row <= lastRow; row++) {
            for (int x = 0; x < width; x++) {
                if (counts[row * stride + x] > 0) {
                    Ink here = Math.floorMod(x + row + phase, (long) period) < line ? strong : ground;
                    surface.blend(row * width + x, here.rgb(), here.alpha());
                }
            }
        }
    }

    /// Forgets all.
    void clear() {
        if (lastRow >= firstRow) {
            Arrays.fill(counts, firstRow * stride, (lastRow + 1) * stride, 0);
        }
        reset();
    }

    private static int[] logTable(int most, int entries) {
        int[] table = new int[Math.min(most, 1 << 16) + 1];
        for (int count = 1; count < table.length; count++) {
            table[count] = (int) Math.min(entries - 1, Math.log(count) / Math.log(most) * (entries - 1));
        }
        return table;
    }
}
