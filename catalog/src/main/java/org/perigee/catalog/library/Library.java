package org.perigee.catalog.library;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.perigee.storage.Database;
import org.perigee.storage.Durability;
import org.perigee.storage.ReadScope;
import org.perigee.storage.Schema;

/// The file of everything that cannot be had again (`library.db`).
///
/// Thread-safe. All methods of its parts wait for the disk, so none belongs on a user interface's thread; all throw
/// [org.perigee.storage.StorageException] where the file cannot be read or written.
public final class Library implements AutoCloseable {

    /// Whose file it is; others that keep something in it open it with the same number and a section of their own.
    public static final int APPLICATION_ID = 0x5047_4C42;

    private static final Schema SCHEMA = Schema.load("library", APPLICATION_ID, Library.class, "V001__library.sql");

    private final Database database;
    private final Baskets baskets;
    private final SavedSearches savedSearches;
    private final SearchHistory history;

    private Library(Database database, Clock clock) {
        this.database = database;
        this.baskets = new Baskets(database, clock);
        this.savedSearches = new SavedSearches(database, clock);
        this.history = new SearchHistory(database, clock);
    }

    /// Opens the file, or makes it where there is none. A damaged or newer file is left as it is.
    ///
    /// @throws org.perigee.storage.StorageException with the kind of what is wrong with the file
    public static Library open(Path file, Clock clock) {
        return new Library(Database.open(file, Durability.PRECIOUS, SCHEMA), clock);
    }

    public Baskets baskets() {
        return baskets;
    }

    public SavedSearches savedSearches() {
        return savedSearches;
    }

    public SearchHistory history() {
        return history;
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
