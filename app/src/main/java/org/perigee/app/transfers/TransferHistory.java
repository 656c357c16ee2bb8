package org.perigee.app.transfers;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.perigee.download.TransferId;
import org.perigee.download.TransferListener;
import org.perigee.download.TransferProblem;
import org.perigee.download.TransferSnapshot;
import org.perigee.download.TransferState;

/// What happened to transfers since the window opened: the last changes of those that changed last. Thread-safe.
final class TransferHistory implements TransferListener {

    private static final int TRANSFERS = 1_000;
    private static final int CHANGES = 40;

    private final Clock clock;
    private final Map<TransferId, Deque<Change>> changes = new LinkedHashMap<>(64, 0.75f, true) {

        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TransferId, Deque<Change>> eldest) {
            return size() > TRANSFERS;
        }
    };

    /// One change of state.
    ///
    /// @param at      UTC
    /// @param message without secrets; may be empty
    record Change(Instant at, TransferState state, String message) {
    }

    TransferHistory(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void stateChanged(TransferSnapshot now) {
        Deque<Change> known = changes.computeIfAbsent(now.id(), id -> new ArrayDeque<>());
        known.addLast(new Change(clock.instant(), now.state(), now.findProblem().map(TransferProblem::message).orElse("")));
        if (known.size() > CHANGES) {
            known.removeFirst();
        }
    }

    /// The oldest first.
    synchronized List<Change> of(TransferId id) {
        return new ArrayList<>(changes.getOrDefault(id, new ArrayDeque<>()));
    }
}
