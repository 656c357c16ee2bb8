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
import org.perigee.download.TransferProblem;
import org.perigee.download.TransferSnapshot;
import org.perigee.download.TransferState;
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
            """));

    private final Database database;

    TransferStore(Path file) {
        database = Database.open(file, Durability.PRECIOUS, SCHEMA);
    }

    /// All transfers in queue order. What was under way when it was written is queued.
    List<TransferSnapshot> load() {
        return database.read(connection -> {
            List<TransferSnapshot> rows = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement("select * from transfer order by position"); ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    rows.add(row(row));
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
                target == null ? null : Path.of(target), row.getString("verdict"), Instant.parse(row.getString("queued_at")),
                instant(row.getString("ended_at")));
    }

    private static Instant instant(String text) {
        return text == null ? null : Instant.parse(text);
    }

    /// Adds or replaces, all or none; on the disk when it returns.
    void save(Collection<TransferSnapshot> transfers) {
        database.write(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into transfer (id, request, state, problem_kind, problem_message, retry_at, target, received, size, source, verdict,
                      queued_at, ended_at)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    on conflict (id) do update set request = excluded.request, state = excluded.state, problem_kind = excluded.problem_kind,
                      problem_message = excluded.problem_message, retry_at = excluded.retry_at, target = excluded.target,
                      received = excluded.received, size = excluded.size, source = excluded.source, verdict = excluded.verdict,
                      ended_at = excluded.ended_at""")) {
                for (TransferSnapshot transfer : transfers) {
                    fill(insert, transfer);
                    insert.addBatch();
                }
                return insert.executeBatch();
            }
        });
    }

    private static void fill(PreparedStatement insert, TransferSnapshot transfer) throws SQLException {
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
        insert.setString(11, transfer.verdict());
        insert.setString(12, transfer.queuedAt().toString());
        insert.setString(13, text(transfer.endedAt()));
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
