package org.perigee.app.map;

import java.util.Arrays;
import java.util.BitSet;

/// Which footprints lie under a point, the smallest first, so that none is hidden for ever behind a larger one.
final class HitTest {

    /// More than this nobody reads in a list under the pointer.
    static final int LIMIT = 15;
    private static final double TOLERANCE_PIXELS = 3;
    private static final double SAME_SIZE = Math.log(1.25);

    private HitTest() {
    }

    /// @param visible the ids to look at, or null for all
    /// @return at most [#LIMIT] ids
    static int[] at(FootprintSet set, BitSet visible, Camera camera, double screenX, double screenY) {
        int tolerance = (int) Math.clamp(TOLERANCE_PIXELS / camera.worldSize() * Mercator.WORLD, 1, Mercator.WORLD / 64);
        LongCollector found = new LongCollector();
        set.slotsAt(camera.worldX(screenX), camera.worldY(screenY), tolerance, slot -> {
            if (visible == null || visible.get(set.ids[slot])) {
                found.add((long) sizeClass(set, slot) << 32 | set.ids[slot]);
            }
        });
        return Arrays.stream(found.values, 0, found.count).sorted().distinct().limit(LIMIT).mapToInt(key -> (int) key).toArray();
    }

    private static int sizeClass(FootprintSet set, int slot) {
        double width = (double) set.tree.maxX(slot) - set.tree.minX(slot) + 1;
        double height = (double) set.tree.maxY(slot) - set.tree.minY(slot) + 1;
        return (int) (Math.log(width * height) / SAME_SIZE);
    }

    private static final class LongCollector {
        private long[] values = new long[16];
        private int count;

        void add(long value) {
            if (count == values.length) {
                values = Arrays.copyOf(values, 2 * count);
            }
            values[count++] = value;
        }
    }
}
