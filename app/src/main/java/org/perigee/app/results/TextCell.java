package org.perigee.app.results;

import java.util.function.Function;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;

/// A text of a row, with a tooltip where it is cut.
final class TextCell extends TableCell<ResultRow, ResultRow> {

    private final Function<ResultRow, String> text;

    TextCell(Function<ResultRow, String> text) {
        this.text = text;
        setOnMouseEntered(event -> setTooltip(isTextTruncated() ? new Tooltip(getText()) : null));
    }

    @Override
    protected void updateItem(ResultRow row, boolean empty) {
        super.updateItem(row, empty);
        setText(empty || row == null ? null : text.apply(row));
    }
}
