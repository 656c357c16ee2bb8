package org.perigee.app.map;

import java.util.Arrays;

/// Fills polygons with exact antialiasing: every edge adds the area it covers in the pixels it crosses, and a running sum along each row
/// turns that into coverage. The cost is the length of the edges plus one pass over the picture, whatever the number of polygons.
/// Polygons must not overlap each other; holes turn the other way round.
final class CoverageFill {

    private final int width;
    private final int height;
    private final int stride;
    private final float[] area;

    CoverageFill(int width, int height) {
        this.width = width;
        this.height = height;
        this.stride = width + 2;
        this.area = new float[stride * height];
    }

    boolean fits(Surface surface) {
        return surface.width() == width && surface.height() == height;
    }

    /// Adds a directed edge, in pixels. What lies outside the picture costs next to nothing.
    void edge(double x0, double y0, double x1, double y1) {
        if (y0 < y1) {
            clipped(x0, y0, x1, y1, 1);
        } else if (y1 < y0) {
            clipped(x1, y1, x0, y0, -1);
        }
    }

    private void clipped(double x0, double y0, double x1, double y1, int direction) {
        if (y1 <= 0 || y0 >= height || x0 >= width && x1 >= width) {
            return;
        }
        double slope = (x1 - x0) / (y1 - y0);
        double top = Math.max(y0, 0);
        double bottom = Math.min(y1, height);
        double xTop = x0 + (top - y0) * slope;
        double xBottom = x0 + (bottom - y0) * slope;
        if (slope != 0) {
            double atLeft = y0 - x0 / slope;
            double atRight = y0 + (width - x0) / slope;
            double first = Math.clamp(Math.min(atLeft, atRight), top, bottom);
            double second = Math.clamp(Math.max(atLeft, atRight), top, bottom);
            double xFirst = x0 + (first - y0) * slope;
            double xSecond = x0 + (second - y0) * slope;
            inside(xTop, top, xFirst, first, direction);
            inside(xFirst, first, xSecond, second, direction);
            inside(xSecond, second, xBottom, bottom, direction);
        } else {
            inside(xTop, top, xBottom, bottom, direction);
        }
    }

    /// A piece that lies wholly left of, inside or right of the picture.
    private void inside(double x0, double y0, double x1, double y1, int direction) {
        if (y1 <= y0 || x0 + x1 >= 2.0 * width) {
            return;
        }
        double from = Math.clamp(x0, 0.0, (double) width);
        double slope = (Math.clamp(x1, 0.0, (double) width) - from) / (y1 - y0);
        double x = from;
        int last = (int) Math.ceil(y1);
        for (int row = (int) y0; row < last; row++) {
            double dy = Math.min(row + 1, y1) - Math.max(row, y0);
            double next = x + slope * dy;
            cells(row * stride, Math.min(x, next), Math.max(x, next), dy * direction);
            x = next;
        }
    }

    private void cells(int row, double left, double right, double d) {
        int first = (int) left;
        int end = (int) Math.ceil(right);
        if (end <= first + 1) {
            double middle = 0.5 * (left + right) - first;
            area[row + first] += (float) (d - d * middle);
            area[row + first + 1] += (float) (d * middle);
            return;
        }
        double s = 1 / (right - left);
        double firstShare = 1 - (left - first);
        double a0 = 0.5 * s * firstShare * firstShare;
        double lastShare = right - end + 1;
        double am = 0.5 * s * lastShare * lastShare;
        area[row + first] += (float) (d * a0);
        if (end == first + 2) {
            area[row + first + 1] += (float) (d * (1 - a0 - am));
        } else {
            double a1 = s * (1.5 - (left - first));
            area[row + first + 1] += (float) (d * (a1 - a0));
            for (int x = first + 2; x < end - 1; x++) {
                area[row + x] += (float) (d * s);
            }
            double a2 = a1 + (end - first - 3) * s;
            area[row + end - 1] += (float) (d * (1 - a2 - am));
        }
        area[row + end] += (float) (d * am);
    }

    /// Paints what was added and forgets it.
    void paint(Surface surface, Ink ink) {
        for (int y = 0; y < height; y++) {
            int row = y * stride;
            int target = y * width;
            float sum = 0;
            for (int x = 0; x < width; x++) {
                sum += area[row + x];
                int alpha = (int) (Math.min(Math.abs(sum), 1f) * ink.alpha() + 0.5f);
                if (alpha == 256) {
                    surface.pixels()[target + x] = 0xFF000000 | ink.rgb();
                } else if (alpha > 0) {
                    surface.blend(target + x, ink.rgb(), alpha);
                }
            }
        }
        Arrays.fill(area, 0f);
    }
}
