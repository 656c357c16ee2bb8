package org.perigee.app.transfers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import org.perigee.download.TransferSnapshot;

/// A thin bar that shows which parts of a file are there, or how much of a batch is.
///
/// Its rectangles are used again from one picture to the next, since new ones would be styled anew in every frame.
final class SegmentsBar extends Pane {

    private static final double HEIGHT = 8;
    private static final int MOST_PARTS = 60;
    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");
    private static final PseudoClass HELD = PseudoClass.getPseudoClass("held");

    private List<long[]> ranges = List.of();
    private long size = 1;
    private double[] drawn = {};

    SegmentsBar() {
        getStyleClass().add("segments-bar");
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        setMinWidth(20);
        widthProperty().addListener(property -> draw());
    }

    void show(TransferSnapshot one) {
        size = Math.max(1, one.size().orElse(Math.max(1, one.received())));
        boolean unknownPlaces = one.ranges().isEmpty() && one.received() > 0;
        ranges = one.state().isSuccess() ? List.of(new long[] {0, size}) : unknownPlaces ? List.of(new long[] {0, one.received()}) : one.ranges();
        look(one.state().isSuccess(), !one.state().isActive());
    }

    void show(Tally tally) {
        size = Math.max(1, tally.size());
        boolean complete = tally.done() == tally.files();
        ranges = tally.received() == 0 ? List.of() : List.of(new long[] {0, complete ? size : tally.received()});
        look(complete, tally.active() == 0);
    }

    private void look(boolean done, boolean held) {
        pseudoClassStateChanged(DONE, done);
        pseudoClassStateChanged(HELD, held && !done);
        draw();
    }

    private void draw() {
        double[] next = getWidth() <= 0 ? new double[0] : pixels();
        if (Arrays.equals(next, drawn)) {
            return;
        }
        drawn = next;
        int count = next.length / 2;
        while (getChildren().size() < count) {
            Rectangle part = new Rectangle(0, 0, 0, HEIGHT);
            part.getStyleClass().add("segment");
            getChildren().add(part);
        }
        for (int i = 0; i < getChildren().size(); i++) {
            Rectangle part = (Rectangle) getChildren().get(i);
            part.setVisible(i < count);
            if (i < count) {
                part.setX(next[2 * i]);
                part.setWidth(next[2 * i + 1]);
            }
        }
    }

    /// Pairs of place and width in whole pixels; neighbours that touch there become one.
    private double[] pixels() {
        List<double[]> parts = new ArrayList<>();
        double scale = getWidth() / size;
        for (long[] range : ranges) {
            double start = Math.floor(range[0] * scale);
            double end = Math.max(start + 1, Math.min(getWidth(), Math.round((range[0] + range[1]) * scale)));
            double[] last = parts.isEmpty() ? null : parts.getLast();
            if (last != null && (start <= last[1] || parts.size() == MOST_PARTS)) {
                last[1] = Math.max(last[1], end);
            } else {
                parts.add(new double[] {start, end});
            }
        }
        double[] pixels = new double[2 * parts.size()];
        for (int i = 0; i < parts.size(); i++) {
            pixels[2 * i] = parts.get(i)[0];
            pixels[2 * i + 1] = parts.get(i)[1] - parts.get(i)[0];
        }
        return pixels;
    }
}
