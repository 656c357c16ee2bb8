package org.perigee.app.transfers;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.perigee.download.TransferState;

/// Notices when batches come to their end: once when nothing goes on any more without a person or a tape, and once more where the last of
/// those that waited then have ended too. Not thread-safe.
final class BatchWatch {

    private enum Stage { UNDER_WAY, AT_REST, ENDED }

    private final Map<String, Stage> known = new HashMap<>();

    /// @return whether it has just come to an end that is worth a word
    boolean hasEnded(String batch, Tally tally) {
        Stage now = stage(tally);
        Stage before = known.put(batch, now);
        boolean somethingCame = tally.done() + tally.needsPerson() > 0;
        return before != null && now.ordinal() > before.ordinal() && somethingCame;
    }

    private static Stage stage(Tally tally) {
        if (tally.ended() == tally.files()) {
            return Stage.ENDED;
        }
        int onItsOwn = tally.active() + tally.count(TransferState.QUEUED) + tally.count(TransferState.PAUSED)
                + tally.count(TransferState.FAILED_RETRYING);
        return onItsOwn == 0 ? Stage.AT_REST : Stage.UNDER_WAY;
    }

    /// Forgets the batches that are gone.
    void keep(Collection<String> present) {
        known.keySet().retainAll(present);
    }
}
