package org.perigee.app.async;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Computes only the latest of what it is asked for: one computation at a time, requests made meanwhile replace each other.
///
/// Thread-safe. Results arrive on the user-interface thread, in the order of their requests.
///
/// @param <T> what is computed
public final class Latest<T> {

    private static final Logger LOG = LoggerFactory.getLogger(Latest.class);

    private final Executor background;
    private final UiThread ui;
    private final Consumer<? super T> consumer;
    private Callable<? extends T> waiting;
    private boolean running;

    public Latest(UiThread ui, Consumer<? super T> consumer) {
        this(Executors.newVirtualThreadPerTaskExecutor(), ui, consumer);
    }

    public Latest(Executor background, UiThread ui, Consumer<? super T> consumer) {
        this.background = background;
        this.ui = ui;
        this.consumer = consumer;
    }

    /// Asks for a computation; one that waits and has not begun is dropped. Nothing happens once the threads it would run on have ended.
    public void request(Callable<? extends T> computation) {
        synchronized (this) {
            waiting = computation;
            if (running) {
                return;
            }
            running = true;
        }
        try {
            background.execute(this::work);
        } catch (RejectedExecutionException e) {
            forget();
        }
    }

    /// The program ends: nobody would look at the result.
    private synchronized void forget() {
        waiting = null;
        running = false;
    }

    private void work() {
        Callable<? extends T> next = take();
        while (next != null) {
            compute(next);
            next = take();
        }
    }

    private synchronized Callable<? extends T> take() {
        Callable<? extends T> next = waiting;
        waiting = null;
        running = next != null;
        return next;
    }

    private void compute(Callable<? extends T> computation) {
        try {
            T result = computation.call();
            ui.execute(() -> consumer.accept(result));
        } catch (Exception e) {
            LOG.error("Background computation failed", e);
        }
    }
}
