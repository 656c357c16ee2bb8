package org.perigee.download.ledger;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.perigee.storage.Database;
import org.perigee.storage.Durability;
import org.perigee.storage.Schema;

/// The ledger in a section of a database file that others use too.
///
/// Several transfers that end at the same moment are written together. Commits do not wait for the disk: after a power cut, the queue
/// finds the files of the last seconds complete and records them again. Thread-safe.
public final class LedgerDatabase implements Ledger, AutoCloseable {

    private static final String SECTION = "ledger";
    /// An intent without its file that is older belongs to a program that died before it gave the name.
    private static final Duration STALE = Duration.ofDays(1);

    private final Database database;
    private final List<Pending> pending = new ArrayList<>();
    private final List<Long> confirmed = new ArrayList<>();
    private final Object writing = new Object();

    /// An entry that waits for the next write.
    private static final class Pending {
        private final LedgerEntry entry;
        private final boolean named;
        private long id;

        Pending(LedgerEntry entry, boolean named) {
            this.entry = entry;
            this.named = named;
        }
    }

    private LedgerDatabase(Database database) {
        this.database = database;
    }

    /// Opens the ledger and settles what a crash left open: an intent whose file is there came true.
    ///
    /// @param applicationId whose file it is
    /// @throws org.perigee.storage.StorageException with the kind of what is wrong with the file
    public static LedgerDatabase open(Path file, int applicationId, Clock clock) {
        Schema schema = new Schema("ledger", applicationId, SECTION, LedgerRows.MIGRATIONS);
        LedgerDatabase ledger = new LedgerDatabase(Database.open(file, Durability.REPEATED, schema));
        try {
            ledger.settle(clock.instant());
            return ledger;
        } catch (RuntimeException e) {
            ledger.close();
            throw e;
        }
    }

    private void settle(Instant now) {
        List<LedgerRows.Row> open = database.read(connection -> LedgerRows.select(connection, "where named = 0", _ -> { }));
        if (open.isEmpty()) {
            return;
        }
        database.write(connection -> {
            for (LedgerRows.Row row : open) {
                if (isThere(row.entry())) {
                    LedgerRows.confirm(connection, row.id());
                } else if (row.entry().when().isBefore(now.minus(STALE))) {
                    LedgerRows.delete(connection, row.id());
                }
            }
            return null;
        });
    }

    private static boolean isThere(LedgerEntry entry) {
        return Files.isRegularFile(entry.path()) && entry.path().toFile().length() == entry.size();
    }

    @Override
    public boolean isKept() {
        return true;
    }

    @Override
    public long intend(LedgerEntry entry) {
        return insert(new Pending(entry, false));
    }

    @Override
    public void record(LedgerEntry entry) {
        insert(new Pending(entry, true));
    }

    private long insert(Pending mine) {
        synchronized (pending) {
            pending.add(mine);
        }
        synchronized (writing) {
            // Another thread may have written it along with its own meanwhile.
            if (mine.id == 0) {
                flush();
            }
        }
        return mine.id;
    }

    @Override
    public void confirm(long intent) {
        synchronized (pending) {
            confirmed.add(intent);
        }
    }

    /// What cannot be written stays with those who wait for it, each of which tries once more and then fails by itself.
    private void flush() {
        List<Pending> entries;
        List<Long> named;
        synchronized (pending) {
            entries = List.copyOf(pending);
            named = List.copyOf(confirmed);
        }
        try {
            List<Long> ids = database.write(connection -> write(connection, entries, named));
            for (int i = 0; i < ids.size(); i++) {
                entries.get(i).id = ids.get(i);
            }
            synchronized (pending) {
                confirmed.removeAll(named);
            }
        } finally {
            synchronized (pending) {
                pending.removeAll(entries);
            }
        }
    }

    private static List<Long> write(Connection connection, List<Pending> entries, List<Long> named) throws SQLException {
        for (long id : named) {
            LedgerRows.confirm(connection, id);
        }
        List<Long> ids = new ArrayList<>();
        for (Pending each : entries) {
            ids.add(LedgerRows.insert(connection, each.entry, each.named));
        }
        return ids;
    }

    @Override
    public boolean vouchesFor(Path file, long size) {
        return at(file).stream().anyMatch(entry -> entry.size() == size && entry.vouches() && !entry.digests().isEmpty());
    }

    /// What is recorded of a path, newest first.
    public List<LedgerEntry> at(Path file) {
        return entries("where path = ? order by id desc", statement -> statement.setString(1, LedgerRows.text(file)));
    }

    /// What is recorded of all paths inside a folder, newest first.
    public List<LedgerEntry> below(Path folder) {
        String prefix = LedgerRows.text(folder) + folder.getFileSystem().getSeparator();
        return entries("where path >= ? and path < ? order by id desc", statement -> {
            statement.setString(1, prefix);
            statement.setString(2, prefix + Character.toString(Character.MAX_CODE_POINT));
        });
    }

    /// What is recorded of files of that many bytes, wherever they were, newest first: a folder may have moved.
    public List<LedgerEntry> ofSize(long size) {
        return entries("where size = ? order by id desc", statement -> statement.setLong(1, size));
    }

    /// All that is recorded, newest first.
    public List<LedgerEntry> all() {
        return entries("order by id desc", _ -> { });
    }

    /// An intent counts once its file is there.
    private List<LedgerEntry> entries(String condition, LedgerRows.Parameters parameters) {
        return database.read(connection -> LedgerRows.select(connection, condition, parameters)).stream()
                .filter(row -> row.named() || isThere(row.entry())).map(LedgerRows.Row::entry).toList();
    }

    @Override
    public void close() {
        try {
            synchronized (writing) {
                if (!confirmed.isEmpty()) {
                    flush();
                }
            }
        } finally {
            database.close();
        }
    }
}
