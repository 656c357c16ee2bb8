package org.perigee.storage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalInt;

/// Brings a file up to the version its schema has, all in one transaction.
final class Migrator {

    private final Path file;
    private final Schema schema;

    Migrator(Path file, Schema schema) {
        this.file = file;
        this.schema = schema;
    }

    /// Looks whether the file is ours and not newer, changing nothing.
    ///
    /// @return the version an older file has; empty where there is nothing to migrate: a new file or one up to date
    OptionalInt olderVersion(Connection connection) throws SQLException {
        int version = checkedVersion(connection);
        return version == 0 || version == schema.version() ? OptionalInt.empty() : OptionalInt.of(version);
    }

    /// Applies what is missing. To be run in a transaction that excludes other writers: they may be migrating too.
    void migrate(Connection connection) throws SQLException {
        int version = checkedVersion(connection);
        if (version == schema.version()) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            for (int i = version; i < schema.version(); i++) {
                for (String sql : SqlScript.statements(schema.migrations().get(i))) {
                    statement.execute(sql);
                }
            }
            statement.execute("pragma application_id = " + schema.applicationId());
        }
        setVersion(connection);
    }

    private void setVersion(Connection connection) throws SQLException {
        if (schema.section().isEmpty()) {
            Transactions.execute(connection, "pragma user_version = " + schema.version());
            return;
        }
        Transactions.execute(connection, "create table if not exists schema_section (name text primary key, version integer not null) without rowid");
        try (PreparedStatement insert = connection.prepareStatement("insert or replace into schema_section values (?, ?)")) {
            insert.setString(1, schema.section());
            insert.setInt(2, schema.version());
            insert.executeUpdate();
        }
    }

    private int checkedVersion(Connection connection) throws SQLException {
        int version = version(connection);
        int owner = Transactions.number(connection, "pragma application_id");
        boolean fresh = version == 0 && owner == 0 && Transactions.number(connection, "select count(*) from sqlite_schema") == 0;
        if (!fresh && owner != schema.applicationId()) {
            throw new StorageException(StorageException.Kind.DAMAGED, file,
                    file + " is not a " + schema.name() + " of Perigee; it has not been touched", null);
        }
        if (version > schema.version()) {
            throw new StorageException(StorageException.Kind.NEWER_VERSION, file, file + " was written by a newer Perigee ("
                    + schema.name() + " version " + version + ", this program knows " + schema.version() + "); it has not been touched", null);
        }
        return version;
    }

    /// The number of migrations that the file, or the schema's section of it, has seen.
    int version(Connection connection) throws SQLException {
        if (schema.section().isEmpty()) {
            return Transactions.number(connection, "pragma user_version");
        }
        if (Transactions.number(connection, "select count(*) from sqlite_schema where name = 'schema_section'") == 0) {
            return 0;
        }
        try (PreparedStatement query = connection.prepareStatement("select version from schema_section where name = ?")) {
            query.setString(1, schema.section());
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? rows.getInt(1) : 0;
            }
        }
    }

    /// What the copy made before a migration is called after the file's name.
    String copySuffix(int version) {
        return (schema.section().isEmpty() ? ".v" : "." + schema.section() + "-v") + version;
    }
}
