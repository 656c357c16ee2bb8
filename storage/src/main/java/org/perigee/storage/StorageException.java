package org.perigee.storage;

import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Something that went wrong with a database file, with the file and a kind to decide by.
public final class StorageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// What went wrong.
    public enum Kind {
        /// The file was written by a newer version of the program; it has not been touched.
        NEWER_VERSION,
        /// The file is not ours or cannot be read as a database any more.
        DAMAGED,
        /// The volume has no room left.
        DISK_FULL,
        /// The file or its folder cannot be written.
        READ_ONLY,
        /// Another process kept the file locked for too long.
        BUSY,
        /// The database has been closed.
        CLOSED,
        /// The work was cancelled.
        CANCELLED,
        /// The disk or network drive does not do what it should.
        IO,
        /// A statement failed: a mistake of the program.
        STATEMENT
    }

    private static final long SMALLEST_ROOM = 1 << 20;

    private final Kind kind;
    private final transient Path file;

    public StorageException(Kind kind, Path file, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.file = file;
    }

    static StorageException of(Path file, SQLException cause) {
        Kind kind = kindOf(cause);
        if (kind == Kind.IO && file.toAbsolutePath().getParent().toFile().getUsableSpace() < SMALLEST_ROOM) {
            // SQLite says "I/O error" where the file that maps the log cannot grow.
            kind = Kind.DISK_FULL;
        }
        return new StorageException(kind, file, file.getFileName() + ": " + cause.getMessage(), cause);
    }

    static Kind kindOf(SQLException cause) {
        if (!(cause instanceof SQLiteException sqlite)) {
            return Kind.STATEMENT;
        }
        // Extended codes carry the primary code in their low byte.
        int primary = sqlite.getResultCode().code & 0xff;
        if (primary == SQLiteErrorCode.SQLITE_FULL.code) {
            return Kind.DISK_FULL;
        }
        if (primary == SQLiteErrorCode.SQLITE_READONLY.code || primary == SQLiteErrorCode.SQLITE_CANTOPEN.code
                || primary == SQLiteErrorCode.SQLITE_PERM.code) {
            return Kind.READ_ONLY;
        }
        if (primary == SQLiteErrorCode.SQLITE_CORRUPT.code || primary == SQLiteErrorCode.SQLITE_NOTADB.code) {
            return Kind.DAMAGED;
        }
        if (primary == SQLiteErrorCode.SQLITE_BUSY.code || primary == SQLiteErrorCode.SQLITE_LOCKED.code
                || primary == SQLiteErrorCode.SQLITE_PROTOCOL.code) {
            return Kind.BUSY;
        }
        if (primary == SQLiteErrorCode.SQLITE_IOERR.code) {
            return Kind.IO;
        }
        return primary == SQLiteErrorCode.SQLITE_INTERRUPT.code ? Kind.CANCELLED : Kind.STATEMENT;
    }

    public Kind kind() {
        return kind;
    }

    public Path file() {
        return file;
    }
}
