package org.perigee.app.map;

import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

/// A picture bent onto a quadrilateral of the map, by the projective mapping of the unit square onto it (P. Heckbert, 1989).
///
/// @param argb not premultiplied
/// @param corners x and y in worlds: upper left, upper right, lower right, lower left
record DrapedImage(int[] argb, int width, int height, double[] corners, double opacity) {

    static DrapedImage of(Quicklook quicklook) {
        Image image = quicklook.image();
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] argb = new int[width * height];
        if (image.getPixelReader() != null) {
            image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        }
        double[] ring = new double[8];
        for (int i = 0; i < 4; i++) {
            double step = i == 0 ? 0 : quicklook.corners().get(i).longitude() - ring[2 * i - 2];
            ring[2 * i] = i == 0 ? quicklook.corners().get(0).longitude() : ring[2 * i - 2] + step - 360 * Math.rint(step / 360);
            ring[2 * i + 1] = quicklook.corners().get(i).latitude();
        }
        for (int i = 0; i < 8; i += 2) {
            ring[i] = Mercator.x(ring[i]);
            ring[i + 1] = Mercator.y(ring[i + 1]);
        }
        return new DrapedImage(argb, width, height, ring, quicklook.opacity());
    }

    void paint(Surface surface, Camera camera) {
        PixelGrid grid = PixelGrid.of(camera);
        for (int turn = grid.firstWorld() - 1; turn <= grid.lastWorld() + 1; turn++) {
            double[] quad = new double[8];
            for (int i = 0; i < 8; i += 2) {
                quad[i] = camera.screenX(corners[i] + turn);
                quad[i + 1] = camera.screenY(corners[i + 1]);
            }
            paint(surface, quad);
        }
    }

    private void paint(Surface surface, double[] q) {
        int left = (int) Math.max(0, Math.floor(Math.min(Math.min(q[0], q[2]), Math.min(q[4], q[6]))));
        int right = (int) Math.min(surface.width(), Math.ceil(Math.max(Math.max(q[0], q[2]), Math.max(q[4], q[6]))));
        int top = (int) Math.max(0, Math.floor(Math.min(Math.min(q[1], q[3]), Math.min(q[5], q[7]))));
        int bottom = (int) Math.min(surface.height(), Math.ceil(Math.max(Math.max(q[1], q[3]), Math.max(q[5], q[7]))));
        double[] m = squareFromQuad(q);
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                double w = m[6] * (x + 0.5) + m[7] * (y + 0.5) + m[8];
                double u = (m[0] * (x + 0.5) + m[1] * (y + 0.5) + m[2]) / w;
                double v = (m[3] * (x + 0.5) + m[4] * (y + 0.5) + m[5]) / w;
                if (u >= 0 && u < 1 && v >= 0 && v < 1) {
                    int pixel = argb[(int) (v * height) * width + (int) (u * width)];
                    surface.blend(y * surface.width() + x, pixel, (int) ((pixel >>> 24) * opacity * 256 / 255));
                }
            }
        }
    }

    /// The inverse (up to a factor, which cancels out) of the mapping of the unit square onto the quadrilateral.
    private static double[] squareFromQuad(double[] q) {
        double dx1 = q[2] - q[4];
        double dx2 = q[6] - q[4];
        double dx3 = q[0] - q[2] + q[4] - q[6];
        double dy1 = q[3] - q[5];
        double dy2 = q[7] - q[5];
        double dy3 = q[1] - q[3] + q[5] - q[7];
        double det = dx1 * dy2 - dx2 * dy1;
        double g = (dx3 * dy2 - dx2 * dy3) / det;
        double h = (dx1 * dy3 - dx3 * dy1) / det;
        double a = q[2] - q[0] + g * q[2];
        double b = q[6] - q[0] + h * q[6];
        double d = q[3] - q[1] + g * q[3];
        double e = q[7] - q[1] + h * q[7];
        double c = q[0];
        double f = q[1];
        return new double[] {e - f * h, c * h - b, b * f - c * e, f * g - d, a - c * g, c * d - a * f,
            d * h - e * g, b * g - a * h, a * e - b * d};
    }
}
