package org.perigee.catalog.local;

import java.util.ArrayList;
import java.util.List;
import org.perigee.catalog.model.BoundingBox;

/// A loose quadtree over longitude and latitude as numbers that a plain index can hold.
///
/// A box belongs to the cell in which its centre lies, at the deepest level whose cells are at least as large as the box, so that
/// it reaches at most half a cell beyond it. A search lists the ranges of cells whose widened area meets the area searched.
final class CellKey {

    static final int LEVELS = 15;

    private static final int ROW_SHIFT = 14;
    private static final int LEVEL_SHIFT = 28;
    private static final int MOST_ROWS = 1024;
    /// Degrees added around an area, far above what rounding can move a centre.
    private static final double MARGIN = 1e-6;

    private CellKey() {
    }

    /// Keys from `first` to `last`, both included.
    record Range(long first, long last) {
    }

    static long of(BoundingBox box) {
        double extent = Math.max(box.width(), box.height());
        int level = 0;
        while (level < LEVELS - 1 && size(level + 1) >= extent) {
            level++;
        }
        double centre = box.west() + box.width() / 2;
        double longitude = centre >= 180 ? centre - 360 : centre;
        double latitude = (box.south() + box.north()) / 2;
        return key(level, row(latitude, level), column(longitude, level));
    }

    private static double size(int level) {
        return 360.0 / (1 << level);
    }

    private static int columns(int level) {
        return 1 << level;
    }

    private static int column(double longitude, int level) {
        return Math.clamp((long) Math.floor((longitude + 180) / size(level)), 0, columns(level) - 1);
    }

    private static int row(double latitude, int level) {
        return Math.clamp((long) Math.floor((latitude + 90) / size(level)), 0, columns(level) - 1);
    }

    private static long key(int level, int row, int column) {
        return (long) level << LEVEL_SHIFT | (long) row << ROW_SHIFT | column;
    }

    /// All keys of a level.
    static Range level(int level) {
        return new Range((long) level << LEVEL_SHIFT, ((long) level + 1 << LEVEL_SHIFT) - 1);
    }

    /// The keys of one level that boxes meeting the area may have; never overlapping.
    static List<Range> ranges(BoundingBox area, int level) {
        double half = size(level) / 2 + MARGIN;
        int bottom = row(area.south() - half, level);
        int top = row(area.north() + half, level);
        if (top - bottom > MOST_ROWS) {
            return List.of(new Range(key(level, bottom, 0), key(level, top, columns(level) - 1)));
        }
        List<int[]> stretches = columnStretches(area.west() - half, area.west() + area.width() + half, level);
        List<Range> ranges = new ArrayList<>();
        for (int row = bottom; row <= top; row++) {
            for (int[] stretch : stretches) {
                ranges.add(new Range(key(level, row, stretch[0]), key(level, row, stretch[1])));
            }
        }
        return ranges;
    }

    /// Columns between two longitudes that may lie beyond ±180: one stretch, or two where it runs over the world's edge.
    private static List<int[]> columnStretches(double west, double east, int level) {
        int columns = columns(level);
        long first = (long) Math.floor((west + 180) / size(level));
        long last = (long) Math.floor((east + 180) / size(level));
        if (last - first + 1 >= columns) {
            return List.of(new int[] {0, columns - 1});
        }
        int from = (int) Math.floorMod(first, (long) columns);
        int to = (int) Math.floorMod(last, (long) columns);
        return from <= to ? List.of(new int[] {from, to}) : List.of(new int[] {from, columns - 1}, new int[] {0, to});
    }
}
