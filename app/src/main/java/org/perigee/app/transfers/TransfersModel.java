package org.perigee.app.transfers;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.perigee.app.async.Latest;
import org.perigee.app.async.UiThread;
import org.perigee.download.DownloadManager;
import org.perigee.download.Source;
import org.perigee.download.SourceStanding;
import org.perigee.download.TransferId;
import org.perigee.download.TransferPriority;
import org.perigee.download.TransferRequest;
import org.perigee.download.TransferSnapshot;
import org.perigee.download.TransferState;

/// The queue as the window shows it: polled, never pushed, and worked out beside the user-interface thread.
///
/// On the user-interface thread only. What is asked of the queue happens in order on a thread beside it.
public final class TransfersModel implements AutoCloseable {

    private final DownloadManager manager;
    private final QueueAssembler assembler;
    private final PendingRemovals removals;
    private final TransferHistory history;
    private final AutoCloseable listening;
    private final Executor commands;
    private final Latest<QueuePicture> pictures;
    private final Set<String> closed = new HashSet<>();
    private final ReadOnlyObjectWrapper<QueuePicture> picture = new ReadOnlyObjectWrapper<>(QueuePicture.EMPTY);
    private final ReadOnlyObjectWrapper<Undo> undo = new ReadOnlyObjectWrapper<>(Undo.NOTHING);
    private Consumer<QueuePicture.BatchEnd> onBatchEnd = end -> { };
    private boolean hideDone;

    /// What can still be taken back.
    ///
    /// @param cancelled how many are about to be cancelled
    /// @param cleared   how many are about to be taken off the list
    public record Undo(int cancelled, int cleared) {

        static final Undo NOTHING = new Undo(0, 0);

        public boolean isPossible() {
            return cancelled + cleared > 0;
        }
    }

    /// Where work is done.
    ///
    /// @param pictures makes pictures of the queue
    /// @param commands does what is asked of the queue, one after the other
    /// @param ui       where the model lives
    /// @param nanos    a clock that only goes forward
    public record Threads(Executor pictures, Executor commands, UiThread ui, LongSupplier nanos) {
    }

    public TransfersModel(DownloadManager manager, Threads threads, Clock clock) {
        this.manager = manager;
        assembler = new QueueAssembler(threads.nanos());
        removals = new PendingRemovals(threads.nanos());
        history = new TransferHistory(clock);
        listening = manager.listen(history);
        commands = threads.commands();
        pictures = new Latest<>(threads.pictures(), threads.ui(), this::show);
    }

    public ReadOnlyObjectProperty<QueuePicture> pictureProperty() {
        return picture.getReadOnlyProperty();
    }

    public QueuePicture picture() {
        return picture.get();
    }

    public ReadOnlyObjectProperty<Undo> undoProperty() {
        return undo.getReadOnlyProperty();
    }

    TransferHistory history() {
        return history;
    }

    /// Told once for each batch that comes to its end.
    public void setOnBatchEnd(Consumer<QueuePicture.BatchEnd> action) {
        onBatchEnd = action;
    }

    /// Takes over how things stand, a little later; called a few times a second.
    public void poll() {
        removals.due().ifPresent(this::carryOut);
        QueuePicture.Choice choice = new QueuePicture.Choice(closed, hideDone, removals.cancelling(), removals.clearing());
        pictures.request(() -> assembler.assemble(manager.snapshot(), choice));
    }

    private void show(QueuePicture next) {
        undo.set(removals.isEmpty() ? Undo.NOTHING : new Undo(removals.cancelled(), removals.cleared()));
        picture.set(next);
        next.ended().forEach(onBatchEnd);
    }

    /// Folds a batch's files away, or shows them again.
    public void toggle(String batch) {
        if (!closed.remove(batch)) {
            closed.add(batch);
        }
        poll();
    }

    public boolean isHidingDone() {
        return hideDone;
    }

    public void hideDone(boolean now) {
        hideDone = now;
        poll();
    }

    /// The transfers that lines stand for: a batch for all of its own. Each once, in queue order.
    public List<TransferSnapshot> transfersOf(Collection<TransferLine> lines) {
        Set<String> batches = new HashSet<>();
        Set<TransferId> files = new HashSet<>();
        for (TransferLine line : lines) {
            switch (line) {
                case TransferLine.Batch batch -> batches.add(batch.id());
                case TransferLine.File file -> files.add(file.snapshot().id());
            }
        }
        return where(one -> files.contains(one.id()) || batches.contains(one.request().batch()));
    }

    private List<TransferSnapshot> where(Predicate<TransferSnapshot> condition) {
        return picture.get().all().stream().filter(condition).toList();
    }

    public void pause(Collection<TransferSnapshot> chosen) {
        ask(chosen, one -> !one.state().isFinal(), manager::pause);
    }

    /// Lets paused, waiting and failed ones go on; cancelled ones begin again.
    public void resume(Collection<TransferSnapshot> chosen) {
        List<TransferRequest> again = chosen.stream().filter(one -> one.state() == TransferState.CANCELLED
                && !removals.cancelling().contains(one.id())).map(TransferSnapshot::request).toList();
        List<TransferId> on = new ArrayList<>(ids(chosen, one -> !one.state().isSuccess() && !one.state().isActive()
                && one.state() != TransferState.QUEUED && one.state() != TransferState.CANCELLED));
        on.addAll(removals.spare(ids(chosen, one -> one.state() == TransferState.CANCELLED)));
        command(() -> {
            on.forEach(manager::resume);
            if (!again.isEmpty()) {
                manager.submit(again);
            }
        });
    }

    /// Stops them at once; their parts are deleted only when nobody has taken it back in time. Those that have ended are left alone.
    public void cancel(Collection<TransferSnapshot> chosen) {
        List<TransferSnapshot> open = chosen.stream()
                .filter(one -> !one.state().isSuccess() && one.state() != TransferState.CANCELLED).toList();
        if (open.isEmpty()) {
            return;
        }
        removals.cancel(open);
        pause(open);
    }

    /// Takes ended ones off the list, with time to take it back; their files stay.
    public void clear(Collection<TransferSnapshot> chosen) {
        Set<TransferId> cancelling = removals.cancelling();
        List<TransferSnapshot> ended = chosen.stream().filter(one -> one.state().isFinal() && !cancelling.contains(one.id())).toList();
        if (!ended.isEmpty()) {
            removals.clear(ended);
            poll();
        }
    }

    /// As if what was cancelled or cleared last had never been.
    public void undo() {
        PendingRemovals.Lot lot = removals.take();
        command(() -> lot.paused().forEach(manager::resume));
    }

    private void carryOut(PendingRemovals.Lot lot) {
        commands.execute(() -> {
            lot.cancelled().forEach(manager::cancel);
            lot.cleared().forEach(manager::remove);
        });
    }

    /// Puts transfers at another place of the queue.
    ///
    /// @param before the line they are put in front of; null for the end
    public void move(Collection<TransferSnapshot> chosen, TransferLine before) {
        List<TransferId> ids = ids(chosen, one -> true);
        TransferId first = before == null ? null : transfersOf(List.of(before)).stream().map(TransferSnapshot::id).findFirst().orElse(null);
        if (first == null || !ids.contains(first)) {
            command(() -> manager.move(ids, first));
        }
    }

    /// Lets transfers start before others, or after them.
    public void prioritise(Collection<TransferSnapshot> chosen, TransferPriority priority) {
        List<TransferId> ids = ids(chosen, one -> !one.state().isFinal());
        command(() -> manager.prioritise(ids, priority));
    }

    /// How the sources of a transfer have done.
    List<SourceStanding> sources(TransferId id) {
        return manager.sources(id);
    }

    /// Fetches a transfer from one of its sources before the others.
    void prefer(TransferSnapshot one, Source source) {
        command(() -> manager.prefer(one.id(), source.uri()));
    }

    public void pauseAll() {
        command(manager::pauseAll);
    }

    public void resumeAll() {
        command(manager::resumeAll);
    }

    /// Pauses all where anything goes on, else lets all go on.
    public void togglePause() {
        if (where(one -> one.state().isActive() || one.state() == TransferState.QUEUED).isEmpty()) {
            resumeAll();
        } else {
            pauseAll();
        }
    }

    /// Tries again what failed or waits for a person.
    public void retryFailed() {
        retryFailed(picture.get().all());
    }

    /// Tries again those of them that failed or wait for a person.
    public void retryFailed(Collection<TransferSnapshot> chosen) {
        Set<TransferId> ids = chosen.stream().map(TransferSnapshot::id).collect(Collectors.toSet());
        resume(where(one -> ids.contains(one.id()) && Tally.needsPerson(one.state())));
    }

    /// Forgets those that have ended well or were cancelled, with time to take it back; their files stay.
    public void clearEnded() {
        clear(where(one -> one.state().isSuccess() || one.state() == TransferState.CANCELLED));
    }

    /// Fetches transfers into another folder instead, such as when their disk is full.
    ///
    /// @param move takes what is there already along and makes the new requests; on a thread beside this one
    public void moveTo(Collection<TransferSnapshot> chosen, Function<List<TransferSnapshot>, Map<TransferId, TransferRequest>> move) {
        List<TransferSnapshot> open = chosen.stream().filter(one -> !one.state().isSuccess()).toList();
        command(() -> {
            Map<TransferId, TransferRequest> moved = move.apply(open);
            manager.submit(List.copyOf(moved.values()));
            moved.keySet().forEach(manager::cancel);
            moved.keySet().forEach(manager::remove);
        });
    }

    private void ask(Collection<TransferSnapshot> chosen, Predicate<TransferSnapshot> which, Consumer<TransferId> action) {
        List<TransferId> ids = ids(chosen, which);
        command(() -> ids.forEach(action));
    }

    private static List<TransferId> ids(Collection<TransferSnapshot> chosen, Predicate<TransferSnapshot> which) {
        return new ArrayList<>(chosen).stream().filter(which).map(TransferSnapshot::id).toList();
    }

    private void command(Runnable action) {
        commands.execute(action);
        poll();
    }

    /// Carries out what waits for being taken back.
    @Override
    public void close() {
        PendingRemovals.Lot lot = removals.take();
        lot.cancelled().forEach(manager::cancel);
        lot.cleared().forEach(manager::remove);
        try {
            listening.close();
        } catch (Exception e) {
            throw new IllegalStateException("A subscription always closes", e);
        }
    }
}
