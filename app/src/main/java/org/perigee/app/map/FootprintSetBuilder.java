package org.perigee.app.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Collects footprints and builds [FootprintSet]s of them. It can be used on after [#build]: while results stream in, add each batch and
/// build again (some 20 ms at 100,000 footprints). Not thread-safe; meant for a background thread.
public final class FootprintSetBuilder {

    private final FootprintRings rings = new FootprintRings();
    private int[] ids = new int[16];
    private byte[] styles = new byte[16];
    private int[] boxes = new int[64];
    private int count;
    private int maxId = -1;

    /// Adds one footprint. Rings are arrays of longitude, latitude, longitude… in degrees, closed or not, in any turning direction;
    /// a ring inside another one is a hole. Longitudes may go beyond ±180, rings may cross the antimeridian or go round a pole, and
    /// parts that were cut at ±180 are shown as one.
    ///
    /// @param id the caller's name for it, not negative and best dense from 0; each id once
    /// @param style which of the theme's mission colours it has
    /// @return whether there is anything to draw: false where no ring has three different positions, or a number is not finite
    /// @throws IllegalArgumentException where the id is negative
    public boolean add(int id, int style, double[]... outline) {
        if (id < 0) {
            throw new IllegalArgumentException("negative id " + id);
        }
        List<FixedRing> fixed = fixedRings(outline);
        if (fixed.isEmpty()) {
            return false;
        }
        grow();
        for (FixedRing ring : fixed) {
            rings.addRing(ring.xs(), ring.ys());
        }
        rings.endFootprint();
        boxes[4 * count] = fixed.stream().mapToInt(FixedRing::minX).min().getAsInt();
        boxes[4 * count + 1] = fixed.stream().mapToInt(FixedRing::minY).min().getAsInt();
        boxes[4 * count + 2] = fixed.stream().mapToInt(FixedRing::maxX).max().getAsInt();
        boxes[4 * count + 3] = fixed.stream().mapToInt(FixedRing::maxY).max().getAsInt();
        ids[count] = id;
        styles[count] = (byte) style;
        maxId = Math.max(maxId, id);
        count++;
        return true;
    }

    /// How many footprints have been added so far.
    public int size() {
        return count;
    }

    /// All footprints added so far. The set does not change with later additions.
    public FootprintSet build() {
        int[] order = PackedBoxTree.order(boxes, count);
        int[] sortedBoxes = new int[4 * count];
        int[] sortedIds = new int[count];
        byte[] sortedStyles = new byte[count];
        int[] slotOfId = new int[maxId + 1];
        Arrays.fill(slotOfId, -1);
        for (int slot = 0; slot < count; slot++) {
            System.arraycopy(boxes, 4 * order[slot], sortedBoxes, 4 * slot, 4);
            sortedIds[slot] = ids[order[slot]];
            sortedStyles[slot] = styles[order[slot]];
            slotOfId[sortedIds[slot]] = slot;
        }
        return new FootprintSet(PackedBoxTree.of(sortedBoxes, count), sortedIds, sortedStyles, rings.inOrder(order), slotOfId);
    }

    private void grow() {
        if (count == ids.length) {
            ids = Arrays.copyOf(ids, count * 3 / 2);
            styles = Arrays.copyOf(styles, ids.length);
            boxes = Arrays.copyOf(boxes, 4 * ids.length);
        }
    }

    private static List<FixedRing> fixedRings(double[][] outline) {
        List<double[]> unwrapped = new ArrayList<>(outline.length);
        double west = Double.POSITIVE_INFINITY;
        for (double[] ring : outline) {
            if (!Arrays.stream(ring).allMatch(Double::isFinite)) {
                return List.of();
            }
            double[] open = RingUnwrapper.unwrap(ring);
            for (int i = 0; i < open.length; i += 2) {
                west = Math.min(west, open[i]);
            }
            if (open.length > 0) {
                unwrapped.add(open);
            }
        }
        double turn = Mercator.normalisedLongitude(west) - west;
        List<FixedRing> fixed = unwrapped.stream().map(ring -> FixedRing.of(ring, turn)).toList();
        return fixed.size() < 2 ? fixed.stream().map(ring -> ring.turning(true)).toList() : FixedRing.arranged(fixed);
    }
}
