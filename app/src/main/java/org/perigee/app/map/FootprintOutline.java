package org.perigee.app.map;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.paint.Color;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.StrokeLineJoin;

/// A live outline of a few footprints over the picture, at once and without waiting for a new one.
final class FootprintOutline extends Group {

    private final Path casing = new Path();
    private final Path line = new Path();

    FootprintOutline(double casingWidth, double lineWidth) {
        casing.setStrokeWidth(casingWidth);
        line.setStrokeWidth(lineWidth);
        casing.setStrokeLineJoin(StrokeLineJoin.ROUND);
        line.setStrokeLineJoin(StrokeLineJoin.ROUND);
        getChildren().addAll(casing, line);
    }

    void setColors(Color casingColor, Color lineColor) {
        casing.setStroke(casingColor);
        line.setStroke(lineColor);
    }

    /// @param slots of the set
    void show(FootprintSet set, int[] slots, Camera camera) {
        List<PathElement> casingElements = new ArrayList<>();
        List<PathElement> lineElements = new ArrayList<>();
        PixelGrid grid = PixelGrid.of(camera);
        for (int slot : slots) {
            for (int turn = grid.firstWorld() - 1; turn <= grid.lastWorld(); turn++) {
                boolean met = set.tree.maxX(slot) >= grid.fixedX(0, turn) && set.tree.minX(slot) <= grid.fixedX(camera.width(), turn);
                if (met) {
                    add(set, slot, grid, grid.offsetX(turn), casingElements);
                    add(set, slot, grid, grid.offsetX(turn), lineElements);
                }
            }
        }
        casing.getElements().setAll(casingElements);
        line.getElements().setAll(lineElements);
        setVisible(!lineElements.isEmpty());
    }

    private static void add(FootprintSet set, int slot, PixelGrid grid, double offset, List<PathElement> elements) {
        for (int ring = set.firstRing[slot]; ring < set.firstRing[slot + 1]; ring++) {
            int first = set.ringStart[ring];
            int end = set.ringStart[ring + 1];
            elements.add(new MoveTo(set.xs[first] * grid.scale() + offset, set.ys[first] * grid.scale() - grid.top()));
            for (int i = 1; i <= end - first; i++) {
                int from = first + i - 1;
                int to = i == end - first ? first : first + i;
                double x = set.xs[to] * grid.scale() + offset;
                double y = set.ys[to] * grid.scale() - grid.top();
                elements.add(FootprintPainter.isSeam(set, from, to) ? new MoveTo(x, y) : new LineTo(x, y));
            }
        }
    }
}
