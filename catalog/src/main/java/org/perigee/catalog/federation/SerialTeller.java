package org.perigee.catalog.federation;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells a listener what happens, one thing after the other, on a virtual thread of its own.
///
/// Its own thread, so that whoever cancels is never kept by a listener, and a listener may cancel from within a call. Thread-safe.
final class SerialTeller {

    private static final Logger LOG = LoggerFactory.getLogger(SerialTeller.class);

    private record News(Consumer<SearchListener> what, CountDownLatch told, boolean last) {
    }

    private final SearchListener listener;
    private final BlockingQueue<News> news = new LinkedBlockingQueue<>();

    SerialTeller(SearchListener listener) {
        this.listener = listener;
        Thread.ofVirtual().name("search-listener").start(this::run);
    }

    /// Tells it soon; the latch opens when it has been told.
    CountDownLatch tell(Consumer<SearchListener> what) {
        return add(what, false);
    }

    /// Tells the last thing there is to tell.
    CountDownLatch tellLast(Consumer<SearchListener> what) {
        return add(what, true);
    }

    private CountDownLatch add(Consumer<SearchListener> what, boolean last) {
        CountDownLatch told = new CountDownLatch(1);
        news.add(new News(what, told, last));
        return told;
    }

    private void run() {
        try {
            boolean more = true;
            while (more) {
                News next = news.take();
                tellNow(next);
                more = !next.last();
            }
        } catch (InterruptedException e) {
            LOG.warn("The listener of a search was interrupted and hears no more");
        }
    }

    private void tellNow(News next) {
        try {
            next.what().accept(listener);
        } catch (Throwable e) {
            // Whatever a listener throws is its own; the providers and the other calls must not suffer.
            LOG.error("A search listener failed", e);
        } finally {
            next.told().countDown();
        }
    }
}
