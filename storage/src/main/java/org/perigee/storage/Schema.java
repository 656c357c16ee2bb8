package org.perigee.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// What a database file holds: who it belongs to and the scripts that bring it up to date, one for each version.
///
/// The number of migrations applied stands in `PRAGMA user_version`, the owner in `PRAGMA application_id`. Components that share a file
/// without knowing one another have a section each: its number stands in the table `schema_section`, and its scripts touch tables of its
/// own only, so that it does not matter which of them opens the file first or is newer.
///
/// @param name          for messages: what the file is for, such as "local catalogue"
/// @param applicationId written to new files and asked of existing ones, so that a stranger's file is never altered
/// @param section       the component's part of a shared file; empty for the one that owns the file
/// @param migrations    SQL scripts of statements that end with `;`, triggers included; the first makes version 1
public record Schema(String name, int applicationId, String section, List<String> migrations) {

    public Schema {
        Objects.requireNonNull(name);
        Objects.requireNonNull(section);
        migrations = List.copyOf(migrations);
    }

    /// Of a file with one owner.
    public Schema(String name, int applicationId, List<String> migrations) {
        this(name, applicationId, "", migrations);
    }

    /// Reads the scripts from resources beside a class, as UTF-8.
    ///
    /// @throws IllegalArgumentException where there is no such resource
    public static Schema load(String name, int applicationId, Class<?> anchor, String... resources) {
        return new Schema(name, applicationId, Arrays.stream(resources).map(resource -> text(anchor, resource)).toList());
    }

    private static String text(Class<?> anchor, String resource) {
        try (InputStream in = anchor.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("No resource " + resource + " beside " + anchor.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The version that a file has after all migrations.
    public int version() {
        return migrations.size();
    }
}
