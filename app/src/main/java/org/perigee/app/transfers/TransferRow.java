package org.perigee.app.transfers;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.perigee.download.TransferSnapshot;

/// One transfer in the table; its snapshot is replaced a few times a second.
public final class TransferRow {

    private final ReadOnlyObjectWrapper<TransferSnapshot> snapshot;

    TransferRow(TransferSnapshot first) {
        snapshot = new ReadOnlyObjectWrapper<>(first);
    }

    public ReadOnlyObjectProperty<TransferSnapshot> snapshotProperty() {
        return snapshot.getReadOnlyProperty();
    }

    public TransferSnapshot snapshot() {
        return snapshot.get();
    }

    void show(TransferSnapshot next) {
        snapshot.set(next);
    }
}
