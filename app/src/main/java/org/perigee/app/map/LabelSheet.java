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

/// All names of countries drawn side by side. Made on any thread; only [#snapshot] needs the JavaFX thread, once for all names,
/// because each snapshot costs a millisecond and more.
final class LabelSheet {

    private static final int ROOM = 3;
    private static final int WIDTH = 1024;
    private static final double LARGE_COUNTRY = 0.03;

    private record Place(CountryLabel label, Font font, int x, int y, int width, int height) {
    }

    private final List<Place> places = new ArrayList<>();
    private final Canvas canvas;
    private final int height;

    /// @param pixelScale pixels in one unit
    LabelSheet(List<CountryLabel> labels, double pixelScale) {
        height = arrange(labels, pixelScale);
        canvas = new Canvas(WIDTH, height);
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.setTextBaseline(VPos.TOP);
        pen.setFill(Color.BLACK);
        for (Place place : places) {
            pen.setFont(place.font());
            pen.fillText(place.label().text(), place.x() + ROOM, place.y() + ROOM);
        }
    }

    private int arrange(List<CountryLabel> labels, double pixelScale) {
        Font small = Font.font("System", FontWeight.NORMAL, 11 * pixelScale);
        Font large = Font.font("System", FontWeight.MEDIUM, 12.5 * pixelScale);
        Text measure = new Text();
        int x = 0;
        int y = 0;
        int rowHeight = 0;
        for (CountryLabel label : labels) {
            Font font = label.size() > LARGE_COUNTRY ? large : small;
            measure.setFont(font);
            measure.setText(label.text());
            int labelWidth = (int) Math.ceil(measure.getLayoutBounds().getWidth()) + 2 * ROOM;
            int labelHeight = (int) Math.ceil(measure.getLayoutBounds().getHeight()) + 2 * ROOM;
            if (x + labelWidth > WIDTH) {
                x = 0;
                y += rowHeight;
                rowHeight = 0;
            }
            places.add(new Place(label, font, x, y, labelWidth, labelHeight));
            x += labelWidth;
            rowHeight = Math.max(rowHeight, labelHeight);
        }
        return Math.max(1, y + rowHeight);
    }

    /// The sheet in pixels, on the JavaFX thread.
    int[] snapshot() {
        SnapshotParameters clear = new SnapshotParameters();
        clear.setFill(Color.TRANSPARENT);
        WritableImage image = canvas.snapshot(clear, null);
        int[] argb = new int[WIDTH * height];
        image.getPixelReader().getPixels(0, 0, WIDTH, height, PixelFormat.getIntArgbInstance(), argb, 0, WIDTH);
        return argb;
    }

    List<LabelSprite> cut(int[] argb) {
        return places.stream().map(place -> cut(argb, place)).toList();
    }

    private static LabelSprite cut(int[] argb, Place place) {
        byte[] mask = new byte[place.width() * place.height()];
        for (int row = 0; row < place.height(); row++) {
            for (int column = 0; column < place.width() && place.x() + column < WIDTH; column++) {
                mask[row * place.width() + column] = (byte) (argb[(place.y() + row) * WIDTH + place.x() + column] >>> 24);
            }
        }
        return new LabelSprite(place.label(), place.width(), place.height(), mask);
    }
}
