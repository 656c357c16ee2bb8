package org.perigee.app.map;

import java.util.Arrays;

/// The vertices of many footprints in flat arrays that grow: footprint `f` has the rings `firstRing[f]` to before `firstRing[f + 1]`.
final class FootprintRings {

    private int[] firstRing = {0, 0};
    private int[] ringStart = {0, 0};
    private int[] xs = new int[64];
    private int[] ys = new int[64];
    private int footprints;
    private int rings;

    void addRing(int[] ringXs, int[] ringYs) {
        int start = ringStart[rings];
        int end = start + ringXs.length;
        if (end > xs.length) {
            xs = Arrays.copyOf(xs, Math.max(end, xs.length * 3 / 2));
            ys = Arrays.copyOf(ys, xs.length);
        }
        System.arraycopy(ringXs, 0, xs, start, ringXs.length);
        System.arraycopy(ringYs, 0, ys, start, ringYs.length);
        rings++;
        if (rings == ringStart.length) {
            ringStart = Arrays.copyOf(ringStart, rings * 3 / 2 + 1);
        }
        ringStart[rings] = end;
    }

    void endFootprint() {
        footprints++;
        if (footprints == firstRing.length) {
            firstRing = Arrays.copyOf(firstRing, footprints * 3 / 2 + 1);
        }
        firstRing[footprints] = rings;
    }

    /// The same footprints in another order, with arrays of exact size.
    FootprintRings inOrder(int[] order) {
        FootprintRings sorted = new FootprintRings();
        sorted.firstRing = new int[order.length + 1];
        sorted.ringStart = new int[rings + 1];
        sorted.xs = new int[ringStart[rings]];
        sorted.ys = new int[ringStart[rings]];
        int at = 0;
        for (int footprint : order) {
            int first = firstRing[footprint];
            int end = firstRing[footprint + 1];
            int length = ringStart[end] - ringStart[first];
            System.arraycopy(xs, ringStart[first], sorted.xs, at, length);
            System.arraycopy(ys, ringStart[first], sorted.ys, at, length);
            for (int ring = first; ring < end; ring++) {
                at += ringStart[ring + 1] - ringStart[ring];
                sorted.ringStart[++sorted.rings] = at;
            }
            sorted.firstRing[++sorted.footprints] = sorted.rings;
        }
        return sorted;
    }

    int[] firstRing() {
        return firstRing;
    }

    int[] ringStart() {
        return ringStart;
    }

    int[] xs() {
        return xs;
    }

    int[] ys() {
        return ys;
    }
}
