package org.perigee.app.map;

/// How fixed-point Mercator falls onto the pixels of one picture.
///
/// @param scale pixels in one fixed-point unit
/// @param left world pixels left of the picture
/// @param top world pixels above the picture
/// @param worldSize pixels in one width of the world
/// @param firstWorld the turn of the world at the left edge
/// @param lastWorld the turn of the world at the right edge
record PixelGrid(double scale, double left, double top, double worldSize, int firstWorld, int lastWorld) {

    static PixelGrid of(Camera camera) {
        double size = camera.worldSize();
        return new PixelGrid(size / Mercator.WORLD, camera.left(), camera.top(), size,
                (int) Math.floor(camera.left() / size), (int) Math.floor((camera.left() + camera.width()) / size));
    }

    /// To add to `scale · x` in the given turn of the world.
    double offsetX(int world) {
        return world * worldSize - left;
    }

    /// The fixed-point x of a pixel column, seen from the given turn of the world.
    int fixedX(double pixel, int world) {
        return (int) Math.clamp((pixel - offsetX(world)) / scale, -0x7fffff00, 0x7fffff00);
    }

    int fixedY(double pixel) {
        return (int) Math.clamp((pixel + top) / scale, -0x7fffff00, 0x7fffff00);
    }
}
