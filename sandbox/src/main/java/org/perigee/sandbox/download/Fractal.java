package org.perigee.sandbox.download;

import org.perigee.sandbox.catalogue.Hash;

/// Smooth noise of several scales laid over one another, around 0.5.
///
/// @param seed     which noise
/// @param octaves  how many scales, each half as large as the one before
record Fractal(long seed, int octaves) {

    private static final int MASK = 4095;
    /// The numbers from 0 to 4095 in a fixed disorder: looking one up is ten times faster than hashing.
    private static final int[] SHUFFLED = shuffled();

    private static int[] shuffled() {
        int[] numbers = new int[MASK + 1];
        for (int i = 0; i < numbers.length; i++) {
            int j = Hash.pick(Hash.mix(i), i + 1);
            numbers[i] = numbers[j];
            numbers[j] = i;
        }
        return numbers;
    }

    double at(double x, double y) {
        double sum = 0;
        double weight = 0;
        double amplitude = 1;
        double scale = 1;
        for (int octave = 0; octave < octaves; octave++) {
            sum += amplitude * lattice(x * scale + 17.3 * octave, y * scale - 9.1 * octave, octave);
            weight += amplitude;
            amplitude *= 0.52;
            scale *= 2.03;
        }
        return sum / weight;
    }

    /// Ridges: high where the plain noise is near its middle; like valleys and river beds.
    double ridge(double x, double y) {
        double v = at(x, y);
        return 1 - Math.abs(2 * v - 1) * 3;
    }

    private double lattice(double x, double y, int octave) {
        int ix = (int) Math.floor(x);
        int iy = (int) Math.floor(y);
        double fx = fade(x - ix);
        double fy = fade(y - iy);
        double top = mix(corner(ix, iy, octave), corner(ix + 1, iy, octave), fx);
        double bottom = mix(corner(ix, iy + 1, octave), corner(ix + 1, iy + 1, octave), fx);
        return mix(top, bottom, fy);
    }

    private double corner(int x, int y, int octave) {
        int row = SHUFFLED[x + (int) seed + 31 * octave & MASK];
        return SHUFFLED[row + y + (int) (seed >>> 32) & MASK] * (1.0 / MASK);
    }

    private static double fade(double t) {
        return t * t * t * (t * (6 * t - 15) + 10);
    }

    private static double mix(double a, double b, double t) {
        return a + (b - a) * t;
    }
}
