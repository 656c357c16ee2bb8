package org.perigee.sandbox.download;

import java.util.function.DoubleBinaryOperator;

/// A field worked out once for every pixel of a picture and a margin around it.
final class Relief {

    private static final int MARGIN = 10;
    private static final int WIDTH = QuicklookPainter.SIZE + 2 * MARGIN;

    private final float[] values = new float[WIDTH * WIDTH];

    Relief(DoubleBinaryOperator field) {
        for (int y = 0; y < WIDTH; y++) {
            for (int x = 0; x < WIDTH; x++) {
                values[y * WIDTH + x] = (float) field.applyAsDouble(x - MARGIN, y - MARGIN);
            }
        }
    }

    /// At a pixel, which may lie up to ten outside of the picture.
    double at(int x, int y) {
        return values[(y + MARGIN) * WIDTH + x + MARGIN];
    }
}
