package org.perigee.app.map;

/// The name of a country as a mask of its letters, so that the rendering thread can paint it without a font.
///
/// @param label what and where
/// @param mask how much of each pixel the letters cover, 0 to 255
record LabelSprite(CountryLabel label, int width, int height, byte[] mask) {

    int mask(int x, int y) {
        return x < 0 || y < 0 || x >= width || y >= height ? 0 : mask[y * width + x] & 255;
    }

    /// The letters made bolder and softer: what is painted around them so that they can be read over anything.
    byte[] halo() {
        byte[] halo = new byte[mask.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int sum = 0;
                for (int dy = -2; dy <= 2; dy++) {
                    for (int dx = -2; dx <= 2; dx++) {
                        sum += mask(x + dx, y + dy) * (5 - dx * dx / 2 - dy * dy / 2);
                    }
                }
                halo[y * width + x] = (byte) Math.min(255, sum / 9);
            }
        }
        return halo;
    }
}
