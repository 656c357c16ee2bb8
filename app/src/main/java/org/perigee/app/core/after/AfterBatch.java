package org.perigee.app.core.after;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;
import org.perigee.download.DownloadManager;
import org.perigee.download.TransferId;
import org.perigee.download.TransferRequest;
import org.perigee.download.TransferSnapshot;

/// Follows transfers and takes care of each product as soon as all its files are there. Files of one origin in one batch are one
/// product; one of which a file failed is left alone. Thread-safe.
public final class AfterBatch implements AutoCloseable {

    private final Aftercare care;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Phaser work = new Phaser(1);
    private final AtomicInteger failures = new AtomicInteger();
    private final Map<TransferId, Parts> products = new HashMap<>();
    private final AutoCloseable subscription;

    /// The files of a product that are still on their way, and those that are there.
    private static final class Parts {
        private final Set<TransferId> open = new HashSet<>();
        private final List<TransferSnapshot> there = new ArrayList<>();
    }

    /// @param ids transfers of the manager
    public AfterBatch(Aftercare care, DownloadManager manager, List<TransferId> ids) {
        this.care = care;
        Set<TransferId> wanted = new HashSet<>(ids);
        List<TransferSnapshot> now = manager.snapshot().stream().filter(one -> wanted.contains(one.id())).toList();
        Map<String, Parts> byOrigin = new LinkedHashMap<>();
        for (TransferSnapshot one : now) {
            TransferRequest request = one.request();
            String key = request.origin().isEmpty() ? one.id().toString() : request.batch() + "\n" + request.origin();
            Parts parts = byOrigin.computeIfAbsent(key, k -> new Parts());
            parts.open.add(one.id());
            products.put(one.id(), parts);
        }
        this.subscription = manager.listen(this::changed);
        // Some may have ended before anybody listened.
        manager.snapshot().forEach(this::changed);
    }

    private void changed(TransferSnapshot now) {
        if (!now.state().isSuccess()) {
            return;
        }
        List<TransferSnapshot> complete = List.of();
        synchronized (this) {
            Parts parts = products.get(now.id());
            if (parts != null && parts.open.remove(now.id())) {
                parts.there.add(now);
                complete = parts.open.isEmpty() ? List.copyOf(parts.there) : complete;
            }
        }
        if (!complete.isEmpty()) {
            start(complete);
        }
    }

    private void start(List<TransferSnapshot> files) {
        TransferRequest first = files.getFirst().request();
        String origin = first.origin();
        String id = origin.isEmpty() || origin.startsWith("s3:") ? first.label() : origin.substring(origin.lastIndexOf('/') + 1);
        String label = files.size() == 1 ? first.label() : first.label().replaceFirst(" · .*$", "");
        List<Aftercare.File> there = files.stream().map(one -> new Aftercare.File(one.target().toAbsolutePath(), one.request().digests())).toList();
        work.register();
        threads.execute(() -> {
            try {
                if (!care.run(new Aftercare.Product(id, label, there))) {
                    failures.incrementAndGet();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                work.arriveAndDeregister();
            }
        });
    }

    /// Waits until all is done for those products that are complete by now.
    ///
    /// @return for how many something did not go as it should
    public int await() {
        work.arriveAndAwaitAdvance();
        return failures.get();
    }

    /// Hears of no more transfers; ends what runs.
    @Override
    public void close() {
        try {
            subscription.close();
        } catch (Exception e) {
            throw new IllegalStateException("A subscription always closes", e);
        }
        care.stop();
        threads.close();
    }
}
