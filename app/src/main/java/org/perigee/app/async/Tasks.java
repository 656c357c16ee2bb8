package org.perigee.app.async;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs blocking work on threads of its own and brings the result back to the user-interface thread.
///
/// No failure can vanish: what no handler takes is logged. Thread-safe.
public final class Tasks {

    private static final Logger LOG = LoggerFactory.getLogger(Tasks.class);

    private final Executor background;
    private final UiThread ui;

    public Tasks(UiThread ui) {
        this(Executors.newVirtualThreadPerTaskExecutor(), ui);
    }

    /// For tests: any executor, such as one that runs on the caller's thread.
    public Tasks(Executor background, UiThread ui) {
        this.background = Objects.requireNonNull(background);
        this.ui = Objects.requireNonNull(ui);
    }

    public UiThread ui() {
        return ui;
    }

    /// Describes a piece of work; nothing runs before [Work#start()].
    public <T> Work<T> run(Callable<T> callable) {
        return new Work<>(callable);
    }

    /// Runs work that gives nothing back.
    public void start(Runnable work) {
        run(() -> {
            work.run();
            return null;
        }).start();
    }

    /// A piece of work with what happens after it. Not thread-safe before it is started.
    public final class Work<T> {

        private final Callable<T> callable;
        private Consumer<? super T> onSuccess = result -> { };
        private Consumer<? super Exception> onFailure = failure -> LOG.error("Background work failed", failure);
        private Runnable finallyDo = () -> { };

        private Work(Callable<T> callable) {
            this.callable = Objects.requireNonNull(callable);
        }

        /// Called on the user-interface thread.
        public Work<T> onSuccess(Consumer<? super T> consumer) {
            onSuccess = consumer;
            return this;
        }

        /// Called on the user-interface thread.
        public Work<T> onFailure(Consumer<? super Exception> consumer) {
            onFailure = consumer;
            return this;
        }

        /// Called on the user-interface thread after either.
        public Work<T> andFinally(Runnable runnable) {
            finallyDo = runnable;
            return this;
        }

        public void start() {
            background.execute(this::execute);
        }

        private void execute() {
            try {
                T result = callable.call();
                ui.execute(() -> finish(() -> onSuccess.accept(result)));
            } catch (Exception e) {
                ui.execute(() -> finish(() -> onFailure.accept(e)));
            }
        }

        private void finish(Runnable handler) {
            try {
                handler.run();
            } finally {
                finallyDo.run();
            }
        }
    }
}
