package org.perigee.sandbox.download;

import org.locationtech.jts.geom.Point;
import org.perigee.sandbox.catalogue.Hash;
import org.perigee.sandbox.catalogue.Product;

/// Sentinel-3 OLCI: a slanted swath on black with seas and coasts of continental size, and weather systems above.
final class SwathPainter implements QuicklookPainter {

    private final Fractal continents;
    private final Fractal green;
    private final Fractal clouds;
    private final Fractal bloom;
    private final double slant;
    private final double latitude;
    private final double cloudShift;

    SwathPainter(Product product, long place, long day) {
        continents = new Fractal(place, 8);
        green = new Fractal(place + 1, 4);
        bloom = new Fractal(place + 2, 5);
        clouds = new Fractal(day, 7);
        Point centre = product.footprint().getCentroid();
        latitude = Math.abs(centre.getY());
        slant = (0.17 + 0.25 * latitude / 90) * (product.acquisition().ascending() ? -1 : 1);
        double cover = product.details().cloudCover().orElse(100 * Hash.unit(Hash.mix(day))) / 100;
        cloudShift = 0.64 - 0.24 * cover;
    }

    @Override
    public int colour(int x, int y) {
        double across = x - SIZE / 2.0 + (y - SIZE / 2.0) * slant;
        double half = SIZE * 0.37;
        if (Math.abs(across) > half) {
            return 0;
        }
        double h = continents.at(x / 120.0, y / 120.0);
        double polar = QuicklookPainter.ramp(66, 78, latitude + (h - 0.5) * 30);
        double[] c = h > 0.52 ? land(x, y, h) : sea(x, y, h);
        double wx = x / 75.0 + 0.9 * clouds.at(y / 90.0, x / 140.0);
        double wy = y / 75.0 + 0.9 * clouds.at(x / 110.0, y / 60.0 + 40);
        double cover = QuicklookPainter.ramp(cloudShift - 0.06, cloudShift + 0.12, clouds.at(wx, wy));
        double white = 0.78 + 0.2 * clouds.at(x / 20.0, y / 20.0);
        double limb = 1 - 0.22 * Math.pow(Math.abs(across) / half, 3);
        double r = QuicklookPainter.mix(QuicklookPainter.mix(c[0], 0.88, polar), white, cover);
        double g = QuicklookPainter.mix(QuicklookPainter.mix(c[1], 0.92, polar), white, cover);
        double b = QuicklookPainter.mix(QuicklookPainter.mix(c[2], 0.96, polar), white * 1.02, cover);
        return QuicklookPainter.rgb(r * limb, g * limb, b * limb + 0.01);
    }

    private double[] sea(int x, int y, double h) {
        double shelf = QuicklookPainter.ramp(0.47, 0.52, h);
        double plankton = QuicklookPainter.ramp(0.55, 0.7, bloom.at(x / 40.0, y / 40.0)) * (0.3 + 0.7 * shelf);
        return new double[] {0.03 + 0.05 * shelf, 0.10 + 0.16 * shelf + 0.14 * plankton, 0.27 + 0.14 * shelf};
    }

    private double[] land(int x, int y, double h) {
        double desert = 1 - QuicklookPainter.ramp(14, 22, Math.abs(latitude - 25) + 12 * (green.at(x / 80.0, y / 80.0) - 0.5));
        double lush = QuicklookPainter.ramp(0.3, 0.65, green.at(x / 35.0, y / 35.0));
        double high = QuicklookPainter.ramp(0.66, 0.76, h);
        double r = QuicklookPainter.mix(QuicklookPainter.mix(0.36, 0.18, lush), 0.76, desert);
        double g = QuicklookPainter.mix(QuicklookPainter.mix(0.36, 0.32, lush), 0.64, desert);
        double b = QuicklookPainter.mix(QuicklookPainter.mix(0.22, 0.13, lush), 0.45, desert);
        return new double[] {r + 0.25 * high, g + 0.22 * high, b + 0.24 * high};
    }
}
