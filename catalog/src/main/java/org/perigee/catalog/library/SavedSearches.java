package org.perigee.catalog.library;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.perigee.catalog.json.QueryJson;
import org.perigee.catalog.query.SearchQuery;
import org.perigee.storage.Database;

/// Searches kept under a name. Thread-safe; waits for the disk.
public final class SavedSearches {

    private final Database database;
    private final Clock clock;

    SavedSearches(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// All that this version can read, by name.
    public List<SavedSearch> all() {
        return database.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "select name, query, providers, saved from saved_search order by name collate nocase, name")) {
                return SearchRows.read(statement);
            }
        });
    }

    public Optional<SavedSearch> find(String name) {
        return database.read(connection -> find(connection, name));
    }

    private static Optional<SavedSearch> find(Connection connection, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select name, query, providers, saved from saved_search where name = ?")) {
            statement.setString(1, name);
            return SearchRows.read(statement).stream().findFirst();
        }
    }

    /// Keeps the search under the name.
    ///
    /// @return what the name stood for before; empty where it is new
    /// @throws IllegalArgumentException where the name is blank
    public Optional<SavedSearch> save(String name, SearchQuery query, List<String> providers) {
        return put(new SavedSearch(name, query, providers, clock.instant()));
    }

    /// As [#save], with its old time: undoes [#remove].
    public Optional<SavedSearch> put(SavedSearch search) {
        if (search.name().isBlank()) {
            throw new IllegalArgumentException("A saved search needs a name");
        }
        return database.write(connection -> {
            Optional<SavedSearch> before = find(connection, search.name());
            try (PreparedStatement statement = connection.prepareStatement("insert or replace into saved_search values (?, ?, ?, ?)")) {
                statement.setString(1, search.name());
                statement.setString(2, QueryJson.write(search.query()).toString());
                statement.setString(3, EntryRows.texts(search.providers()));
                statement.setString(4, search.when().toString());
                statement.executeUpdate();
            }
            return before;
        });
    }

    /// @return what was removed; empty where there is no such search
    public Optional<SavedSearch> remove(String name) {
        return database.write(connection -> {
            Optional<SavedSearch> before = find(connection, name);
            try (PreparedStatement statement = connection.prepareStatement("delete from saved_search where name = ?")) {
                statement.setString(1, name);
                statement.executeUpdate();
            }
            return before;
        });
    }

    /// @return whether it was renamed; not where the new name is taken or the old one unknown
    /// @throws IllegalArgumentException where the new name is blank
    public boolean rename(String name, String newName) {
        if (newName.isBlank()) {
            throw new IllegalArgumentException("A saved search needs a name");
        }
        return database.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("update or ignore saved_search set name = ? where name = ?")) {
                statement.setString(1, newName);
                statement.setString(2, name);
                return statement.executeUpdate() > 0;
            }
        });
    }
}
