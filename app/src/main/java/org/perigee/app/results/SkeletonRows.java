package org.perigee.app.results;

import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/// Grey bars where rows will be, in the rows' own geometry: something is coming, and nothing will jump when it does.
final class SkeletonRows extends Region {

    private static final int ROWS = 8;
    /// Widths of the bars beside each other, about those of the columns.
    private static final double[] WIDTHS = {112, 78, 70, 42, 36, 40, 50, 62, 120, 300};
    private static final double GAP = 18;

    SkeletonRows() {
        for (int i = 0; i < ROWS * WIDTHS.length; i++) {
            Rectangle bar = new Rectangle(0, 10);
            bar.setArcWidth(6);
            bar.setArcHeight(6);
            bar.getStyleClass().add("skeleton");
            bar.setManaged(false);
            getChildren().add(bar);
        }
        setMouseTransparent(true);
        setMinSize(0, 0);
    }

    @Override
    protected void layoutChildren() {
        for (int row = 0; row < ROWS; row++) {
            double y = row * ResultTable.ROW_HEIGHT + (ResultTable.ROW_HEIGHT - 10) / 2;
            double x = 42;
            for (int column = 0; column < WIDTHS.length; column++) {
                Rectangle bar = (Rectangle) getChildren().get(row * WIDTHS.length + column);
                // Not all the same, as words are not; and paler further down.
                double width = WIDTHS[column] - (row * 7 + column * 5) % 4 * 4;
                bar.relocate(x, y);
                bar.setWidth(width);
                bar.setOpacity(1 - row / (double) ROWS);
                bar.setVisible(y + 10 < getHeight() && x + width < getWidth());
                x += WIDTHS[column] + GAP;
            }
        }
    }
}
