package org.perigee.catalog.library;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.perigee.catalog.json.ItemFormatException;
import org.perigee.catalog.json.QueryJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Searches as rows of name, query, providers and time.
final class SearchRows {

    private static final Logger LOG = LoggerFactory.getLogger(SearchRows.class);
    private static final JsonMapper JSON = new JsonMapper();

    private SearchRows() {
    }

    /// Rows that a newer version wrote stay in the file and are left out here.
    static List<SavedSearch> read(PreparedStatement statement) throws SQLException {
        List<SavedSearch> searches = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                String name = rows.getString(1);
                try {
                    List<String> providers = JSON.readTree(rows.getString(3)).valueStream().map(id -> id.asText()).toList();
                    searches.add(new SavedSearch(name, QueryJson.read(JSON.readTree(rows.getString(2))), providers, Instant.parse(rows.getString(4))));
                } catch (JsonProcessingException | ItemFormatException e) {
                    LOG.warn("The search \"{}\" cannot be read: {}", name, e.getMessage());
                }
            }
        }
        return searches;
    }
}
