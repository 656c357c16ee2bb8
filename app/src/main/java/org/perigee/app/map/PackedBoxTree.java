package org.perigee.app.map;

import java.util.Arrays;
import java.util.function.IntConsumer;

/// A packed R-tree over integer boxes (sort-tile-recursive packing: S. Leutenegger et al., 1997). The boxes must come in the order that
/// [#order] gives; item `i` is then leaf `i`, and a node's children are the next sixteen of the level below, so no links are stored.
final class PackedBoxTree {

    static final int FAN_OUT = 16;

    /// minX, minY, maxX, maxY of each box: the items first, then level after level up to the root.
    private final int[] boxes;
    private final int[] levelStart;

    private PackedBoxTree(int[] boxes, int[] levelStart) {
        this.boxes = boxes;
        this.levelStart = levelStart;
    }

    /// In which order to store items so that neighbours on the map are neighbours in memory.
    static int[] order(int[] items, int count) {
        long[] keys = new long[count];
        for (int i = 0; i < count; i++) {
            keys[i] = key(items[4 * i], items[4 * i + 2], i);
        }
        Arrays.sort(keys);
        int leaves = (count + FAN_OUT - 1) / FAN_OUT;
        int slice = FAN_OUT * (int) Math.ceil(Math.sqrt(Math.max(leaves, 1)));
        for (int from = 0; from < count; from += slice) {
            int to = Math.min(from + slice, count);
            for (int i = from; i < to; i++) {
                int item = (int) keys[i];
                keys[i] = key(items[4 * item + 1], items[4 * item + 3], item);
            }
            Arrays.sort(keys, from, to);
        }
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = (int) keys[i];
        }
        return order;
    }

    private static long key(int least, int most, int item) {
        long middle = ((long) least + most) >> 1;
        return middle << 32 | item;
    }

    /// @param items four numbers an item, already in the right order
    static PackedBoxTree of(int[] items, int count) {
        int levels = 1;
        int total = count;
        for (int n = count; n > 1; levels++) {
            n = (n + FAN_OUT - 1) / FAN_OUT;
            total += n;
        }
        int[] boxes = Arrays.copyOf(items, 4 * total);
        int[] start = new int[levels + 1];
        int n = count;
        for (int level = 0; level < levels; level++) {
            start[level + 1] = start[level] + n;
            n = (n + FAN_OUT - 1) / FAN_OUT;
        }
        for (int level = 1; level < levels; level++) {
            for (int node = start[level]; node < start[level + 1]; node++) {
                int first = start[level - 1] + (node - start[level]) * FAN_OUT;
                unite(boxes, node, first, Math.min(first + FAN_OUT, start[level]));
            }
        }
        return new PackedBoxTree(boxes, start);
    }

    private static void unite(int[] boxes, int node, int from, int to) {
        int at = 4 * node;
        System.arraycopy(boxes, 4 * from, boxes, at, 4);
        for (int child = from + 1; child < to; child++) {
            boxes[at] = Math.min(boxes[at], boxes[4 * child]);
            boxes[at + 1] = Math.min(boxes[at + 1], boxes[4 * child + 1]);
            boxes[at + 2] = Math.max(boxes[at + 2], boxes[4 * child + 2]);
            boxes[at + 3] = Math.max(boxes[at + 3], boxes[4 * child + 3]);
        }
    }

    /// Calls `found` with every item whose box meets the given one, in storage order.
    void query(int minX, int minY, int maxX, int maxY, IntConsumer found) {
        if (levelStart[1] > 0) {
            visit(levelStart.length - 2, levelStart[levelStart.length - 2], new int[] {minX, minY, maxX, maxY}, found);
        }
    }

    private void visit(int level, int node, int[] wanted, IntConsumer found) {
        int at = 4 * node;
        if (boxes[at] > wanted[2] || boxes[at + 2] < wanted[0] || boxes[at + 1] > wanted[3] || boxes[at + 3] < wanted[1]) {
            return;
        }
        if (level == 0) {
            found.accept(node);
            return;
        }
        int first = levelStart[level - 1] + (node - levelStart[level]) * FAN_OUT;
        int end = Math.min(first + FAN_OUT, levelStart[level]);
        for (int child = first; child < end; child++) {
            visit(level - 1, child, wanted, found);
        }
    }

    int minX(int item) {
        return boxes[4 * item];
    }

    int minY(int item) {
        return boxes[4 * item + 1];
    }

    int maxX(int item) {
        return boxes[4 * item + 2];
    }

    int maxY(int item) {
        return boxes[4 * item + 3];
    }
}
