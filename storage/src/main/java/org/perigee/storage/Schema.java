package org.perigee.storage;

import java.util.List;
import java.util.Objects;

/// What a database file holds: who it belongs to and the scripts that bring it up to date, one for each version.
///
/// The number of migrations applied stands in `PRAGMA user_version`, the owner in `PRAGMA application_id`.
///
/// @param name          for messages: what the file is for, such as "local catalogue"
/// @param applicationId written to new files and asked of existing ones, so that a stranger's file is never altered
/// @param migrations    SQL scripts; the first makes version 1. Statements end with `;` at the end of a line
public record Schema(String name, int applicationId, List<String> migrations) {

    public Schema {
        Objects.requireNonNull(name);
        migrations = List.copyOf(migrations);
    }

    /// The version that a file has after all migrations.
    public int version() {
        return migrations.size();
    }
}
