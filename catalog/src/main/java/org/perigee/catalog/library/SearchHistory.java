package org.perigee.catalog.library;

import java.sql.PreparedStatement;
import java.time.Clock;
import java.util.List;
import org.perigee.catalog.json.QueryJson;
import org.perigee.catalog.query.SearchQuery;
import org.perigee.storage.Database;

/// The last searches asked, without names. Thread-safe; waits for the disk.
public final class SearchHistory {

    /// How many are remembered.
    public static final int LENGTH = 50;

    private final Database database;
    private final Clock clock;

    SearchHistory(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Remembers that a search was asked; the same one asked again moves to the front.
    public void remember(SearchQuery query, List<String> providers) {
        database.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "insert or replace into search_history (query, providers, asked) values (?, ?, ?)")) {
                statement.setString(1, QueryJson.write(query).toString());
                statement.setString(2, EntryRows.texts(providers));
                statement.setString(3, clock.instant().toString());
                statement.executeUpdate();
            }
            try (PreparedStatement statement = connection.prepareStatement(
                    "delete from search_history where id not in (select id from search_history order by id desc limit " + LENGTH + ")")) {
                return statement.executeUpdate();
            }
        });
    }

    /// Newest first, at most [#LENGTH].
    public List<SavedSearch> latest() {
        return database.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "select '', query, providers, asked from search_history order by id desc")) {
                return SearchRows.read(statement);
            }
        });
    }

    public void clear() {
        database.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("delete from search_history")) {
                return statement.executeUpdate();
            }
        });
    }
}
