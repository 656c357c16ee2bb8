package org.perigee.app.transfers;

import java.util.function.Function;
import javafx.beans.value.ChangeListener;
import javafx.scene.control.TableCell;
import org.perigee.download.TransferSnapshot;

/// A cell that follows its row's snapshot.
abstract class TransferCell extends TableCell<TransferRow, TransferRow> {

    private final ChangeListener<TransferSnapshot> follow = (o, before, now) -> show(now);

    @Override
    protected void updateItem(TransferRow row, boolean empty) {
        if (getItem() != null) {
            getItem().snapshotProperty().removeListener(follow);
        }
        super.updateItem(row, empty);
        if (empty || row == null) {
            setText(null);
            setGraphic(null);
            setTooltip(null);
        } else {
            row.snapshotProperty().addListener(follow);
            show(row.snapshot());
        }
    }

    abstract void show(TransferSnapshot snapshot);

    /// A cell with nothing but text.
    static TransferCell text(Function<TransferSnapshot, String> function) {
        return new TransferCell() {
            @Override
            void show(TransferSnapshot one) {
                setText(function.apply(one));
            }
        };
    }
}
