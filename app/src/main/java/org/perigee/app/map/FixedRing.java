package org.perigee.app.map;

import java.util.ArrayList;
import java.util.List;

/// One ring in fixed-point Mercator, and how the rings of one footprint are put together.
record FixedRing(int[] xs, int[] ys, int minX, int minY, int maxX, int maxY) {

    private static final int WORLD = Mercator.WORLD;
    /// A ring that ends within a metre of the antimeridian was cut there.
    private static final int SEAM = 16;

    static FixedRing of(double[] lonLat, double turn) {
        int[] xs = new int[lonLat.length / 2];
        int[] ys = new int[xs.length];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = Mercator.fixedX(lonLat[2 * i] + turn);
            ys[i] = Mercator.fixedY(lonLat[2 * i + 1]);
        }
        return of(xs, ys);
    }

    private static FixedRing of(int[] xs, int[] ys) {
        int minX = xs[0];
        int minY = ys[0];
        int maxX = xs[0];
        int maxY = ys[0];
        for (int i = 1; i < xs.length; i++) {
            minX = Math.min(minX, xs[i]);
            minY = Math.min(minY, ys[i]);
            maxX = Math.max(maxX, xs[i]);
            maxY = Math.max(maxY, ys[i]);
        }
        return new FixedRing(xs, ys, minX, minY, maxX, maxY);
    }

    /// Puts the parts of a footprint that was cut at ±180 side by side, and turns outer rings one way and holes the other.
    static List<FixedRing> arranged(List<FixedRing> rings) {
        List<FixedRing> together = acrossTheSeam(rings);
        List<FixedRing> turned = new ArrayList<>(together.size());
        for (FixedRing ring : together) {
            long around = together.stream().filter(other -> other != ring && other.contains(ring.xs[0], ring.ys[0])).count();
            turned.add(ring.turning(around % 2 == 0));
        }
        return turned;
    }

    private static List<FixedRing> acrossTheSeam(List<FixedRing> rings) {
        boolean east = rings.stream().anyMatch(ring -> Math.abs(ring.maxX - WORLD) <= SEAM);
        boolean west = rings.stream().anyMatch(ring -> Math.abs(ring.minX) <= SEAM);
        boolean wide = rings.stream().anyMatch(ring -> ring.maxX - ring.minX > WORLD / 2);
        if (!east || !west || wide) {
            return rings;
        }
        // The western parts go one turn on, so that all lie round 180°; the whole still starts in the first world.
        return rings.stream().map(ring -> ring.minX < WORLD / 2 ? ring.moved(WORLD) : ring).toList();
    }

    private FixedRing moved(int by) {
        int[] moved = xs.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += by;
        }
        return new FixedRing(moved, ys, minX + by, minY, maxX + by, maxY);
    }

    /// @param forward whether the area is to be positive
    FixedRing turning(boolean forward) {
        if (signedArea() >= 0 == forward) {
            return this;
        }
        int n = xs.length;
        int[] backXs = new int[n];
        int[] backYs = new int[n];
        for (int i = 0; i < n; i++) {
            backXs[i] = xs[n - 1 - i];
            backYs[i] = ys[n - 1 - i];
        }
        return new FixedRing(backXs, backYs, minX, minY, maxX, maxY);
    }

    private double signedArea() {
        double sum = 0;
        for (int i = 0, j = xs.length - 1; i < xs.length; j = i++) {
            sum += (double) (xs[j] - xs[0]) * (ys[i] - ys[0]) - (double) (xs[i] - xs[0]) * (ys[j] - ys[0]);
        }
        return sum;
    }

    private boolean contains(int x, int y) {
        boolean inside = false;
        for (int i = 0, j = xs.length - 1; i < xs.length; j = i++) {
            if (ys[i] > y != ys[j] > y && x < (double) (xs[j] - xs[i]) * (y - ys[i]) / (ys[j] - ys[i]) + xs[i]) {
                inside = !inside;
            }
        }
        return inside;
    }
}
