package org.perigee.app.transfers;

import java.util.List;
import javafx.collections.ObservableListBase;

/// What the table reads. Where the same lines have only changed, nothing is announced: the cells in sight look again by themselves.
///
/// On the JavaFX thread only.
final class LineList extends ObservableListBase<TransferLine> {

    private List<TransferLine> lines = List.of();

    @Override
    public TransferLine get(int index) {
        return lines.get(index);
    }

    @Override
    public int size() {
        return lines.size();
    }

    /// The same lines, as they stand now.
    void refresh(List<TransferLine> next) {
        lines = next;
    }

    /// Other lines, in one event.
    void replace(List<TransferLine> next) {
        List<TransferLine> before = lines;
        beginChange();
        lines = next;
        nextReplace(0, next.size(), before);
        endChange();
    }
}
