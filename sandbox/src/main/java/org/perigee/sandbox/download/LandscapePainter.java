package org.perigee.sandbox.download;

import java.util.stream.IntStream;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Location;
import org.perigee.sandbox.catalogue.Hash;
import org.perigee.sandbox.catalogue.MgrsTile;
import org.perigee.sandbox.catalogue.Product;

/// Sentinel-2 in natural colours: fields, forests, mountains, water, and clouds with their shadows; black where the swath
/// ended.
final class LandscapePainter implements QuicklookPainter {

    private final Relief height;
    private final Fractal wet;
    private final Fractal fields;
    private final Fractal grain;
    private final Fractal clouds;
    private final Relief cloudiness;
    private final double cloudLevel;
    private final double dryness;
    private final double waterLevel;
    private final boolean[] seen;

    LandscapePainter(Product product, long place, long day) {
        Fractal terrain = new Fractal(place, 7);
        height = new Relief((x, y) -> terrain.at(x / 110, y / 110));
        wet = new Fractal(place + 1, 4);
        fields = new Fractal(place + 2, 2);
        grain = new Fractal(place + 3, 3);
        clouds = new Fractal(day, 6);
        cloudiness = new Relief((x, y) -> clouds.at(x / 85, y / 85));
        MgrsTile tile = product.details().tile().orElseThrow();
        double lat = Math.abs(tile.centre()[1]);
        dryness = lat > 18 && lat < 34 ? 0.75 : lat < 41 ? 0.45 : 0.2;
        waterLevel = 0.30 + 0.14 * Hash.unit(Hash.mix(place));
        cloudLevel = level(product.details().cloudCover().orElse(0.0) / 100);
        seen = mask(product, tile);
    }

    /// The noise level above which the wanted share of the picture lies.
    private double level(double share) {
        int step = 7;
        double[] samples = IntStream.range(0, (SIZE / step) * (SIZE / step))
            .mapToDouble(i -> cloudiness.at(i % (SIZE / step) * step, i / (SIZE / step) * step)).sorted().toArray();
        return share >= 1 ? -1 : samples[Math.min(samples.length - 1, (int) ((1 - share) * samples.length))] + (share <= 0 ? 0.3 : 0);
    }

    private static boolean[] mask(Product product, MgrsTile tile) {
        double[][] ring = tile.ring();
        Envelope whole = product.footprint().getEnvelopeInternal();
        IndexedPointInAreaLocator locator = new IndexedPointInAreaLocator(product.footprint().buffer(1e-4));
        boolean[] mask = new boolean[SIZE * SIZE];
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                double lon = between(ring, 0, x, y);
                double lat = between(ring, 1, x, y);
                double near = lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon;
                Coordinate c = new Coordinate(near, lat);
                mask[y * SIZE + x] = whole.getWidth() > 180 || locator.locate(c) != Location.EXTERIOR;
            }
        }
        return mask;
    }

    /// Where a pixel is: the ring runs upper left, lower left, lower right, upper right.
    private static double between(double[][] ring, int axis, int x, int y) {
        double u = (x + 0.5) / SIZE;
        double v = (y + 0.5) / SIZE;
        double top = QuicklookPainter.mix(ring[0][axis], ring[3][axis], u);
        double bottom = QuicklookPainter.mix(ring[1][axis], ring[2][axis], u);
        return QuicklookPainter.mix(top, bottom, v);
    }

    @Override
    public int colour(int x, int y) {
        if (!seen[y * SIZE + x]) {
            return 0;
        }
        double h = height.at(x, y);
        double slope = (height.at(x + 1, y + 1) - h) * 36;
        double[] c = h < waterLevel ? water(h) : land(x, y, h);
        double light = Math.clamp(1 + (h < waterLevel ? 0 : slope * QuicklookPainter.ramp(waterLevel, 0.62, h)), 0.45, 1.5);
        double shadow = 1 - 0.45 * QuicklookPainter.ramp(cloudLevel + 0.015, cloudLevel + 0.05, cloudiness.at(x + 7, y - 9));
        double cover = QuicklookPainter.ramp(cloudLevel - 0.02, cloudLevel + 0.045, cloudiness.at(x, y));
        double white = 0.80 + 0.20 * QuicklookPainter.ramp(0.15, 0.85, clouds.at(x / 28.0, y / 28.0));
        double k = light * shadow;
        return QuicklookPainter.rgb(QuicklookPainter.mix(c[0] * k, white, cover), QuicklookPainter.mix(c[1] * k, white, cover),
            QuicklookPainter.mix(c[2] * k, white * 1.01, cover));
    }

    private double[] water(double h) {
        double shallow = QuicklookPainter.ramp(waterLevel - 0.06, waterLevel, h);
        return new double[] {0.03 + 0.06 * shallow, 0.10 + 0.14 * shallow, 0.22 + 0.12 * shallow};
    }

    private double[] land(int x, int y, double h) {
        double moist = wet.at(x / 90.0, y / 90.0) - dryness * 0.35;
        double[] plain = mixed(new double[] {0.62, 0.53, 0.36}, new double[] {0.30, 0.42, 0.17}, QuicklookPainter.ramp(0.22, 0.55, moist));
        double parcel = fields.at(Math.floor(x / 5.0 + 0.7 * Math.sin(y / 40.0)) * 1.7, Math.floor(y / 4.0) * 1.9);
        double tilled = (1 - QuicklookPainter.ramp(0.48, 0.58, h)) * QuicklookPainter.ramp(0.2, 0.4, moist + 0.15);
        double[] sown = mixed(new double[] {0.70, 0.62, 0.38}, new double[] {0.26, 0.46, 0.16}, parcel);
        double[] ground = mixed(plain, sown, 0.75 * tilled);
        double wood = QuicklookPainter.ramp(0.52, 0.6, grain.at(x / 22.0, y / 22.0)) * QuicklookPainter.ramp(0.25, 0.5, moist + 0.1);
        ground = mixed(ground, new double[] {0.09, 0.22, 0.09}, 0.85 * wood);
        ground = mixed(ground, new double[] {0.48, 0.44, 0.40}, QuicklookPainter.ramp(0.60, 0.70, h));
        ground = mixed(ground, new double[] {0.95, 0.96, 0.98}, QuicklookPainter.ramp(0.70, 0.76, h + 0.05 * grain.at(x / 9.0, y / 9.0)) * (1 - dryness));
        double river = QuicklookPainter.ramp(0.955, 0.985, wet.ridge(x / 150.0, y / 150.0)) * (1 - QuicklookPainter.ramp(0.5, 0.6, h));
        return mixed(ground, new double[] {0.10, 0.20, 0.26}, river);
    }

    private static double[] mixed(double[] a, double[] b, double t) {
        return new double[] {QuicklookPainter.mix(a[0], b[0], t), QuicklookPainter.mix(a[1], b[1], t), QuicklookPainter.mix(a[2], b[2], t)};
    }
}
