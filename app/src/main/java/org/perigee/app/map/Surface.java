package org.perigee.app.map;

import java.util.Arrays;

/// An opaque picture in memory: one 0xFFrrggbb a pixel, row by row.
record Surface(int[] pixels, int width, int height) {

    void fill(int rgb) {
        Arrays.fill(pixels, 0, width * height, 0xFF000000 | rgb);
    }

    /// Puts a colour over a pixel.
    ///
    /// @param alpha 0 to 256
    void blend(int index, int rgb, int alpha) {
        int below = pixels[index];
        int rest = 256 - alpha;
        int redBlue = ((rgb & 0xFF00FF) * alpha + (below & 0xFF00FF) * rest >>> 8) & 0xFF00FF;
        int green = ((rgb & 0xFF00) * alpha + (below & 0xFF00) * rest >>> 8) & 0xFF00;
        pixels[index] = 0xFF000000 | redBlue | green;
    }
}
