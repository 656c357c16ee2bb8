package org.perigee.app.transfers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.perigee.download.DownloadManager;
import org.perigee.download.TransferId;
import org.perigee.download.TransferSnapshot;
import org.perigee.download.TransferState;

/// The queue as the window shows it: polled, never pushed. On the user-interface thread only.
public final class TransfersModel {

    private final DownloadManager manager;
    private final ObservableList<TransferRow> rows = FXCollections.observableArrayList();
    private final Map<TransferId, TransferRow> byId = new HashMap<>();
    private final ReadOnlyObjectWrapper<Summary> summary = new ReadOnlyObjectWrapper<>(Summary.NOTHING);

    /// All transfers together. Immutable.
    ///
    /// @param total          how many the queue remembers
    /// @param active         running, starting or being verified
    /// @param waiting        queued or waiting for something
    /// @param failed         that need a person
    /// @param done           complete
    /// @param received       bytes of those that have not ended
    /// @param size           bytes of those that have not ended, as far as known
    /// @param bytesPerSecond of all
    public record Summary(int total, int active, int waiting, int failed, int done, long received, long size, double bytesPerSecond) {

        static final Summary NOTHING = new Summary(0, 0, 0, 0, 0, 0, 0, 0);

        static Summary of(List<TransferSnapshot> all) {
            List<TransferSnapshot> open = all.stream().filter(one -> !one.state().isFinal()).toList();
            int active = (int) all.stream().filter(one -> one.state().isActive()).count();
            return new Summary(all.size(), active, open.size() - active, (int) all.stream().filter(Summary::needsPerson).count(),
                    (int) all.stream().filter(one -> one.state().isSuccess()).count(),
                    open.stream().mapToLong(TransferSnapshot::received).sum(),
                    open.stream().mapToLong(one -> Math.max(one.received(), one.size().orElse(0))).sum(),
                    all.stream().mapToDouble(TransferSnapshot::bytesPerSecond).sum());
        }

        static boolean needsPerson(TransferSnapshot one) {
            return one.state() == TransferState.FAILED || one.state() == TransferState.WAITING_FOR_SIGN_IN
                    || one.state() == TransferState.WAITING_FOR_TERMS;
        }
    }

    public TransfersModel(DownloadManager manager) {
        this.manager = manager;
    }

    public ObservableList<TransferRow> rows() {
        return rows;
    }

    public ReadOnlyObjectProperty<Summary> summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /// Takes over how things stand; called a few times a second.
    public void poll() {
        List<TransferSnapshot> now = manager.snapshot();
        List<TransferRow> fresh = new ArrayList<>();
        Map<TransferId, TransferSnapshot> present = new HashMap<>();
        for (TransferSnapshot one : now) {
            present.put(one.id(), one);
            TransferRow row = byId.get(one.id());
            if (row == null) {
                row = new TransferRow(one);
                byId.put(one.id(), row);
                fresh.add(row);
            } else {
                row.show(one);
            }
        }
        if (byId.size() > present.size()) {
            byId.keySet().retainAll(present.keySet());
            rows.removeIf(row -> !present.containsKey(row.snapshot().id()));
        }
        rows.addAll(fresh);
        summary.set(Summary.of(now));
    }

    public void pause(List<TransferRow> chosen) {
        chosen.forEach(row -> manager.pause(row.snapshot().id()));
        poll();
    }

    /// Lets paused, waiting and failed ones go on.
    public void resume(List<TransferRow> chosen) {
        chosen.forEach(row -> manager.resume(row.snapshot().id()));
        poll();
    }

    public void cancel(List<TransferRow> chosen) {
        chosen.forEach(row -> manager.cancel(row.snapshot().id()));
        poll();
    }

    public void pauseAll() {
        manager.pauseAll();
        poll();
    }

    public void resumeAll() {
        manager.resumeAll();
        poll();
    }

    /// Tries again what failed or waits for a person.
    public void retryFailed() {
        rows.stream().map(TransferRow::snapshot).filter(Summary::needsPerson).forEach(one -> manager.resume(one.id()));
        poll();
    }

    /// Forgets those that have ended; their files stay.
    public void forgetEnded() {
        List<TransferId> ended = rows.stream().map(TransferRow::snapshot).filter(one -> one.state().isFinal()).map(TransferSnapshot::id).toList();
        ended.forEach(manager::remove);
        poll();
    }
}
