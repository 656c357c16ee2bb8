package org.perigee.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/// One SQLite file in write-ahead mode: one writer, a few readers beside it, migrated when opened.
///
/// Native SQLite calls would pin the carrier of a virtual thread, so all work runs on platform threads owned here;
/// callers of any kind, virtual ones included, wait for the result. Several processes may open the same file; a writer waits
/// up to ten seconds for another process's transaction.
///
/// Thread-safe. [#close()] takes no more work and waits for what was accepted.
public final class Database implements AutoCloseable {

    private static final int READERS = 4;
    private static final int LOG_BYTES_KEPT = 16 << 20;
    private static final int OPENING_ATTEMPTS = 50;

    private final Path file;
    private final Worker writer;
    private final Durability durability;
    private final BlockingQueue<Worker> idleReaders = new LinkedBlockingQueue<>();
    /// Opened when they are first needed: many a program reads nothing, or one thing after the other.
    private final List<Worker> readers = new ArrayList<>();
    private volatile boolean closed;

    private Database(Path file, Durability durability, Schema schema) {
        this.file = file;
        this.durability = durability;
        this.writer = new Worker("perigee-db-writer-" + file.getFileName(), file);
        try {
            writer.run(() -> {
                openWriter(durability, new Migrator(file, schema));
                return null;
            });
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /// Opens the file, creates it (and its folder) where there is none, and brings it up to the schema's version.
    ///
    /// Before a precious file is migrated it is copied to `<name>.v<version>.bak`; the last such copy is kept.
    ///
    /// @throws StorageException when the file is newer than the schema, damaged, somebody else's (it is left as it was) or not
    ///                          writable
    public static Database open(Path file, Durability durability, Schema schema) {
        Objects.requireNonNull(schema);
        Path absolute = file.toAbsolutePath();
        try {
            Files.createDirectories(absolute.getParent());
        } catch (IOException e) {
            throw new StorageException(StorageException.Kind.READ_ONLY, file, "Cannot make the folder of " + file, e);
        }
        return new Database(absolute, durability, schema);
    }

    private void openWriter(Durability durability, Migrator migrator) throws SQLException {
        writer.open(durability);
        Connection connection = writer.connection();
        // Looked at before write-ahead mode is set, since that changes the file, and it may not be ours.
        OptionalInt older = Transactions.run(connection, "begin", migrator::olderVersion);
        if (older.isPresent() && durability != Durability.DISPOSABLE) {
            SafetyCopy.make(connection, file, migrator, older.getAsInt());
        }
        setWriteAheadMode(connection);
        Transactions.execute(connection, "pragma journal_size_limit = " + LOG_BYTES_KEPT);
        Transactions.run(connection, "begin immediate", c -> {
            migrator.migrate(c);
            return null;
        });
    }

    /// SQLite does not wait here where another process opens or closes the file at the same moment.
    private static void setWriteAheadMode(Connection connection) throws SQLException {
        for (int attempt = 1;; attempt++) {
            try {
                Transactions.execute(connection, "pragma journal_mode = wal");
                return;
            } catch (SQLException e) {
                if (attempt == OPENING_ATTEMPTS || StorageException.kindOf(e) != StorageException.Kind.BUSY) {
                    throw e;
                }
                LockSupport.parkNanos(attempt * 2_000_000L);
            }
        }
    }

    /// @return empty where there are as many as there may be
    private synchronized Optional<Worker> openReader() {
        if (closed) {
            throw new StorageException(StorageException.Kind.CLOSED, file, file.getFileName() + " is closed", null);
        }
        if (readers.size() == READERS) {
            return Optional.empty();
        }
        Worker reader = new Worker("perigee-db-reader-" + readers.size() + "-" + file.getFileName(), file);
        try {
            reader.run(() -> {
                reader.open(durability);
                reader.restrictToReading();
                return null;
            });
        } catch (RuntimeException e) {
            reader.close();
            throw e;
        }
        readers.add(reader);
        return Optional.of(reader);
    }

    public Path file() {
        return file;
    }

    /// Runs the work in one transaction on the writer's connection; an exception rolls all of it back.
    ///
    /// @throws StorageException      when a statement fails, another process writes for too long, or the database is closed
    /// @throws IllegalStateException when called from within a write
    public <T> T write(SqlWork<T> work) {
        return writer.run(() -> writer.write(work));
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
            return reader.run(() -> reader.read(work, scope));
        } finally {
            idleReaders.add(reader);
        }
    }

    /// Moves what is in the log into the file and empties the log, as far as readers allow. Done by itself now and then; worth
    /// calling after much was written.
    public void checkpoint() {
        writer.run(() -> {
            Transactions.execute(writer.connection(), "pragma wal_checkpoint(truncate)");
            return null;
        });
    }

    /// Reads the whole file and looks for damage; takes a second for some hundred megabytes.
    ///
    /// @return what is wrong, in SQLite's words; empty where the file is sound
    public List<String> integrityCheck(ReadScope scope) {
        try {
            return read(Database::problems, scope);
        } catch (StorageException e) {
            if (e.kind() == StorageException.Kind.DAMAGED) {
                return List.of(e.getMessage());
            }
            throw e;
        }
    }

    private static List<String> problems(Connection connection) throws SQLException {
        List<String> problems = new ArrayList<>();
        try (var statement = connection.createStatement(); var rows = statement.executeQuery("pragma integrity_check(20)")) {
            while (rows.next()) {
                problems.add(rows.getString(1));
            }
        }
        return problems.equals(List.of("ok")) ? List.of() : problems;
    }

    /// Bytes on the disk, the log included.
    public long size() {
        return List.of("", "-wal").stream().map(suffix -> file.resolveSibling(file.getFileName() + suffix).toFile())
                .mapToLong(java.io.File::length).sum();
    }

    private Worker takeReader() {
        Worker idle = closed ? null : idleReaders.poll();
        Optional<Worker> free = idle == null ? openReader() : Optional.of(idle);
        return free.orElseGet(this::awaitReader);
    }

    private Worker awaitReader() {
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

    @Override
    public synchronized void close() {
        closed = true;
        readers.forEach(Worker::close);
        // Last, so that its connection is the one that moves the log into the file.
        writer.close();
    }
}
