package org.perigee.download.engine;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import org.perigee.download.FailureKind;
import org.perigee.download.TransferId;
import org.perigee.download.TransferPlace;
import org.perigee.download.TransferPriority;
import org.perigee.download.TransferProblem;
import org.perigee.download.TransferSnapshot;
import org.perigee.download.TransferState;
import org.perigee.download.Verification;
import org.perigee.storage.Database;
import org.perigee.storage.Durability;
import org.perigee.storage.Schema;

/// The queue on disk.
final class TransferStore implements AutoCloseable {

    private static final int APPLICATION_ID = 0x50455254;
    private static final Schema SCHEMA = new Schema("download queue", APPLICATION_ID, List.of("""
            create table transfer (
              position integer primary key autoincrement,
              id text not null unique,
              request text not null,
              state text not null,
              problem_kind text,
              problem_message text,
              retry_at text,
              target text,
              received integer not null,
              size integer,
              source text not null,
              verdict text not null,
              queued_at text not null,
              ended_at text
            ) strict;
            """, """
            alter table transfer add column place integer not null default 0;
            alter table transfer add column priority text not null default 'NORMAL';
            alter table transfer add column own_rate integer not null default 0;
            alter table transfer add column since text;
            update transfer set place = position * 1048576;
            """));

    /// A transfer as it is written down.
    ///
    /// @param order where it comes in the queue, among all orders
    record Row(TransferSnapshot snapshot, long order) {

        static Row of(Transfer transfer) {
            return new Row(transfer.snapshot(), transfer.standing().order());
        }
    }

    private final Database database;

    TransferStore(Path file, Durability durability) {
        database = Database.open(file, durability, SCHEMA);
    }

    /// All transfers in queue order. What was under way when it was written is queued.
    List<Row> load() {
        return database.read(connection -> {
            List<Row> rows = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement("select * from transfer order by place, position"); ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    rows.add(new Row(row(row), row.getLong("place")));
                }
            }
            return rows;
        });
    }

    private static TransferSnapshot row(ResultSet row) throws SQLException {
        TransferState state = TransferState.valueOf(row.getString("state"));
        String kind = row.getString("problem_kind");
        TransferProblem problem = kind == null || state.isActive() ? null
                : new TransferProblem(FailureKind.valueOf(kind), row.getString("problem_message"), instant(row.getString("retry_at")));
        long size = row.getLong("size");
        OptionalLong known = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(size);
        String target = row.getString("target");
        return new TransferSnapshot(TransferId.parse(row.getString("id")), RequestJson.read(row.getString("request")),
                state.isActive() ? TransferState.QUEUED : state, problem, row.getLong("received"), known, 0, List.of(), 0, row.getString("source"),
                target == null ? null : Path.of(target), Verification.parse(row.getString("verdict")), Instant.parse(row.getString("queued_at")),
                instant(row.getString("ended_at")), place(row));
    }

    private static TransferPlace place(ResultSet row) throws SQLException {
        String since = row.getString("since");
        return new TransferPlace(TransferPriority.valueOf(row.getString("priority")), row.getLong("own_rate"),
                Instant.parse(since == null ? row.getString("queued_at") : since));
    }

    private static Instant instant(String text) {
        return text == null ? null : Instant.parse(text);
    }

    /// Adds or replaces, all or none; on the disk when it returns.
    void save(Collection<Row> transfers) {
        database.write(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into transfer (id, request, state, problem_kind, problem_message, retry_at, target, received, size, source, verdict,
                      queued_at, ended_at, place, priority, own_rate, since)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    on conflict (id) do update set request = excluded.request, state = excluded.state, problem_kind = excluded.problem_kind,
                      problem_message = excluded.problem_message, retry_at = excluded.retry_at, target = excluded.target,
                      received = excluded.received, size = excluded.size, source = excluded.source, verdict = excluded.verdict,
                      ended_at = excluded.ended_at, place = excluded.place, priority = excluded.priority, own_rate = excluded.own_rate,
                      since = excluded.since""")) {
                for (Row transfer : transfers) {
                    fill(insert, transfer);
                    insert.addBatch();
                }
                return insert.executeBatch();
            }
        });
    }

    private static void fill(PreparedStatement insert, Row row) throws SQLException {
        TransferSnapshot transfer = row.snapshot();
        TransferProblem problem = transfer.problem();
        insert.setString(1, transfer.id().toString());
        insert.setString(2, RequestJson.write(transfer.request()));
        insert.setString(3, transfer.state().name());
        insert.setString(4, problem == null ? null : problem.kind().name());
        insert.setString(5, problem == null ? null : problem.message());
        insert.setString(6, problem == null ? null : text(problem.retryAt()));
        insert.setString(7, text(transfer.target()));
        insert.setLong(8, transfer.received());
        if (transfer.size().isPresent()) {
            insert.setLong(9, transfer.size().getAsLong());
        } else {
            insert.setNull(9, Types.INTEGER);
        }
        insert.setString(10, transfer.source());
        insert.setString(11, transfer.verification().text());
        insert.setString(12, transfer.queuedAt().toString());
        insert.setString(13, text(transfer.endedAt()));
        insert.setLong(14, row.order());
        insert.setString(15, transfer.place().priority().name());
        insert.setLong(16, transfer.place().bytesPerSecond());
        insert.setString(17, transfer.place().since().toString());
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }

    void remove(TransferId id) {
        database.write(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("delete from transfer where id = ?")) {
                delete.setString(1, id.toString());
                return delete.executeUpdate();
            }
        });
    }

    @Override
    public void close() {
        database.close();
    }
}
