package org.perigee.storage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConfig;

/// One platform thread with the one connection it alone uses.
///
/// The connection is left in JDBC's auto-commit mode and transactions are begun by statement: the driver would otherwise begin
/// the next one with every commit, and a writer that has begun keeps all other processes from writing.
final class Worker {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final int BUSY_TIMEOUT_MS = 10_000;
    private static final int STEPS_BETWEEN_LOOKS = 10_000;

    private final Path file;
    private final ExecutorService executor;
    private volatile Thread thread;
    private Connection connection;
    private ReadScope scope;

    Worker(String name, Path file) {
        this.file = file;
        this.executor = Executors.newSingleThreadExecutor(work -> {
            thread = Thread.ofPlatform().daemon().name(name).unstarted(work);
            return thread;
        });
    }

    /// Connects; changes nothing in the file. Called on the worker's thread, as are the other methods without a task.
    void open(Durability durability) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_TIMEOUT_MS);
        config.enforceForeignKeys(true);
        config.setSynchronous(SQLiteConfig.SynchronousMode.valueOf(durability.synchronous()));
        // As a URI, because the driver takes a question mark in a plain path for the start of its own parameters.
        connection = config.createConnection("jdbc:sqlite:" + file.toUri());
    }

    /// Makes the connection refuse to write and heed [ReadScope]s.
    void restrictToReading() throws SQLException {
        Transactions.execute(connection, "pragma query_only = on");
        ProgressHandler.setHandler(connection, STEPS_BETWEEN_LOOKS, new ProgressHandler() {
            @Override
            protected int progress() {
                return scope != null && scope.isCancelled() ? 1 : 0;
            }
        });
    }

    Connection connection() {
        return connection;
    }

    <T> T read(SqlWork<T> work, ReadScope readScope) throws SQLException {
        readScope.check();
        scope = readScope;
        try {
            T result = Transactions.run(connection, "begin", work);
            readScope.check();
            return result;
        } finally {
            scope = null;
        }
    }

    <T> T write(SqlWork<T> work) throws SQLException {
        return Transactions.run(connection, "begin immediate", work);
    }

    /// Runs the task on the worker's thread and waits for it.
    <T> T run(Callable<T> task) {
        if (Thread.currentThread() == thread) {
            throw new IllegalStateException("Work on " + file.getFileName() + " waits for itself: a transaction within a transaction");
        }
        CompletableFuture<T> result = new CompletableFuture<>();
        try {
            executor.execute(() -> complete(result, task));
        } catch (RejectedExecutionException e) {
            throw new StorageException(StorageException.Kind.CLOSED, file, file.getFileName() + " is closed", e);
        }
        try {
            return result.join();
        } catch (CompletionException e) {
            throw rethrow(e.getCause());
        }
    }

    private static <T> void complete(CompletableFuture<T> result, Callable<T> task) {
        try {
            result.complete(task.call());
        } catch (Throwable e) {
            result.completeExceptionally(e);
        }
    }

    private RuntimeException rethrow(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        if (cause instanceof SQLException sql) {
            return StorageException.of(file, sql);
        }
        return cause instanceof RuntimeException runtime ? runtime : new IllegalStateException(cause);
    }

    /// Takes no more work, ends what was accepted, and disconnects. Later calls, from any thread, wait for the same end.
    void close() {
        synchronized (executor) {
            if (!executor.isShutdown()) {
                executor.execute(this::disconnect);
                executor.shutdown();
            }
        }
        awaitEnd();
    }

    /// An interrupt must not end the waiting: work left in the queue would leave its callers waiting for ever.
    private void awaitEnd() {
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                ended = executor.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void disconnect() {
        if (connection == null) {
            return;
        }
        try {
            ProgressHandler.clearHandler(connection);
            connection.close();
        } catch (SQLException e) {
            // What was committed is in the file or its log; the next opening finds it there.
            LOG.warn("{} could not be closed in order: {}", file, e.getMessage());
        }
    }
}
