package org.perigee.sandbox.download;

import java.awt.image.BufferedImage;
import org.perigee.sandbox.catalogue.Hash;
import org.perigee.sandbox.catalogue.Mission;
import org.perigee.sandbox.catalogue.Product;

/// Draws what a satellite might have seen, pixel by pixel, out of noise that depends on the place (so that two pictures
/// of the same place show the same land) and on the day (clouds).
sealed interface QuicklookPainter permits LandscapePainter, SpecklePainter, SwathPainter {

    /// Side of a picture in pixels.
    int SIZE = 343;

    /// The colour of a pixel, red-green-blue.
    int colour(int x, int y);

    /// The whole picture.
    default BufferedImage paint() {
        BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
        int[] row = new int[SIZE];
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                row[x] = colour(x, y);
            }
            image.setRGB(0, y, SIZE, 1, row, 0, SIZE);
        }
        return image;
    }

    /// The painter for a product's kind.
    static QuicklookPainter of(Product product) {
        long place = product.type().mission() == Mission.SENTINEL_2
            ? Hash.of(7, product.tileName())
            : Hash.of(product.acquisition().relativeOrbit(), Math.round(product.footprint().getCentroid().getY() * 2));
        long day = Hash.of(product.start().getEpochSecond(), product.acquisition().platform());
        return switch (product.type().mission()) {
            case SENTINEL_1 -> new SpecklePainter(place, day);
            case SENTINEL_2 -> new LandscapePainter(product, place, day);
            case SENTINEL_3 -> new SwathPainter(product, place, day);
        };
    }

    /// Packs a colour; parts from 0 to 1.
    static int rgb(double r, double g, double b) {
        return channel(r) << 16 | channel(g) << 8 | channel(b);
    }

    private static int channel(double value) {
        return (int) Math.round(255 * Math.clamp(value, 0.0, 1.0));
    }

    /// Between two numbers.
    static double mix(double a, double b, double t) {
        return a + (b - a) * t;
    }

    /// From 0 to 1 while `value` goes from `low` to `high`, without corners.
    static double ramp(double low, double high, double value) {
        double t = Math.clamp((value - low) / (high - low), 0.0, 1.0);
        return t * t * (3 - 2 * t);
    }
}
