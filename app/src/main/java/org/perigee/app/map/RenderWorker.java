package org.perigee.app.map;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that paints. Requests are not queued: the latest one wins, and while one is painted newer ones replace each other.
/// A picture once shown is painted over only after two more were shown, because JavaFX may still be copying it.
final class RenderWorker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RenderWorker.class);

    private final MapRenderer renderer = new MapRenderer();
    private final Consumer<Runnable> fxThread;
    private final Consumer<Frame> show;
    private final Object lock = new Object();
    private final AtomicReference<Frame> finished = new AtomicReference<>();
    private final Deque<Frame> free = new ArrayDeque<>();
    private RenderRequest wanted;
    private final Deque<Consumer<MapRenderer>> errands = new ArrayDeque<>();
    private boolean closed;
    private Frame current;
    private Frame previous;

    /// @param fxThread runs something soon on the JavaFX thread
    /// @param show called there with each finished picture
    RenderWorker(Consumer<Runnable> fxThread, Consumer<Frame> show) {
        this.fxThread = fxThread;
        this.show = show;
        Thread.ofPlatform().name("map-renderer").daemon().priority(Thread.NORM_PRIORITY - 1).start(this::run);
    }

    /// Asks for a picture in place of any asked for and not begun. Any thread.
    void request(RenderRequest request) {
        synchronized (lock) {
            wanted = request;
            lock.notifyAll();
        }
    }

    /// Does something else with the renderer when no picture is wanted. Any thread.
    void later(Consumer<MapRenderer> errand) {
        synchronized (lock) {
            errands.add(errand);
            lock.notifyAll();
        }
    }

    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            lock.notifyAll();
        }
    }

    private void run() {
        try {
            while (awaitWork()) {
                RenderRequest next = take();
                if (next == null) {
                    runErrand();
                } else {
                    paint(next);
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("the map's rendering thread was interrupted and ends");
        }
    }

    private boolean awaitWork() throws InterruptedException {
        synchronized (lock) {
            while (wanted == null && errands.isEmpty() && !closed) {
                lock.wait();
            }
            return !closed;
        }
    }

    private RenderRequest take() {
        synchronized (lock) {
            RenderRequest next = wanted;
            wanted = null;
            return next;
        }
    }

    private void runErrand() {
        Consumer<MapRenderer> errand;
        synchronized (lock) {
            errand = errands.poll();
        }
        try {
            errand.accept(renderer);
        } catch (RuntimeException e) {
            LOG.error("a preparation for the map failed", e);
        }
    }

    private void paint(RenderRequest next) {
        try {
            Frame frame = frameFor(next.camera().scaled(next.pixelScale()));
            frame.render(renderer, next);
            Frame notShown = finished.getAndSet(frame);
            if (notShown == null) {
                fxThread.accept(this::showFinished);
            } else {
                release(notShown);
            }
        } catch (RuntimeException e) {
            LOG.error("a picture of the map could not be painted; the last one stays", e);
        }
    }

    private Frame frameFor(Camera pixels) {
        int width = (int) pixels.width();
        int height = (int) pixels.height();
        synchronized (lock) {
            free.removeIf(frame -> !frame.fits(width, height));
            return free.isEmpty() ? new Frame(width, height) : free.pop();
        }
    }

    private void release(Frame frame) {
        synchronized (lock) {
            free.push(frame);
        }
    }

    private void showFinished() {
        Frame frame = finished.getAndSet(null);
        if (frame == null) {
            return;
        }
        if (previous != null) {
            release(previous);
        }
        previous = current;
        current = frame;
        frame.publish();
        show.accept(frame);
    }
}
