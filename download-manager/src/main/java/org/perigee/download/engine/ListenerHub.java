package org.perigee.download.engine;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.perigee.download.TransferListener;
import org.perigee.download.TransferSnapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells listeners of changes, in their order, on a thread of its own, so that a slow listener slows no transfer. Thread-safe.
final class ListenerHub implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ListenerHub.class);

    private final List<TransferListener> listeners = new CopyOnWriteArrayList<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(Thread.ofVirtual().name("perigee-transfer-news").factory());

    AutoCloseable add(TransferListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void tell(TransferSnapshot news) {
        if (listeners.isEmpty()) {
            return;
        }
        try {
            thread.execute(() -> listeners.forEach(listener -> tell(listener, news)));
        } catch (RejectedExecutionException e) {
            LOG.debug("The queue is closed; nobody hears that {} is {}", news.id(), news.state());
        }
    }

    private static void tell(TransferListener listener, TransferSnapshot news) {
        try {
            listener.stateChanged(news);
        } catch (RuntimeException e) {
            LOG.error("A listener of transfers failed", e);
        }
    }

    @Override
    public void close() {
        thread.close();
    }
}
