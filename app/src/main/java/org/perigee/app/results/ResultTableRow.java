package org.perigee.app.results;

import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;

/// A row that lights up when its footprint is pointed at, and tells when it is pointed at itself.
final class ResultTableRow extends TableRow<ResultRow> {

    private static final PseudoClass POINTED = PseudoClass.getPseudoClass("pointed");

    private final RowSelection selection;
    /// Kept, because the selection holds it weakly: rows come and go with the table's size.
    private final ChangeListener<Number> onHover = (o, before, now) -> light();

    ResultTableRow(RowSelection selection) {
        this.selection = selection;
        selection.hoveredProperty().addListener(new WeakChangeListener<>(onHover));
        setOnMouseEntered(event -> point(getItem()));
        setOnMouseExited(event -> {
            if (getItem() != null && selection.hoveredProperty().get() == getItem().id()) {
                selection.hover(RowSelection.NONE);
            }
        });
    }

    @Override
    protected void updateItem(ResultRow item, boolean empty) {
        ResultRow before = getItem();
        super.updateItem(item, empty);
        if (isHover() && before != null && selection.hoveredProperty().get() == before.id()) {
            // Another row has come under a pointer that lies still.
            selection.hover(item == null ? RowSelection.NONE : item.id());
        }
        light();
    }

    private void point(ResultRow row) {
        if (row != null) {
            selection.hover(row.id());
        }
    }

    private void light() {
        ResultRow item = getItem();
        pseudoClassStateChanged(POINTED, item != null && item.id() == selection.hoveredProperty().get());
    }
}
