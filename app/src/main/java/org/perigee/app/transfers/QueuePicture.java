package org.perigee.app.transfers;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.perigee.download.FailureKind;
import org.perigee.download.TransferId;
import org.perigee.download.TransferProblem;
import org.perigee.download.TransferSnapshot;

/// The queue at one moment as the window shows it, worked out beside the JavaFX thread. Immutable.
///
/// @param all     every transfer but those about to be taken away, in queue order
/// @param lines   what the table shows
/// @param whole   of all
/// @param current of the batches that have not ended: what the overall bar shows
/// @param left    until the current ones are complete; null while nobody can tell
/// @param speeds  bytes a second of the last minutes, one value a second, the oldest first
/// @param ended   batches that ended just now
/// @param changed whether the table shows other lines than before, or in another order
public record QueuePicture(List<TransferSnapshot> all, List<TransferLine> lines, Tally whole, Tally current, Duration left, List<Double> speeds,
        List<BatchEnd> ended, boolean changed) {

    /// Before anything is known.
    static final QueuePicture EMPTY = new QueuePicture(List.of(), List.of(), Tally.NOTHING, Tally.NOTHING, null, List.of(), List.of(), false);

    /// What the user wants to see.
    ///
    /// @param closed     ids of the batches whose files are folded away
    /// @param hideDone   whether complete files are hidden
    /// @param cancelling that are about to be cancelled
    /// @param clearing   that are about to be taken off the list
    record Choice(Set<String> closed, boolean hideDone, Set<TransferId> cancelling, Set<TransferId> clearing) {

        Choice {
            closed = Set.copyOf(closed);
            cancelling = Set.copyOf(cancelling);
            clearing = Set.copyOf(clearing);
        }
    }

    /// A batch that has come to its end.
    ///
    /// @param title as in [TransferLine.Batch]
    public record BatchEnd(String id, String title, List<TransferSnapshot> files) {
    }

    /// Each is its own: comparing ten thousand transfers in order to find out whether a listener has to hear of it is dearer than telling it.
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    public Optional<Duration> findLeft() {
        return Optional.ofNullable(left);
    }

    /// Those that stopped because the disk is full.
    public List<TransferSnapshot> diskFull() {
        return all.stream().filter(one -> !one.state().isSuccess() && !one.state().isActive()
                && one.findProblem().map(TransferProblem::kind).filter(FailureKind.DISK_FULL::equals).isPresent()).toList();
    }
}
