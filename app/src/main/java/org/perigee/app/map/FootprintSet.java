package org.perigee.app.map;

import java.util.Optional;
import java.util.function.IntConsumer;

/// Footprints ready to be drawn and hit: an immutable structure of flat arrays, stored in the order of its own index so that what lies
/// together on the map lies together in memory. Build one on any thread with a [FootprintSetBuilder] and hand it to [MapFootprints].
public final class FootprintSet {

    private static final FootprintSet EMPTY = new FootprintSetBuilder().build();
    private static final int BINS = 720;

    final PackedBoxTree tree;
    final int[] ids;
    final byte[] styles;
    /// Slot `s` has the rings from `firstRing[s]` to before `firstRing[s + 1]`; ring `r` the vertices from `ringStart[r]` on.
    final int[] firstRing;
    final int[] ringStart;
    /// Fixed-point Mercator. Outer rings turn one way and holes the other, so that windings add up to 1 inside and to 0 in holes.
    final int[] xs;
    final int[] ys;
    private final int[] slotOfId;

    FootprintSet(PackedBoxTree tree, int[] ids, byte[] styles, FootprintRings rings, int[] slotOfId) {
        this.tree = tree;
        this.ids = ids;
        this.styles = styles;
        this.firstRing = rings.firstRing();
        this.ringStart = rings.ringStart();
        this.xs = rings.xs();
        this.ys = rings.ys();
        this.slotOfId = slotOfId;
    }

    /// The set without footprints.
    public static FootprintSet empty() {
        return EMPTY;
    }

    /// How many footprints can be drawn.
    public int size() {
        return ids.length;
    }

    /// Whether the footprint of this id can be drawn.
    public boolean contains(int id) {
        return slot(id) >= 0;
    }

    /// The box around one footprint, or nothing where there is no footprint of this id. Across the antimeridian it goes beyond 180°.
    public Optional<GeoBox> bounds(int id) {
        int slot = slot(id);
        return slot < 0 ? Optional.empty() : Optional.of(box(tree.minX(slot), tree.minY(slot), tree.maxX(slot), tree.maxY(slot)));
    }

    /// The narrowest box around all footprints, which may cross the antimeridian; nothing where there are no footprints.
    public Optional<GeoBox> bounds() {
        if (ids.length == 0) {
            return Optional.empty();
        }
        boolean[] covered = new boolean[BINS];
        int minY = Integer.MAX_VALUE;
        int maxY = Integer.MIN_VALUE;
        for (int slot = 0; slot < ids.length; slot++) {
            minY = Math.min(minY, tree.minY(slot));
            maxY = Math.max(maxY, tree.maxY(slot));
            int last = Math.min(bin(tree.maxX(slot)), bin(tree.minX(slot)) + BINS - 1);
            for (int bin = bin(tree.minX(slot)); bin <= last; bin++) {
                covered[Math.floorMod(bin, BINS)] = true;
            }
        }
        int start = endOfLargestGap(covered);
        int origin = start * (Mercator.WORLD / BINS);
        int minX = Integer.MAX_VALUE;
        int maxX = Integer.MIN_VALUE;
        for (int slot = 0; slot < ids.length; slot++) {
            int shift = tree.minX(slot) < origin ? Mercator.WORLD : 0;
            minX = Math.min(minX, tree.minX(slot) + shift);
            maxX = Math.max(maxX, tree.maxX(slot) + shift);
        }
        return Optional.of(box(minX, minY, Math.min(maxX, minX + Mercator.WORLD), maxY));
    }

    private static int bin(int x) {
        return Math.floorDiv(x, Mercator.WORLD / BINS);
    }

    private static int endOfLargestGap(boolean[] covered) {
        int best = 0;
        int end = 0;
        int gap = 0;
        for (int i = 0; i < 2 * BINS; i++) {
            gap = covered[i % BINS] ? 0 : gap + 1;
            if (gap > best) {
                best = gap;
                end = (i + 1) % BINS;
            }
        }
        return end;
    }

    private static GeoBox box(int minX, int minY, int maxX, int maxY) {
        double world = Mercator.WORLD;
        return new GeoBox(Mercator.longitude(minX / world), Mercator.latitude(maxY / world),
                Mercator.longitude(maxX / world), Mercator.latitude(minY / world));
    }

    int slot(int id) {
        return id >= 0 && id < slotOfId.length ? slotOfId[id] : -1;
    }

    /// Calls `found` with each slot under a point, in storage order, each once.
    ///
    /// @param worldX in worlds, any turn
    /// @param worldY in worlds
    /// @param tolerance in fixed-point units: a footprint smaller than twice this is hit this far beside it, too
    void slotsAt(double worldX, double worldY, int tolerance, IntConsumer found) {
        int y = (int) Math.round(Math.clamp(worldY, 0.0, 1.0) * Mercator.WORLD);
        int first = (int) Math.round((worldX - Math.floor(worldX)) * Mercator.WORLD);
        // A footprint starts in the first world, so it may also be met one turn further on.
        for (int x = first; x <= first + Mercator.WORLD; x += Mercator.WORLD) {
            int at = x;
            tree.query(at - tolerance, y - tolerance, at + tolerance, y + tolerance, slot -> {
                if (hits(slot, at, y, tolerance)) {
                    found.accept(slot);
                }
            });
        }
    }

    private boolean hits(int slot, int x, int y, int tolerance) {
        boolean small = tree.maxX(slot) - tree.minX(slot) < 2 * tolerance && tree.maxY(slot) - tree.minY(slot) < 2 * tolerance;
        return small || inside(slot, x, y);
    }

    private boolean inside(int slot, int x, int y) {
        boolean inside = false;
        for (int ring = firstRing[slot]; ring < firstRing[slot + 1]; ring++) {
            for (int i = ringStart[ring], j = ringStart[ring + 1] - 1; i < ringStart[ring + 1]; j = i++) {
                if (ys[i] > y != ys[j] > y && x < (double) (xs[j] - xs[i]) * (y - ys[i]) / (ys[j] - ys[i]) + xs[i]) {
                    inside = !inside;
                }
            }
        }
        return inside;
    }
}
