package org.perigee.catalog.local;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.perigee.storage.Database;
import org.perigee.storage.DisposableDatabase;
import org.perigee.storage.ReadScope;
import org.perigee.storage.Schema;
import org.perigee.storage.SqlWork;
import org.perigee.storage.StorageException;

/// The file of everything that can be fetched again (`cache.db`): Items, remembered searches, pictures. Thread-safe.
public final class CacheDatabase implements AutoCloseable {

    private static final Schema SCHEMA = Schema.load("local catalogue", 0x5047_4341, CacheDatabase.class, "V001__cache.sql");

    private final Database database;
    private final Path setAside;

    private CacheDatabase(DisposableDatabase opened) {
        this.database = opened.database();
        this.setAside = opened.setAside().orElse(null);
    }

    /// Opens the file, or makes it where there is none. A damaged one is set aside and a new one made ([#setAside()] says so).
    ///
    /// @throws StorageException where the file was written by a newer version, or cannot be written
    public static CacheDatabase open(Path file, Clock clock) {
        return new CacheDatabase(DisposableDatabase.open(file, SCHEMA, clock));
    }

    /// Where the damaged file went that this one replaces; empty where all was well.
    public Optional<Path> setAside() {
        return Optional.ofNullable(setAside);
    }

    <T> T read(SqlWork<T> work, ReadScope scope) {
        try {
            return database.read(work, scope);
        } catch (StorageException e) {
            throw noted(e);
        }
    }

    <T> T write(SqlWork<T> work) {
        try {
            return database.write(work);
        } catch (StorageException e) {
            throw noted(e);
        }
    }

    /// A file found damaged in the middle is replaced at the next start.
    private StorageException noted(StorageException failure) {
        if (failure.kind() == StorageException.Kind.DAMAGED) {
            DisposableDatabase.reportDamage(database.file());
        }
        return failure;
    }

    StorageException damaged(String what, Throwable cause) {
        return noted(new StorageException(StorageException.Kind.DAMAGED, database.file(), what, cause));
    }

    /// Bytes on the disk.
    long size() {
        return database.size();
    }

    /// What is wrong with the file; empty where it is sound.
    public List<String> integrityCheck(ReadScope scope) {
        return database.integrityCheck(scope);
    }

    @Override
    public void close() {
        database.close();
    }
}
