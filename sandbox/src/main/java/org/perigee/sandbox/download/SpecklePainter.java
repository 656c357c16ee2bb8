package org.perigee.sandbox.download;

import org.perigee.sandbox.catalogue.Hash;

/// Sentinel-1: grey land with relief seen from the side, dark calm water, bright towns, and speckle over everything.
final class SpecklePainter implements QuicklookPainter {

    private final Relief height;
    private final Fractal cover;
    private final Fractal towns;
    private final long day;
    private final double waterLevel;

    SpecklePainter(long place, long day) {
        Fractal terrain = new Fractal(place, 7);
        height = new Relief((x, y) -> terrain.at(x / 95, y / 95));
        cover = new Fractal(place + 1, 5);
        towns = new Fractal(place + 2, 3);
        this.day = day;
        waterLevel = 0.34 + 0.14 * Hash.unit(Hash.mix(place));
    }

    @Override
    public int colour(int x, int y) {
        double h = height.at(x, y);
        double speckle = speckle(x, y);
        if (h < waterLevel) {
            double swell = 0.5 + 0.5 * Math.sin((x * 0.35 + y * 0.9) / 5 + 6 * cover.at(x / 60.0, y / 60.0));
            double grey = (0.07 + 0.035 * swell) * (0.7 + 0.3 * speckle);
            return QuicklookPainter.rgb(grey, grey, grey * 1.08);
        }
        double relief = (h - height.at(x - 2, y)) * 15 * QuicklookPainter.ramp(waterLevel, 0.6, h);
        double back = 0.26 + 0.34 * QuicklookPainter.ramp(0.25, 0.75, cover.at(x / 45.0, y / 45.0)) + relief;
        double town = QuicklookPainter.ramp(0.72, 0.8, towns.at(x / 16.0, y / 16.0)) * QuicklookPainter.ramp(0.7, 1.6, speckle);
        double grey = Math.max(0.04, back) * (0.55 + 0.45 * speckle) + 0.5 * town;
        return QuicklookPainter.rgb(grey, grey, grey);
    }

    /// Multi-looked intensity: the mean of four exponential draws.
    private double speckle(int x, int y) {
        double sum = 0;
        for (int look = 0; look < 4; look++) {
            sum -= Math.log(1 - Hash.unit(Hash.mix(day + look * 7919L + ((long) y * SIZE + x) * 104_729L)));
        }
        return sum / 4;
    }
}
