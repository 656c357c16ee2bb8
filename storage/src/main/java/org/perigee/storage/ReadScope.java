package org.perigee.storage;

import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConnection;

/// Lets another thread end a long read. Thread-safe; for one read at a time.
public final class ReadScope {

    private Connection running;
    private boolean cancelled;

    synchronized void begin(Connection connection) throws SQLException {
        running = connection;
        if (cancelled) {
            throw new org.sqlite.SQLiteException("cancelled before it began", org.sqlite.SQLiteErrorCode.SQLITE_INTERRUPT);
        }
    }

    synchronized void end() {
        running = null;
    }

    /// Ends the read that runs now or the next one that begins; later calls do nothing.
    public synchronized void cancel() {
        cancelled = true;
        if (running == null) {
            return;
        }
        try {
            running.unwrap(SQLiteConnection.class).getDatabase().interrupt();
        } catch (SQLException e) {
            throw new IllegalStateException("The connection cannot be interrupted", e);
        }
    }
}
