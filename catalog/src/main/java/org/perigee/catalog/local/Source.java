package org.perigee.catalog.local;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.perigee.catalog.json.DeflatedText;

/// One collection of one provider, with the templates of its rows.
record Source(long id, String provider, String collection, long longest, DeflatedText bodies, DeflatedText documents) {

    static List<Source> ofProvider(Connection connection, String provider) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select id, provider, collection, longest, body_template, document_template from source where provider = ?")) {
            statement.setString(1, provider);
            List<Source> sources = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    sources.add(new Source(rows.getLong(1), rows.getString(2), rows.getString(3), rows.getLong(4),
                            new DeflatedText(rows.getBytes(5)), new DeflatedText(rows.getBytes(6))));
                }
            }
            return sources;
        }
    }
}
