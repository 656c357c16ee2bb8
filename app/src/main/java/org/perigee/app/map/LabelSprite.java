package org.perigee.app.map;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/// The name of a country as a mask of its letters, so that the rendering thread can paint it without a font.
///
/// @param label what and where
/// @param mask how much of each pixel the letters cover, 0 to 255
record LabelSprite(CountryLabel label, int width, int height, byte[] mask) {

    private static final int ROOM = 3;
    private static final double LARGE_COUNTRY = 0.03;

    /// Draws names; call on the JavaFX thread.
    ///
    /// @param pixelScale pixels in one unit
    static List<LabelSprite> draw(List<CountryLabel> labels, double pixelScale) {
        Font small = Font.font("System", FontWeight.NORMAL, 11 * pixelScale);
        Font large = Font.font("System", FontWeight.MEDIUM, 12.5 * pixelScale);
        List<LabelSprite> sprites = new ArrayList<>(labels.size());
        for (CountryLabel label : labels) {
            sprites.add(draw(label, label.size() > LARGE_COUNTRY ? large : small));
        }
        return sprites;
    }

    private static LabelSprite draw(CountryLabel label, Font font) {
        Text measure = new Text(label.text());
        measure.setFont(font);
        int width = (int) Math.ceil(measure.getLayoutBounds().getWidth()) + 2 * ROOM;
        int height = (int) Math.ceil(measure.getLayoutBounds().getHeight()) + 2 * ROOM;
        Canvas canvas = new Canvas(width, height);
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.setFont(font);
        pen.setTextBaseline(VPos.TOP);
        pen.setFill(Color.BLACK);
        pen.fillText(label.text(), ROOM, ROOM);
        SnapshotParameters clear = new SnapshotParameters();
        clear.setFill(Color.TRANSPARENT);
        WritableImage image = canvas.snapshot(clear, null);
        int[] argb = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        byte[] mask = new byte[argb.length];
        for (int i = 0; i < argb.length; i++) {
            mask[i] = (byte) (argb[i] >>> 24);
        }
        return new LabelSprite(label, width, height, mask);
    }

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
