package org.perigee.sandbox.download;

import org.perigee.sandbox.catalogue.Hash;

/// Smooth noise of several scales laid over one another, around 0.5.
///
/// @param seed     which noise
/// @param octaves  how many scales, each half as large as the one before
record Fractal(long seed, int octaves) {

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
        long ix = (long) Math.floor(x);
        long iy = (long) Math.floor(y);
        double fx = fade(x - ix);
        double fy = fade(y - iy);
        double top = mix(corner(ix, iy, octave), corner(ix + 1, iy, octave), fx);
        double bottom = mix(corner(ix, iy + 1, octave), corner(ix + 1, iy + 1, octave), fx);
        return mix(top, bottom, fy);
    }

    private double corner(long x, long y, int octave) {
        return Hash.unit(Hash.mix(seed + x * 0x632BE59BD9B4E019L ^ Hash.mix(y * 0x9E3779B97F4A7C15L + octave)));
    }

    private static double fade(double t) {
        return t * t * t * (t * (6 * t - 15) + 10);
    }

    private static double mix(double a, double b, double t) {
        return a + (b - a) * t;
    }
}
