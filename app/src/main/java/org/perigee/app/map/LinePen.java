package org.perigee.app.map;

/// Draws antialiased line segments onto a surface. Segments are half-open along their longer axis, so that the corners of a translucent
/// outline are not painted twice.
final class LinePen {

    private final Surface surface;
    private final Ink ink;
    private final double halfWidth;

    LinePen(Surface surface, Ink ink, double lineWidth) {
        this.surface = surface;
        this.ink = ink;
        this.halfWidth = lineWidth / 2;
    }

    void segment(double x0, double y0, double x1, double y1) {
        double room = 2 * halfWidth + 1;
        double dx = x1 - x0;
        double dy = y1 - y0;
        if (Math.max(x0, x1) < -room || Math.min(x0, x1) > surface.width() + room
                || Math.max(y0, y1) < -room || Math.min(y0, y1) > surface.height() + room) {
            return;
        }
        if (Math.abs(dx) >= Math.abs(dy)) {
            flat(dx < 0 ? x1 : x0, dx < 0 ? y1 : y0, Math.abs(dx), dx == 0 ? 0 : dy / dx);
        } else {
            steep(dy < 0 ? x1 : x0, dy < 0 ? y1 : y0, Math.abs(dy), dx / dy);
        }
    }

    private void flat(double x0, double y0, double length, double slope) {
        double reach = halfWidth * Math.sqrt(1 + slope * slope);
        int from = (int) Math.max(0, Math.ceil(x0 - 0.5));
        int to = (int) Math.min(surface.width(), Math.ceil(x0 + length - 0.5));
        for (int x = from; x < to; x++) {
            double middle = y0 + slope * (x + 0.5 - x0);
            double top = Math.max(middle - reach, 0);
            double bottom = Math.min(middle + reach, surface.height());
            for (int y = (int) top; y < bottom; y++) {
                put(y * surface.width() + x, Math.min(y + 1, bottom) - Math.max(y, top));
            }
        }
    }

    private void steep(double x0, double y0, double length, double slope) {
        double reach = halfWidth * Math.sqrt(1 + slope * slope);
        int from = (int) Math.max(0, Math.ceil(y0 - 0.5));
        int to = (int) Math.min(surface.height(), Math.ceil(y0 + length - 0.5));
        for (int y = from; y < to; y++) {
            double middle = x0 + slope * (y + 0.5 - y0);
            double left = Math.max(middle - reach, 0);
            double right = Math.min(middle + reach, surface.width());
            for (int x = (int) left; x < right; x++) {
                put(y * surface.width() + x, Math.min(x + 1, right) - Math.max(x, left));
            }
        }
    }

    private void put(int index, double coverage) {
        surface.blend(index, ink.rgb(), (int) (coverage * ink.alpha()));
    }
}
