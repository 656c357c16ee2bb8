package org.perigee.storage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// Brings a file up to the version its schema has, all in one transaction.
final class Migrator {

    private Migrator() {
    }

    static void migrate(Connection connection, Path file, Schema schema) throws SQLException {
        int version = pragma(connection, "user_version");
        int owner = pragma(connection, "application_id");
        boolean fresh = version == 0 && owner == 0 && isEmpty(connection);
        if (!fresh && owner != schema.applicationId()) {
            throw new StorageException(StorageException.Kind.DAMAGED, file,
                    file + " is not a " + schema.name() + " of Perigee; it has not been touched", null);
        }
        if (version > schema.version()) {
            throw new StorageException(StorageException.Kind.NEWER_VERSION, file, file + " was written by a newer Perigee ("
                    + schema.name() + " version " + version + ", this program knows " + schema.version() + "); it has not been touched", null);
        }
        apply(connection, schema, version);
    }

    private static void apply(Connection connection, Schema schema, int from) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (int i = from; i < schema.version(); i++) {
                for (String sql : schema.migrations().get(i).split(";\\s*(?:\\n|$)")) {
                    if (!sql.isBlank()) {
                        statement.execute(sql);
                    }
                }
            }
            statement.execute("pragma user_version = " + schema.version());
            statement.execute("pragma application_id = " + schema.applicationId());
        }
        connection.commit();
    }

    private static boolean isEmpty(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from sqlite_schema")) {
            return rows.next() && rows.getInt(1) == 0;
        }
    }

    private static int pragma(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement(); var rows = statement.executeQuery("pragma " + name)) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }
}
