package org.perigee.download.ledger;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.perigee.download.Digest;
import org.perigee.download.Verification;

/// Ledger entries as rows.
final class LedgerRows {

    static final List<String> MIGRATIONS = List.of("""
            create table ledger_entry (
              id integer primary key autoincrement,
              path text not null,
              name text not null,
              size integer not null,
              addresses text not null,
              label text not null,
              origin text not null,
              at text not null,
              verification text not null,
              digests text not null,
              named integer not null
            ) strict;
            create index ledger_entry_path on ledger_entry (path);
            create index ledger_entry_size on ledger_entry (size);
            create index ledger_entry_open on ledger_entry (id) where named = 0;
            """);

    private LedgerRows() {
    }

    /// @param named whether the file had its name when this was last written
    record Row(long id, LedgerEntry entry, boolean named) {
    }

    /// Fills in a statement's parameters.
    @FunctionalInterface
    interface Parameters {
        void fill(PreparedStatement statement) throws SQLException;
    }

    static String text(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }

    static long insert(Connection connection, LedgerEntry entry, boolean named) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into ledger_entry (path, name, size, addresses, label, origin, at, verification, digests, named)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id""")) {
            insert.setString(1, text(entry.path()));
            insert.setString(2, entry.name());
            insert.setLong(3, entry.size());
            insert.setString(4, String.join("\n", entry.provenance().addresses()));
            insert.setString(5, entry.provenance().label());
            insert.setString(6, entry.provenance().origin());
            insert.setString(7, entry.when().toString());
            insert.setString(8, entry.verification().text());
            insert.setString(9, entry.digests().stream().map(digest -> digest.algorithm() + ":" + digest.hex()).collect(Collectors.joining(" ")));
            insert.setInt(10, named ? 1 : 0);
            try (ResultSet rows = insert.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    static void confirm(Connection connection, long id) throws SQLException {
        execute(connection, "update ledger_entry set named = 1 where id = ?", id);
    }

    static void delete(Connection connection, long id) throws SQLException {
        execute(connection, "delete from ledger_entry where id = ?", id);
    }

    private static void execute(Connection connection, String sql, long id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, id);
            statement.executeUpdate();
        }
    }

    static List<Row> select(Connection connection, String condition, Parameters parameters) throws SQLException {
        List<Row> found = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("select * from ledger_entry " + condition)) {
            parameters.fill(query);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(new Row(rows.getLong("id"), entry(rows), rows.getInt("named") == 1));
                }
            }
        }
        return found;
    }

    private static LedgerEntry entry(ResultSet row) throws SQLException {
        Provenance provenance = new Provenance(words(row.getString("addresses"), "\n"), row.getString("label"), row.getString("origin"));
        List<Digest> digests = words(row.getString("digests"), " ").stream().map(LedgerRows::digest).toList();
        return new LedgerEntry(Path.of(row.getString("path")), row.getString("name"), row.getLong("size"), provenance, Instant.parse(row.getString("at")),
                Verification.parse(row.getString("verification")), digests);
    }

    private static Digest digest(String text) {
        int colon = text.indexOf(':');
        return new Digest(text.substring(0, Math.max(0, colon)), text.substring(colon + 1));
    }

    private static List<String> words(String text, String between) {
        return Arrays.stream(text.split(between)).filter(word -> !word.isEmpty()).toList();
    }
}
