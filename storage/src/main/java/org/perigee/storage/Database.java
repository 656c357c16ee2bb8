package org.perigee.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// One SQLite file in write-ahead mode: one writer, a few readers beside it, migrated when opened.
///
/// Native SQLite calls would pin the carrier of a virtual thread, so all work runs on platform threads owned here;
/// callers of any kind, virtual ones included, wait for the result. Several processes may open the same file.
///
/// Thread-safe. [#close()] waits for the work in hand, not for the work in the queue.
public final class Database implements AutoCloseable {

    private static final int READERS = 4;

    private final Path file;
    private final Worker writer;
    private final BlockingQueue<Worker> idleReaders = new LinkedBlockingQueue<>();
    private final java.util.List<Worker> readers = new java.util.ArrayList<>();
    private volatile boolean closed;

    private Database(Path file, Durability durability, Schema schema) {
        this.file = file;
        this.writer = new Worker("perigee-db-writer-" + file.getFileName(), file);
        try {
            writer.run(() -> {
                writer.open(durability, false);
                Migrator.migrate(writer.connection(), file, schema);
                return null;
            });
            for (int i = 0; i < READERS; i++) {
                Worker reader = new Worker("perigee-db-reader-" + i + "-" + file.getFileName(), file);
                readers.add(reader);
                reader.run(() -> {
                    reader.open(durability, true);
                    return null;
                });
                idleReaders.add(reader);
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /// Opens the file, creates it (and its folder) where there is none, and brings it up to the schema's version.
    ///
    /// @throws StorageException when the file is newer than the schema, damaged, somebody else's or not writable
    public static Database open(Path file, Durability durability, Schema schema) {
        Objects.requireNonNull(schema);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new StorageException(StorageException.Kind.READ_ONLY, file, "Cannot make the folder of " + file, e);
        }
        return new Database(file.toAbsolutePath(), durability, schema);
    }

    public Path file() {
        return file;
    }

    /// Runs the work in one transaction on the writer's connection; an exception rolls all of it back.
    ///
    /// @throws StorageException when a statement fails or the database is closed
    public <T> T write(SqlWork<T> work) {
        return writer.run(() -> inTransaction(writer.connection(), work));
    }

    /// Runs the work on a reader's connection, which sees one consistent state from its first statement on.
    ///
    /// @throws StorageException when a statement fails or the database is closed
    public <T> T read(SqlWork<T> work) {
        return read(work, new ReadScope());
    }

    /// As [#read(SqlWork)], and ends early with [StorageException.Kind#CANCELLED] when the scope is cancelled.
    public <T> T read(SqlWork<T> work, ReadScope scope) {
        Worker reader = takeReader();
        try {
            return reader.run(() -> {
                scope.begin(reader.connection());
                try {
                    return inTransaction(reader.connection(), work);
                } finally {
                    scope.end();
                }
            });
        } finally {
            idleReaders.add(reader);
        }
    }

    private Worker takeReader() {
        if (closed) {
            throw closedFailure();
        }
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return idleReaders.take();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static <T> T inTransaction(Connection connection, SqlWork<T> work) throws SQLException {
        boolean done = false;
        try {
            T result = work.run(connection);
            connection.commit();
            done = true;
            return result;
        } finally {
            if (!done) {
                connection.rollback();
            }
        }
    }

    private StorageException closedFailure() {
        return new StorageException(StorageException.Kind.CLOSED, file, file.getFileName() + " is closed", null);
    }

    @Override
    public void close() {
        closed = true;
        readers.forEach(Worker::close);
        writer.close();
    }
}
