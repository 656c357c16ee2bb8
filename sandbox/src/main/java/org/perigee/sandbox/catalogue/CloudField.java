package org.perigee.sandbox.catalogue;

/// Weather that never was: cloud cover in percent, alike for neighbouring places on one day and drifting from day to
/// day. Many scenes are nearly clear and many nearly overcast, as in the real archives.
final class CloudField {

    private final long seed;

    CloudField(long seed) {
        this.seed = seed;
    }

    /// Cloud cover of a scene, 0 to 100, two decimals.
    double at(double lon, double lat, double epochDay) {
        double x = lon * Math.cos(Math.toRadians(lat)) / 7 - epochDay * 0.9;
        double y = lat / 6;
        double broad = noise(x, y, epochDay / 2.5, 1);
        double fine = noise(x * 4, y * 4, epochDay, 2);
        double prior = 0.06 * Math.cos(Math.toRadians(lat * 6));
        double s = Math.clamp((0.8 * broad + 0.2 * fine + prior - 0.28) / 0.42, 0.0, 1.0);
        double cover = 100 * s * s * (3 - 2 * s);
        return Math.round(cover * 100) / 100.0;
    }

    private double noise(double x, double y, double z, int octave) {
        long ix = (long) Math.floor(x);
        long iy = (long) Math.floor(y);
        long iz = (long) Math.floor(z);
        double fx = smooth(x - ix);
        double fy = smooth(y - iy);
        double fz = smooth(z - iz);
        double value = 0;
        for (int corner = 0; corner < 8; corner++) {
            int dx = corner & 1;
            int dy = corner >> 1 & 1;
            int dz = corner >> 2;
            double weight = (dx == 0 ? 1 - fx : fx) * (dy == 0 ? 1 - fy : fy) * (dz == 0 ? 1 - fz : fz);
            value += weight * Hash.unit(Hash.of(seed, octave, ix + dx, iy + dy, iz + dz));
        }
        return value;
    }

    private static double smooth(double t) {
        return t * t * (3 - 2 * t);
    }
}
