package org.perigee.catalog.library;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.perigee.catalog.json.DeflatedText;
import org.perigee.catalog.json.ItemFormatException;
import org.perigee.catalog.json.ItemJson;
import org.perigee.catalog.json.ItemJsonReader;
import org.perigee.catalog.model.ItemRef;

/// Basket entries as rows.
final class EntryRows {

    private static final JsonMapper JSON = new JsonMapper();

    private final Connection connection;
    private final long basket;

    EntryRows(Connection connection, long basket) {
        this.connection = connection;
        this.basket = basket;
    }

    /// Inserts those that are not there yet.
    ///
    /// @param entries by position; a position that is taken is replaced by a new one at the end
    /// @return the references of those that were inserted
    Set<ItemRef> insert(Collection<Map.Entry<Long, BasketEntry>> entries) throws SQLException {
        Set<ItemRef> inserted = new LinkedHashSet<>();
        String sql = """
                insert into basket_entry (position, basket, provider, collection, item_id, added, assets, note, bytes, item)
                values (case when exists (select 1 from basket_entry where position = ?1) then null else ?1 end, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
                on conflict (basket, provider, collection, item_id) do nothing""";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Map.Entry<Long, BasketEntry> entry : entries) {
                bind(statement, entry.getKey(), entry.getValue());
                if (statement.executeUpdate() > 0) {
                    inserted.add(entry.getValue().item().ref());
                }
            }
        }
        return inserted;
    }

    private void bind(PreparedStatement statement, Long position, BasketEntry entry) throws SQLException {
        if (position == null) {
            statement.setNull(1, Types.INTEGER);
        } else {
            statement.setLong(1, position);
        }
        statement.setLong(2, basket);
        bindRef(statement, 3, entry.item().ref());
        statement.setString(6, entry.added().toString());
        statement.setString(7, texts(entry.assets()));
        statement.setString(8, entry.note());
        if (entry.bytes().isPresent()) {
            statement.setLong(9, entry.bytes().getAsLong());
        } else {
            statement.setNull(9, Types.INTEGER);
        }
        statement.setBytes(10, DeflatedText.PLAIN.deflate(ItemJson.writeWhole(entry.item()).toString()));
    }

    private static void bindRef(PreparedStatement statement, int first, ItemRef ref) throws SQLException {
        statement.setString(first, ref.provider());
        statement.setString(first + 1, ref.collection());
        statement.setString(first + 2, ref.id());
    }

    SortedMap<Long, BasketEntry> all() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select position, added, assets, note, item from basket_entry where basket = ? order by position")) {
            statement.setLong(1, basket);
            return read(statement);
        }
    }

    SortedMap<Long, BasketEntry> find(Collection<ItemRef> refs) throws SQLException {
        SortedMap<Long, BasketEntry> found = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                select position, added, assets, note, item from basket_entry
                where basket = ? and provider = ? and collection = ? and item_id = ?""")) {
            for (ItemRef ref : refs) {
                statement.setLong(1, basket);
                bindRef(statement, 2, ref);
                found.putAll(read(statement));
            }
        }
        return found;
    }

    void delete(Collection<Long> positions) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("delete from basket_entry where position = ?")) {
            for (long position : positions) {
                statement.setLong(1, position);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static SortedMap<Long, BasketEntry> read(PreparedStatement statement) throws SQLException {
        SortedMap<Long, BasketEntry> entries = new TreeMap<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                entries.put(rows.getLong(1), entry(rows));
            }
        }
        return entries;
    }

    private static BasketEntry entry(ResultSet rows) throws SQLException {
        Instant added = Instant.parse(rows.getString(2));
        Set<String> assets = new LinkedHashSet<>();
        try {
            JSON.readTree(rows.getString(3)).forEach(key -> assets.add(key.asText()));
            var item = new ItemJsonReader("", added).read(JSON.readTree(DeflatedText.PLAIN.inflate(rows.getBytes(5))));
            return new BasketEntry(item.item(), added, assets, rows.getString(4));
        } catch (JsonProcessingException | ItemFormatException | IllegalArgumentException e) {
            throw new SQLException("A basket entry cannot be read: " + e.getMessage(), e);
        }
    }

    static String texts(Collection<String> texts) {
        var array = JSON.createArrayNode();
        texts.forEach(array::add);
        return array.toString();
    }
}
