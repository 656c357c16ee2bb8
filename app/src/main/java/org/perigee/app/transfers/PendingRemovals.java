package org.perigee.app.transfers;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.perigee.download.TransferId;
import org.perigee.download.TransferSnapshot;
import org.perigee.download.TransferState;

/// What was cancelled or cleared a moment ago and can still be had back. What comes within the time joins the same lot. Not thread-safe.
final class PendingRemovals {

    static final Duration TIME_TO_UNDO = Duration.ofSeconds(5);

    private final LongSupplier nanos;
    private final Set<TransferId> cancelled = new HashSet<>();
    private final Set<TransferId> cleared = new HashSet<>();
    private final Map<TransferId, Boolean> toResume = new HashMap<>();
    private long deadline;

    /// A lot whose time has come, or that was taken back.
    ///
    /// @param cancelled to be cancelled
    /// @param cleared   to be forgotten
    /// @param paused    of the cancelled, those that were going on before
    record Lot(Set<TransferId> cancelled, Set<TransferId> cleared, Set<TransferId> paused) {
    }

    PendingRemovals(LongSupplier nanos) {
        this.nanos = nanos;
    }

    void cancel(Collection<TransferSnapshot> chosen) {
        chosen.forEach(one -> {
            cancelled.add(one.id());
            toResume.put(one.id(), one.state() != TransferState.PAUSED && one.state() != TransferState.FAILED);
        });
        begin();
    }

    void clear(Collection<TransferSnapshot> chosen) {
        chosen.forEach(one -> cleared.add(one.id()));
        begin();
    }

    private void begin() {
        deadline = nanos.getAsLong() + TIME_TO_UNDO.toNanos();
    }

    boolean isEmpty() {
        return cancelled.isEmpty() && cleared.isEmpty();
    }

    int cancelled() {
        return cancelled.size();
    }

    int cleared() {
        return cleared.size();
    }

    Set<TransferId> cancelling() {
        return Set.copyOf(cancelled);
    }

    Set<TransferId> clearing() {
        return Set.copyOf(cleared);
    }

    /// Cancels those of them not that were to be cancelled.
    ///
    /// @return which these are
    Set<TransferId> spare(Collection<TransferId> some) {
        Set<TransferId> spared = new HashSet<>(some);
        spared.retainAll(cancelled);
        cancelled.removeAll(spared);
        toResume.keySet().removeAll(spared);
        return spared;
    }

    /// The lot, once its time has come.
    Optional<Lot> due() {
        return isEmpty() || nanos.getAsLong() - deadline < 0 ? Optional.empty() : Optional.of(take());
    }

    /// The lot, whatever the time; nothing waits any more.
    Lot take() {
        Set<TransferId> paused = new HashSet<>(toResume.keySet());
        paused.removeIf(id -> !toResume.get(id));
        Lot lot = new Lot(Set.copyOf(cancelled), Set.copyOf(cleared), paused);
        cancelled.clear();
        cleared.clear();
        toResume.clear();
        return lot;
    }
}
