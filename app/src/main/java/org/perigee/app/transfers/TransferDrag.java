package org.perigee.app.transfers;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.TableRow;

/// Drags lines to another place in the queue.
final class TransferDrag {

    private final TransfersModel model;
    private final Supplier<List<TransferLine>> chosen;

    TransferDrag(TransfersModel model, Supplier<List<TransferLine>> chosen) {
        this.model = model;
        this.chosen = chosen;
    }

    void install(TableRow<TransferLine> row, LineList lines) {
        // Filled in once the queue can be re-ordered.
    }
}
