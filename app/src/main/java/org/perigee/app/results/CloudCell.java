package org.perigee.app.results;

import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.perigee.app.text.Formats;
import org.perigee.app.text.Messages;

/// The cloud cover as a number over a bar, so that clear images are found without reading.
final class CloudCell extends TableCell<ResultRow, ResultRow> {

    private final Formats formats;
    private final Meter meter = new Meter();

    CloudCell(Messages messages) {
        formats = messages.formats();
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        meter.prefWidthProperty().bind(widthProperty().subtract(10));
        setOnMouseEntered(event -> setTooltip(getGraphic() == null ? null : new Tooltip(formats.decimal(getItem().cloud(), 2) + " %")));
        getStyleClass().add("cloud-cell");
    }

    @Override
    protected void updateItem(ResultRow row, boolean empty) {
        super.updateItem(row, empty);
        boolean known = !empty && row != null && !Double.isNaN(row.cloud());
        if (known) {
            String text = formats.percentValue(row.cloud());
            meter.show(row.cloud() / 100, text);
            setAccessibleText(text);
        }
        setGraphic(known ? meter : null);
    }

    private static final class Meter extends Region {

        private static final double HEIGHT = 18;

        private final Rectangle bar = new Rectangle();
        private final Label number = new Label();
        private double share;

        Meter() {
            bar.getStyleClass().add("cloud-bar");
            bar.setManaged(false);
            number.setMouseTransparent(true);
            getChildren().addAll(bar, number);
        }

        void show(double nextShare, String text) {
            share = Math.clamp(nextShare, 0, 1);
            number.setText(text);
            requestLayout();
        }

        @Override
        protected double computePrefHeight(double width) {
            return HEIGHT;
        }

        @Override
        protected void layoutChildren() {
            double height = Math.min(HEIGHT, getHeight());
            bar.setWidth(Math.round(share * getWidth()));
            bar.setHeight(height);
            bar.setY(Math.round((getHeight() - height) / 2));
            double width = Math.min(getWidth(), number.prefWidth(-1));
            number.resizeRelocate(getWidth() - width - 3, 0, width, getHeight());
        }
    }
}
