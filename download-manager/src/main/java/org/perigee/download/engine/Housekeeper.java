package org.perigee.download.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.perigee.download.TransferId;
import org.perigee.storage.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does what touches the disk and nobody waits for, in order: writes changed transfers down (many at once), forgets removed ones,
/// deletes partial files. Thread-safe.
final class Housekeeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeper.class);

    private final TransferStore store;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(Thread.ofVirtual().name("perigee-transfer-store").factory());
    private final Set<Transfer> changed = new LinkedHashSet<>();

    Housekeeper(TransferStore store) {
        this.store = store;
    }

    /// Writes transfers down now.
    ///
    /// @throws StorageException where that fails
    void saveNow(Collection<Transfer> transfers) {
        store.save(transfers.stream().map(TransferStore.Row::of).toList());
    }

    void saveSoon(Transfer transfer) {
        synchronized (changed) {
            changed.add(transfer);
        }
        doSoon(this::flush);
    }

    void removeSoon(Transfer transfer) {
        synchronized (changed) {
            changed.remove(transfer);
        }
        TransferId id = transfer.id();
        doSoon(() -> store.remove(id));
    }

    void doSoon(Runnable chore) {
        try {
            thread.execute(() -> run(chore));
        } catch (RejectedExecutionException e) {
            LOG.debug("The queue is closed");
        }
    }

    private static void run(Runnable chore) {
        try {
            chore.run();
        } catch (StorageException e) {
            LOG.error("The download queue could not be written: {}", e.getMessage());
        }
    }

    private void flush() {
        List<Transfer> batch;
        synchronized (changed) {
            batch = new ArrayList<>(changed);
            changed.clear();
        }
        if (batch.isEmpty()) {
            return;
        }
        try {
            saveNow(batch);
        } catch (StorageException e) {
            synchronized (changed) {
                changed.addAll(batch);
            }
            throw e;
        }
    }

    /// Waits for everything in hand.
    @Override
    public void close() {
        thread.close();
    }
}
