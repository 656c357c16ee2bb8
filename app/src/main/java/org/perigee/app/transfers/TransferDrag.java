package org.perigee.app.transfers;

import java.util.List;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/// Drags lines to another place in the queue, or their addresses out of the window.
final class TransferDrag {

    private static final PseudoClass TARGET = PseudoClass.getPseudoClass("drop-target");

    private final TransfersModel model;
    private final Supplier<List<TransferLine>> chosen;

    TransferDrag(TransfersModel model, Supplier<List<TransferLine>> chosen) {
        this.model = model;
        this.chosen = chosen;
    }

    void install(TableRow<TransferLine> row, LineList lines) {
        row.setOnDragDetected(event -> {
            if (!row.isEmpty() && !chosen.get().isEmpty()) {
                Dragboard board = row.startDragAndDrop(TransferMode.COPY_OR_MOVE);
                ClipboardContent content = new ClipboardContent();
                content.putString(TransferMenu.links(model.transfersOf(chosen.get())));
                board.setContent(content);
                event.consume();
            }
        });
        row.setOnDragOver(event -> {
            if (comesFromHere(event, row)) {
                event.acceptTransferModes(TransferMode.MOVE);
                event.consume();
            }
        });
        row.setOnDragEntered(event -> row.pseudoClassStateChanged(TARGET, comesFromHere(event, row)));
        row.setOnDragExited(event -> row.pseudoClassStateChanged(TARGET, false));
        row.setOnDragDropped(event -> {
            if (comesFromHere(event, row)) {
                drop(row.isEmpty() || row.getIndex() >= lines.size() ? null : lines.get(row.getIndex()));
                event.setDropCompleted(true);
                event.consume();
            }
        });
    }

    private static boolean comesFromHere(DragEvent event, TableRow<TransferLine> row) {
        return event.getGestureSource() instanceof TableRow<?> source && source.getTableView() == row.getTableView();
    }

    /// @param before null for the end of the queue
    void drop(TransferLine before) {
        model.move(model.transfersOf(chosen.get()), before);
    }
}
