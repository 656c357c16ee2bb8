package org.perigee.download.engine;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.perigee.download.DownloadLimits;
import org.perigee.download.DownloadManager;
import org.perigee.download.DownloadSettings;
import org.perigee.download.Source;
import org.perigee.download.SourceStanding;
import org.perigee.download.TransferId;
import org.perigee.download.TransferListener;
import org.perigee.download.TransferPriority;
import org.perigee.download.TransferRequest;
import org.perigee.download.TransferSnapshot;
import org.perigee.download.TransferState;
import org.perigee.download.Verification;
import org.perigee.download.part.Part;
import org.perigee.storage.Durability;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The queue in this process: remembers transfers and lets them run when it is their turn.
///
/// What a person asks for becomes a wish; the pump starts what may run, and each run's end is judged by the wish of that moment.
/// Thread-safe.
public final class TransferQueue implements DownloadManager {

    private static final Logger LOG = LoggerFactory.getLogger(TransferQueue.class);

    private final QueueLock lock;
    private final TransferStore store;
    private final Housekeeper housekeeper;
    private final ListenerHub listeners = new ListenerHub();
    private final TransferIndex index = new TransferIndex();
    private final Engine engine;
    private final TransferPump pump;
    private volatile DownloadLimits limits;

    private TransferQueue(DownloadSettings settings, QueueLock lock, TransferStore store) {
        this.lock = lock;
        this.store = store;
        this.housekeeper = new Housekeeper(store);
        this.limits = settings.limits();
        this.engine = Engine.of(settings, new View());
        this.pump = new TransferPump(engine, index, this::runEnded);
    }

    /// What transfers see of the queue.
    private final class View implements Situation {

        @Override
        public DownloadLimits limits() {
            return limits;
        }

        @Override
        public int crowd() {
            return pump.crowd();
        }

        @Override
        public boolean isMoreWaiting() {
            return pump.isMoreWaiting();
        }
    }

    /// As [org.perigee.download.Downloads#open(DownloadSettings)].
    public static DownloadManager open(DownloadSettings settings) {
        QueueLock lock = QueueLock.acquire(settings.queueFile());
        TransferStore store = null;
        try {
            store = new TransferStore(settings.queueFile(), settings.temporary() ? Durability.SCRATCH : Durability.PRECIOUS);
            TransferQueue queue = new TransferQueue(settings, lock, store);
            queue.restore();
            return queue;
        } catch (RuntimeException e) {
            if (store != null) {
                store.close();
            }
            lock.close();
            throw e;
        }
    }

    /// As [org.perigee.download.Downloads#read(Path)].
    public static List<TransferSnapshot> read(Path queueFile) {
        TransferStore store = new TransferStore(queueFile, Durability.PRECIOUS);
        try {
            return store.load().stream().map(TransferStore.Row::snapshot).toList();
        } finally {
            store.close();
        }
    }

    private void restore() {
        for (TransferStore.Row stored : store.load()) {
            TransferSnapshot row = stored.snapshot();
            Transfer transfer = Transfer.restored(stored, engine.clock(), onChange());
            if (!row.state().isFinal() && row.target() != null) {
                transfer.found(Part.peek(row.target()));
            }
            index.add(transfer);
        }
        pump.consider(index.all());
        pump.start();
    }

    /// Progress of states on the way is not written: what is under way simply goes on when the queue is opened again.
    private Consumer<TransferSnapshot> onChange() {
        return news -> {
            listeners.tell(news);
            if (!news.state().isActive()) {
                index.find(news.id()).ifPresent(housekeeper::saveSoon);
            }
        };
    }

    @Override
    public synchronized List<TransferId> submit(List<TransferRequest> requests) {
        List<TransferId> ids = new ArrayList<>(requests.size());
        Set<Transfer> fresh = new LinkedHashSet<>();
        List<Transfer> again = new ArrayList<>();
        for (TransferRequest request : requests) {
            Optional<Transfer> same = index.findSame(request);
            if (same.isPresent()) {
                ids.add(same.get().id());
                if (same.get().state().isFinal() && !TransferIndex.isStillThere(same.get())) {
                    same.get().renew(request);
                    again.add(same.get());
                }
            } else {
                Transfer transfer = new Transfer(TransferId.random(), request, index.nextOrder(), engine.clock(), onChange());
                ids.add(transfer.id());
                fresh.add(transfer);
                index.add(transfer);
            }
        }
        save(fresh);
        again.forEach(transfer -> transfer.to(TransferState.QUEUED, null));
        fresh.forEach(transfer -> listeners.tell(transfer.snapshot()));
        again.addAll(fresh);
        pump.consider(again);
        return ids;
    }

    private void save(Set<Transfer> fresh) {
        try {
            housekeeper.saveNow(fresh);
        } catch (RuntimeException e) {
            fresh.forEach(index::remove);
            throw e;
        }
    }

    @Override
    public List<TransferSnapshot> snapshot() {
        return index.all().stream().map(Transfer::snapshot).toList();
    }

    @Override
    public Optional<TransferSnapshot> find(TransferId id) {
        return index.find(id).map(Transfer::snapshot);
    }

    @Override
    public void pause(TransferId id) {
        index.find(id).filter(transfer -> !transfer.state().isFinal()).ifPresent(transfer -> {
            transfer.wish(Transfer.Wish.PAUSE);
            if (!pump.stop(transfer)) {
                transfer.toUnlessFinal(TransferState.PAUSED);
            }
        });
    }

    @Override
    public void resume(TransferId id) {
        index.find(id).filter(transfer -> !transfer.state().isSuccess() && transfer.state() != TransferState.CANCELLED).ifPresent(transfer -> {
            if (pump.isRunning(transfer)) {
                transfer.wish(Transfer.Wish.RUN);
                return;
            }
            if (transfer.state() == TransferState.WAITING_FOR_QUOTA) {
                transfer.memory().mirrors().all().forEach(mirror -> engine.hosts().forgetQuota(mirror.host()));
            }
            transfer.renew(transfer.request());
            transfer.to(TransferState.QUEUED, null);
            pump.consider(transfer);
        });
    }

    @Override
    public void cancel(TransferId id) {
        index.find(id).filter(transfer -> !transfer.state().isSuccess() && transfer.state() != TransferState.CANCELLED).ifPresent(transfer -> {
            transfer.wish(Transfer.Wish.CANCEL);
            if (!pump.stop(transfer) && !transfer.state().isSuccess()) {
                cancelled(transfer);
            }
        });
    }

    private void cancelled(Transfer transfer) {
        Path target = transfer.target();
        if (target != null) {
            housekeeper.doSoon(() -> {
                delete(target);
                engine.disk().space().giveBack(transfer);
            });
        }
        transfer.nothingLeft();
        index.freeFiles(transfer);
        transfer.ended(TransferState.CANCELLED, null, Verification.NONE, engine.now());
    }

    private static void delete(Path target) {
        try {
            Part.delete(target);
        } catch (IOException e) {
            LOG.warn("What is left of {} could not be deleted: {}", target.getFileName(), e.getMessage());
        }
    }

    @Override
    public void remove(TransferId id) {
        index.find(id).filter(transfer -> transfer.state().isFinal() && !pump.isRunning(transfer)).ifPresent(transfer -> {
            index.remove(transfer);
            housekeeper.removeSoon(transfer);
            if (transfer.state() == TransferState.FAILED && transfer.target() != null) {
                housekeeper.doSoon(() -> delete(transfer.target()));
            }
        });
    }

    @Override
    public void move(List<TransferId> ids, TransferId before) {
        List<Transfer> moved = known(ids);
        pump.reorder(() -> index.move(moved, before == null ? null : index.find(before).orElse(null)).forEach(housekeeper::saveSoon));
    }

    @Override
    public void prioritise(Collection<TransferId> ids, TransferPriority priority) {
        List<Transfer> some = known(ids);
        pump.reorder(() -> some.forEach(transfer -> transfer.standing().priority(priority)));
        some.forEach(this::changed);
    }

    @Override
    public List<SourceStanding> sources(TransferId id) {
        return index.find(id).map(transfer -> {
            List<Mirror> mirrors = transfer.memory().mirrors().all();
            return transfer.request().sources().stream().map(source -> mirrors.stream().filter(mirror -> mirror.source().equals(source)).findFirst()
                    .map(Mirror::standing).orElseGet(() -> new SourceStanding(source, false, false, ""))).toList();
        }).orElse(List.of());
    }

    @Override
    public void prefer(TransferId id, URI address) {
        index.find(id).filter(transfer -> !transfer.state().isSuccess() && transfer.state() != TransferState.CANCELLED).ifPresent(transfer ->
                transfer.request().sources().stream().filter(source -> source.isAt(address)).findFirst().ifPresent(source -> prefer(transfer, source)));
    }

    private void prefer(Transfer transfer, Source source) {
        boolean running = pump.stop(transfer);
        transfer.prefer(source);
        if (running || transfer.wish() == Transfer.Wish.PAUSE) {
            changed(transfer);
        } else {
            resume(transfer.id());
        }
    }

    @Override
    public void limit(TransferId id, long bytesPerSecond) {
        if (bytesPerSecond < 0) {
            throw new IllegalArgumentException("Limits must be positive");
        }
        known(List.of(id)).forEach(transfer -> {
            transfer.standing().bytesPerSecond(bytesPerSecond);
            changed(transfer);
        });
    }

    private List<Transfer> known(Collection<TransferId> ids) {
        return ids.stream().distinct().flatMap(id -> index.find(id).stream()).toList();
    }

    private void changed(Transfer transfer) {
        listeners.tell(transfer.snapshot());
        housekeeper.saveSoon(transfer);
    }

    @Override
    public void pauseBatch(String batch) {
        of(batch).forEach(transfer -> pause(transfer.id()));
    }

    @Override
    public void resumeBatch(String batch) {
        of(batch).forEach(transfer -> resume(transfer.id()));
    }

    @Override
    public void cancelBatch(String batch) {
        of(batch).stream().filter(transfer -> !transfer.state().isFinal()).forEach(transfer -> cancel(transfer.id()));
    }

    private List<Transfer> of(String batch) {
        if (batch.isEmpty()) {
            throw new IllegalArgumentException("A batch has a name");
        }
        return index.all().stream().filter(transfer -> transfer.request().batch().equals(batch)).toList();
    }

    @Override
    public void pauseAll() {
        index.all().forEach(transfer -> pause(transfer.id()));
    }

    @Override
    public void resumeAll() {
        index.all().stream().filter(transfer -> !transfer.state().isFinal() && !transfer.state().isActive()).forEach(transfer -> resume(transfer.id()));
    }

    @Override
    public DownloadLimits limits() {
        return limits;
    }

    @Override
    public void setLimits(DownloadLimits now) {
        limits = now;
        engine.hosts().lookAgain();
        pump.wake();
    }

    @Override
    public AutoCloseable listen(TransferListener listener) {
        return listeners.add(listener);
    }

    /// A run has ended, on its own thread.
    private void runEnded(Transfer transfer, Outcome outcome) {
        Instant now = engine.now();
        switch (outcome) {
            case Outcome.Done done -> {
                index.freeFiles(transfer);
                boolean verified = done.verification() instanceof Verification.Verified;
                transfer.ended(verified ? TransferState.DONE : TransferState.DONE_NOT_VERIFIABLE, null, done.verification(), now);
            }
            case Outcome.Failed failed when transfer.wish() != Transfer.Wish.CANCEL ->
                transfer.ended(TransferState.FAILED, failed.problem(), failed.verification(), now);
            case Outcome.Waits waits when transfer.wish() == Transfer.Wish.RUN -> {
                if (waits.state() == TransferState.PAUSED && waits.problem().retryAt() == null) {
                    transfer.wish(Transfer.Wish.PAUSE);
                }
                transfer.to(waits.state(), waits.problem());
            }
            default -> stopped(transfer);
        }
        if (transfer.state() != TransferState.CANCELLED) {
            // What has been cancelled takes room until it is deleted.
            engine.disk().space().giveBack(transfer);
        }
    }

    private void stopped(Transfer transfer) {
        switch (transfer.wish()) {
            case RUN -> transfer.to(TransferState.QUEUED, null);
            case PAUSE -> transfer.to(TransferState.PAUSED, null);
            case CANCEL -> cancelled(transfer);
        }
    }

    @Override
    public void close() {
        if (!pump.close(Duration.ofSeconds(30))) {
            LOG.warn("Some transfers did not stop in time");
        }
        index.all().stream().filter(transfer -> !transfer.state().isFinal()).forEach(housekeeper::saveSoon);
        housekeeper.close();
        listeners.close();
        store.close();
        engine.transport().close();
        lock.close();
    }
}
