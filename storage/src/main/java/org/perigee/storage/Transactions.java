package org.perigee.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// Brackets work in a transaction on a connection that is in auto-commit mode.
final class Transactions {

    private Transactions() {
    }

    /// Commits what the work did, or rolls all of it back and throws what the work threw.
    static <T> T run(Connection connection, String begin, SqlWork<T> work) throws SQLException {
        execute(connection, begin);
        try {
            T result = work.run(connection);
            execute(connection, "commit");
            return result;
        } catch (SQLException | RuntimeException | Error e) {
            rollBack(connection, e);
            throw e;
        }
    }

    /// SQLite has rolled back by itself after some failures (a full disk); that must not hide the failure.
    private static void rollBack(Connection connection, Throwable reason) {
        try {
            execute(connection, "rollback");
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static int number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }
}
