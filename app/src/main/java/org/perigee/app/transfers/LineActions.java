package org.perigee.app.transfers;

import org.perigee.download.TransferSnapshot;
import org.perigee.download.TransferState;

/// What can be done with a line as it stands.
///
/// @param pause  something goes on or is about to
/// @param resume something could go on and does not
/// @param retry  that something has failed or was cancelled
/// @param cancel something has not ended
/// @param clear  all of it has ended
record LineActions(boolean pause, boolean resume, boolean retry, boolean cancel, boolean clear) {

    static LineActions of(TransferLine line) {
        return switch (line) {
            case TransferLine.Batch batch -> of(batch.tally());
            case TransferLine.File file -> of(file.snapshot());
        };
    }

    private static LineActions of(TransferSnapshot one) {
        TransferState state = one.state();
        boolean goesOn = state.isActive() || state == TransferState.QUEUED || waitsOnItsOwn(state);
        boolean ended = state == TransferState.FAILED || state == TransferState.CANCELLED;
        return new LineActions(goesOn, !goesOn && !state.isSuccess(), ended, !state.isSuccess() && state != TransferState.CANCELLED, state.isFinal());
    }

    private static LineActions of(Tally tally) {
        boolean goesOn = tally.counts().keySet().stream().anyMatch(state -> state.isActive() || state == TransferState.QUEUED || waitsOnItsOwn(state));
        boolean retry = tally.count(TransferState.FAILED) + tally.count(TransferState.CANCELLED) > 0;
        boolean held = tally.count(TransferState.PAUSED) + tally.count(TransferState.WAITING_FOR_SIGN_IN) + tally.count(TransferState.WAITING_FOR_TERMS) > 0;
        int open = tally.files() - tally.done() - tally.count(TransferState.CANCELLED);
        return new LineActions(goesOn, !goesOn && (retry || held), retry && !held, open > 0, tally.ended() == tally.files());
    }

    private static boolean waitsOnItsOwn(TransferState state) {
        return state == TransferState.WAITING_FOR_QUOTA || state == TransferState.WAITING_FOR_TAPE || state == TransferState.FAILED_RETRYING;
    }
}
