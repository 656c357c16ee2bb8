package org.perigee.storage;

import org.sqlite.SQLiteJDBCLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The native library of SQLite, which takes a moment to be unpacked and loaded. Thread-safe.
public final class SqliteLibrary {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteLibrary.class);

    private SqliteLibrary() {
    }

    /// Loads it now, on this thread, rather than when the first database is opened. Where it cannot be loaded, opening one will say so.
    public static void load() {
        try {
            if (!SQLiteJDBCLoader.initialize()) {
                LOG.debug("The library of SQLite was not loaded");
            }
        } catch (Exception e) {
            LOG.debug("The library of SQLite could not be loaded", e);
        }
    }
}
