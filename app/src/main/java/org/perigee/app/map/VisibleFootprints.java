package org.perigee.app.map;

import java.util.Arrays;
import java.util.BitSet;

/// Which footprints meet the picture, and in which turn of the world; one that is seen twice stands here twice.
final class VisibleFootprints {

    private static final int EMPTY = 0;
    /// Twice as many places as entries at least, and a power of two.
    private static final int HASH_PLACES = 1 << 13;

    final FootprintSet set;
    final PixelGrid grid;
    int[] slots = new int[1024];
    int[] turns = new int[1024];
    int count;

    private VisibleFootprints(FootprintSet set, PixelGrid grid) {
        this.set = set;
        this.grid = grid;
    }

    /// @param wanted the ids to take, or null for all
    static VisibleFootprints in(Surface surface, PixelGrid grid, FootprintSet set, BitSet wanted) {
        VisibleFootprints visible = new VisibleFootprints(set, grid);
        int minY = grid.fixedY(-1);
        int maxY = grid.fixedY(surface.height() + 1.0);
        // A footprint starts in the first world and may reach into the next.
        for (int turn = grid.firstWorld() - 1; turn <= grid.lastWorld(); turn++) {
            int from = turn;
            set.tree.query(grid.fixedX(-1, turn), minY, grid.fixedX(surface.width() + 1.0, turn), maxY, slot -> {
                if (wanted == null || wanted.get(set.ids[slot])) {
                    visible.add(slot, from);
                }
            });
        }
        return visible;
    }

    private void add(int slot, int turn) {
        if (count == slots.length) {
            slots = Arrays.copyOf(slots, 2 * count);
            turns = Arrays.copyOf(turns, 2 * count);
        }
        slots[count] = slot;
        turns[count++] = turn;
    }

    /// The entries without those that would be drawn onto the very pixels of an earlier one of the same style.
    ///
    /// @param limit not above 4,000
    /// @return indexes of entries, or null where more than `limit` differ
    int[] distinct(int limit) {
        long[] seen = new long[HASH_PLACES];
        int[] found = new int[Math.min(limit, count)];
        int n = 0;
        for (int entry = 0; entry < count; entry++) {
            long print = print(entry);
            int place = (int) (print >>> 40) & HASH_PLACES - 1;
            while (seen[place] != EMPTY && seen[place] != print) {
                place = place + 1 & HASH_PLACES - 1;
            }
            if (seen[place] == EMPTY) {
                if (n == limit) {
                    return null;
                }
                seen[place] = print;
                found[n++] = entry;
            }
        }
        return Arrays.copyOf(found, n);
    }

    /// How much line there would be in the picture, in pixels, with the outlines of these entries.
    double outlineLength(int[] entries, Surface surface) {
        double sum = 0;
        for (int entry : entries) {
            int slot = slots[entry];
            double offset = grid.offsetX(turns[entry]);
            for (int ring = set.firstRing[slot]; ring < set.firstRing[slot + 1]; ring++) {
                int end = set.ringStart[ring + 1];
                for (int i = set.ringStart[ring], j = end - 1; i < end; j = i++) {
                    sum += lengthInside(surface, set.xs[j] * grid.scale() + offset, set.ys[j] * grid.scale() - grid.top(),
                            set.xs[i] * grid.scale() + offset, set.ys[i] * grid.scale() - grid.top());
                }
            }
        }
        return sum;
    }

    /// Clips as Y.-D. Liang and B. Barsky do (1984).
    private static double lengthInside(Surface surface, double x0, double y0, double x1, double y1) {
        double dx = x1 - x0;
        double dy = y1 - y0;
        double[] steps = {-dx, dx, -dy, dy};
        double[] rooms = {x0, surface.width() - x0, y0, surface.height() - y0};
        double from = 0;
        double to = 1;
        for (int side = 0; side < 4; side++) {
            if (steps[side] == 0 && rooms[side] < 0) {
                return 0;
            }
            double at = rooms[side] / steps[side];
            from = steps[side] < 0 ? Math.max(from, at) : from;
            to = steps[side] > 0 ? Math.min(to, at) : to;
        }
        return from < to ? (to - from) * Math.hypot(dx, dy) : 0;
    }

    /// A number that tells outlines apart at the precision of pixels.
    private long print(int entry) {
        int slot = slots[entry];
        double offset = grid.offsetX(turns[entry]);
        long print = 1 + set.styles[slot];
        int end = set.ringStart[set.firstRing[slot + 1]];
        for (int i = set.ringStart[set.firstRing[slot]]; i < end; i++) {
            long x = Math.round(set.xs[i] * grid.scale() + offset);
            long y = Math.round(set.ys[i] * grid.scale() - grid.top());
            print = (print ^ x * 0x9E3779B97F4A7C15L ^ y * 0xC2B2AE3D27D4EB4FL) * 0xD6E8FEB86659FD93L;
            print ^= print >>> 32;
        }
        return print == EMPTY ? 1 : print;
    }
}
