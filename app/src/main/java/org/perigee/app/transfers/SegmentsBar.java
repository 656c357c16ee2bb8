package org.perigee.app.transfers;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import org.perigee.download.TransferSnapshot;

/// A thin bar that shows which parts of a file are there.
final class SegmentsBar extends Pane {

    private static final double HEIGHT = 10;

    private TransferSnapshot shown;

    SegmentsBar() {
        getStyleClass().add("segments-bar");
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        widthProperty().addListener(property -> draw());
    }

    void show(TransferSnapshot snapshot) {
        shown = snapshot;
        draw();
    }

    private void draw() {
        List<Rectangle> parts = new ArrayList<>();
        if (shown != null && getWidth() > 0) {
            long size = shown.size().orElse(Math.max(1, shown.received()));
            if (shown.state().isSuccess()) {
                parts.add(part(0, size, size));
            } else {
                shown.ranges().forEach(range -> parts.add(part(range[0], range[1], size)));
            }
        }
        getChildren().setAll(parts);
    }

    private Rectangle part(long start, long length, long size) {
        double scale = getWidth() / Math.max(1, size);
        Rectangle rectangle = new Rectangle(start * scale, 0, Math.max(1, length * scale), HEIGHT);
        rectangle.getStyleClass().add(shown.state().isSuccess() ? "segment-done" : "segment");
        return rectangle;
    }
}
