package org.perigee.app.map;

import java.util.List;
import javafx.scene.paint.Color;

/// A colour as the rasteriser wants it.
///
/// @param rgb 0xrrggbb
/// @param alpha 0 (nothing) to 256 (covers)
record Ink(int rgb, int alpha) {

    static Ink of(Color color) {
        int red = (int) Math.round(color.getRed() * 255);
        int green = (int) Math.round(color.getGreen() * 255);
        int blue = (int) Math.round(color.getBlue() * 255);
        return new Ink(red << 16 | green << 8 | blue, (int) Math.round(color.getOpacity() * 256));
    }

    Ink withAlpha(double opacity) {
        return new Ink(rgb, (int) Math.round(opacity * 256));
    }

    /// A table of colours along a row of stops.
    static Ink[] ramp(List<Color> stops, int size) {
        Ink[] table = new Ink[size];
        for (int i = 0; i < size; i++) {
            double at = (double) i / (size - 1) * (stops.size() - 1);
            int from = Math.min((int) at, stops.size() - 2);
            table[i] = of(stops.get(from).interpolate(stops.get(from + 1), at - from));
        }
        return table;
    }
}
