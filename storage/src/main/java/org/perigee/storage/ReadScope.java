package org.perigee.storage;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Lets another thread end long reads. One scope may cover several reads, at once or one after another. Thread-safe.
public final class ReadScope {

    private volatile boolean cancelled;

    /// Ends the reads that run now within some thousand steps of SQLite, and those that begin later at once.
    public void cancel() {
        cancelled = true;
    }

    public boolean isCancelled() {
        return cancelled;
    }

    /// To be called now and then by work that does much outside SQLite.
    ///
    /// @throws SQLException where the scope was cancelled; it leaves the work as [StorageException.Kind#CANCELLED]
    public void check() throws SQLException {
        if (cancelled) {
            throw new SQLiteException("cancelled", SQLiteErrorCode.SQLITE_INTERRUPT);
        }
    }
}
