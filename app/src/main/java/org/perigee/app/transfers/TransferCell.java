package org.perigee.app.transfers;

import java.util.function.Function;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.control.TableCell;

/// A cell that looks again whenever there is a new picture of the queue, and only while it is in sight.
abstract class TransferCell extends TableCell<TransferLine, TransferLine> {

    private final ChangeListener<Object> look = (o, before, now) -> look();
    private TransferLine shown;

    TransferCell(ObservableValue<?> pictures) {
        pictures.addListener(new WeakChangeListener<>(look));
    }

    @Override
    protected void updateItem(TransferLine line, boolean empty) {
        super.updateItem(line, empty);
        shown = null;
        if (empty || line == null) {
            setText(null);
            setGraphic(null);
            setTooltip(null);
        } else {
            look();
        }
    }

    private void look() {
        TransferLine now = line();
        if (now != null && now != shown && !isEmpty()) {
            shown = now;
            show(now);
        }
    }

    /// What the cell's row stands for now; null for none.
    final TransferLine line() {
        int index = getIndex();
        return getTableView() == null || index < 0 || index >= getTableView().getItems().size() ? null : getTableView().getItems().get(index);
    }

    abstract void show(TransferLine line);

    /// A cell with nothing but text.
    static TransferCell text(ObservableValue<?> pictures, Function<TransferLine, String> function) {
        return new TransferCell(pictures) {
            @Override
            void show(TransferLine line) {
                setText(function.apply(line));
            }
        };
    }
}
