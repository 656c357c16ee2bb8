package org.perigee.catalog.local;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.perigee.catalog.json.StoredHref;
import org.perigee.storage.ReadScope;

/// Quicklooks and thumbnails by their address, so that each is fetched once. Those not looked at for longest make room for new
/// ones when the budget is used up. Addresses count without their tokens and signatures.
///
/// Thread-safe; waits for the disk, so not for a user interface's thread.
public final class PreviewStore {

    private static final int LARGEST_SHARE = 4;

    private final CacheDatabase database;
    private final long budget;
    private final Clock clock;
    /// What was looked at since the last write, by key in hexadecimal: a look must not wait for the writer.
    private final Map<String, Long> looks = new ConcurrentHashMap<>();
    private final AtomicLong lastLook = new AtomicLong();

    /// @param budget bytes that all pictures together may take
    public PreviewStore(CacheDatabase database, long budget, Clock clock) {
        this.database = database;
        this.budget = budget;
        this.clock = clock;
    }

    public Optional<Preview> get(URI address) {
        byte[] key = key(address);
        Optional<Preview> found = database.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("select media_type, body, fetched from preview where key = ?")) {
                statement.setBytes(1, key);
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next() ? Optional.of(new Preview(rows.getString(1), rows.getBytes(2), Instant.parse(rows.getString(3)))) : Optional.empty();
                }
            }
        }, new ReadScope());
        if (found.isPresent()) {
            looks.put(HexFormat.of().formatHex(key), nextLook());
        }
        return found;
    }

    /// Keeps a picture, unless it would take more than a quarter of the budget by itself.
    public void put(URI address, String mediaType, byte[] bytes) {
        if (bytes.length > budget / LARGEST_SHARE) {
            return;
        }
        database.write(connection -> {
            writeLooks(connection);
            try (PreparedStatement statement = connection.prepareStatement(
                    "insert or replace into preview (key, media_type, fetched, used, size, body) values (?, ?, ?, ?, ?, ?)")) {
                statement.setBytes(1, key(address));
                statement.setString(2, mediaType);
                statement.setString(3, clock.instant().toString());
                statement.setLong(4, nextLook());
                statement.setInt(5, bytes.length);
                statement.setBytes(6, bytes);
                statement.executeUpdate();
            }
            evict(connection);
            return null;
        });
    }

    /// Bytes that all pictures together take.
    public long size() {
        return database.read(PreviewStore::size, new ReadScope());
    }

    public void clear() {
        database.write(connection -> {
            try (var statement = connection.createStatement()) {
                return statement.executeUpdate("delete from preview");
            }
        });
    }

    /// Milliseconds, made to grow with every look so that the order is never in doubt.
    private long nextLook() {
        return lastLook.accumulateAndGet(clock.millis(), (last, now) -> Math.max(last + 1, now));
    }

    private void writeLooks(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("update preview set used = ? where key = ?")) {
            for (Map.Entry<String, Long> look : looks.entrySet()) {
                statement.setLong(1, look.getValue());
                statement.setBytes(2, HexFormat.of().parseHex(look.getKey()));
                statement.executeUpdate();
                looks.remove(look.getKey(), look.getValue());
            }
        }
    }

    private static long size(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select coalesce(sum(size), 0) from preview indexed by preview_used");
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void evict(Connection connection) throws SQLException {
        long excess = size(connection) - budget;
        if (excess <= 0) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement("""
                delete from preview where id in (select id from (
                  select id, sum(size) over (order by used, id rows unbounded preceding) - size as before from preview) where before < ?)""")) {
            statement.setLong(1, excess);
            statement.executeUpdate();
        }
    }

    private static byte[] key(URI address) {
        try {
            return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(StoredHref.of(address).getBytes(StandardCharsets.UTF_8)), 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
