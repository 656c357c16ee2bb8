package org.perigee.catalog.local;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.perigee.catalog.json.DeflatedText;
import org.perigee.catalog.model.BoundingBox;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.model.ItemRef;
import org.perigee.catalog.model.ProductName;
import org.perigee.catalog.model.Properties;

/// Writes a batch of Items in one transaction; an Item that is there already is replaced unless it was retrieved later.
final class ItemInserter implements AutoCloseable {

    private static final int TEMPLATE_ITEMS = 3;
    private static final int LONGEST_TEMPLATE = 1 << 18;
    private static final double BOX_SCALE = 1e4;
    private static final long SECONDS_APART_AT_MOST = 1L << 40;

    private final Connection connection;
    private final Map<String, Map<String, Source>> sources = new HashMap<>();
    private final Map<Long, Long> longest = new HashMap<>();
    private final PreparedStatement find;
    private final PreparedStatement put;
    private final PreparedStatement document;
    private final PreparedStatement name;

    ItemInserter(Connection connection) throws SQLException {
        this.connection = connection;
        find = connection.prepareStatement("select id, seen from item where name_hash = ? and source = ? and item_id = ?");
        put = connection.prepareStatement("insert or replace into item values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id");
        document = connection.prepareStatement("insert or replace into document values (?, ?, ?)");
        name = connection.prepareStatement("insert or ignore into other_name values (?, ?)");
    }

    void insert(List<Item> items) throws SQLException {
        for (Item item : items) {
            insert(item, source(item.ref(), items));
        }
        try (PreparedStatement statement = connection.prepareStatement("update source set longest = max(longest, ?) where id = ?")) {
            for (Map.Entry<Long, Long> entry : longest.entrySet()) {
                statement.setLong(1, entry.getValue());
                statement.setLong(2, entry.getKey());
                statement.executeUpdate();
            }
        }
    }

    private void insert(Item item, Source source) throws SQLException {
        int hash = nameHash(item.ref().id());
        Long known = null;
        find.setInt(1, hash);
        find.setLong(2, source.id());
        find.setString(3, item.ref().id());
        try (ResultSet rows = find.executeQuery()) {
            if (rows.next()) {
                if (rows.getLong(2) > item.retrieved().getEpochSecond()) {
                    return;
                }
                known = rows.getLong(1);
            }
        }
        long id = put(item, source, hash, known);
        document.setLong(1, id);
        document.setString(2, item.document().mediaType());
        document.setBytes(3, source.documents().deflate(item.document().text()));
        document.executeUpdate();
        for (String carried : ProductName.carried(item)) {
            int other = nameHash(carried);
            if (other != hash) {
                name.setInt(1, other);
                name.setLong(2, id);
                name.executeUpdate();
            }
        }
    }

    private long put(Item item, Source source, int hash, Long known) throws SQLException {
        setLong(1, known);
        put.setLong(2, source.id());
        put.setInt(3, hash);
        bindTime(item, source);
        bindCloud(item);
        bindBox(item);
        put.setLong(13, item.retrieved().getEpochSecond());
        put.setString(14, item.ref().id());
        put.setBytes(15, item.footprint() == null ? null : CompactGeometry.write(item.footprint()));
        put.setBytes(16, source.bodies().deflate(ItemBody.write(item)));
        try (ResultSet rows = put.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void bindTime(Item item, Source source) throws SQLException {
        Instant first = ItemOrder.time(item);
        Instant last = item.end() == null ? item.start() : item.end();
        setLong(4, first == null ? null : first.getEpochSecond());
        put.setInt(5, first == null ? 0 : first.getNano());
        setLong(6, last == null ? null : last.getEpochSecond());
        if (first != null) {
            long seconds = Math.clamp(last.getEpochSecond() - first.getEpochSecond() + 1, 0, SECONDS_APART_AT_MOST);
            longest.merge(source.id(), seconds, Math::max);
        }
    }

    private void bindCloud(Item item) throws SQLException {
        boolean isNumber = item.properties().get(Properties.CLOUD_COVER) instanceof Number number && Double.isFinite(number.doubleValue());
        setLong(7, isNumber ? (Long) tenths(item.number(Properties.CLOUD_COVER).orElseThrow()) : null);
    }

    static long tenths(double percent) {
        return (long) Math.floor(percent * 10);
    }

    private void bindBox(Item item) throws SQLException {
        if (item.footprint() == null) {
            for (int i = 8; i <= 12; i++) {
                put.setNull(i, Types.INTEGER);
            }
            return;
        }
        BoundingBox box = item.footprint().bounds();
        put.setLong(8, CellKey.of(box));
        put.setLong(9, scaledDown(box.west()));
        put.setLong(10, scaledDown(box.south()));
        put.setLong(11, scaledUp(box.east()));
        put.setLong(12, scaledUp(box.north()));
    }

    static long scaledDown(double degrees) {
        return (long) Math.floor(degrees * BOX_SCALE);
    }

    static long scaledUp(double degrees) {
        return (long) Math.ceil(degrees * BOX_SCALE);
    }

    private void setLong(int index, Long value) throws SQLException {
        if (value == null) {
            put.setNull(index, Types.INTEGER);
        } else {
            put.setLong(index, value);
        }
    }

    static int nameHash(String name) {
        return ProductName.normalise(name).hashCode();
    }

    private Source source(ItemRef ref, List<Item> batch) throws SQLException {
        Map<String, Source> ofProvider = sources.get(ref.provider());
        if (ofProvider == null) {
            ofProvider = new HashMap<>();
            sources.put(ref.provider(), ofProvider);
            for (Source source : Source.ofProvider(connection, ref.provider())) {
                ofProvider.put(source.collection(), source);
            }
        }
        Source known = ofProvider.get(ref.collection());
        if (known == null) {
            known = create(ref, batch);
            ofProvider.put(ref.collection(), known);
        }
        return known;
    }

    /// The first Items of a collection are what the later ones are most alike.
    private Source create(ItemRef ref, List<Item> batch) throws SQLException {
        List<Item> alike = batch.stream().filter(item -> item.ref().provider().equals(ref.provider()) && item.ref().collection().equals(ref.collection()))
                .limit(TEMPLATE_ITEMS).toList();
        byte[] bodies = template(alike, ItemBody::write);
        byte[] documents = template(alike, item -> item.document().text());
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into source (provider, collection, body_template, document_template) values (?, ?, ?, ?) returning id")) {
            statement.setString(1, ref.provider());
            statement.setString(2, ref.collection());
            statement.setBytes(3, bodies);
            statement.setBytes(4, documents);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return new Source(rows.getLong(1), ref.provider(), ref.collection(), 0, new DeflatedText(bodies), new DeflatedText(documents));
            }
        }
    }

    private static byte[] template(List<Item> items, Function<Item, String> text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Item item : items) {
            byte[] bytes = text.apply(item).getBytes(StandardCharsets.UTF_8);
            if (out.size() + bytes.length <= LONGEST_TEMPLATE) {
                out.writeBytes(bytes);
            }
        }
        return out.toByteArray();
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : List.of(find, put, document, name)) {
            statement.close();
        }
    }
}
