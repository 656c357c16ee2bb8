package org.perigee.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {

    private static final Schema V1 = new Schema("test store", 42, List.of("create table t (a integer);\n"));
    private static final Schema V2 = new Schema("test store", 42,
            List.of("create table t (a integer);\n", "alter table t add b text;\ninsert into t values (7, 'seven');\n"));

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("sub").resolve("test.db");
    }

    private static int count(Connection connection) throws SQLException {
        try (var statement = connection.createStatement(); var rows = statement.executeQuery("select count(*) from t")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static int insert(Connection connection, int a) throws SQLException {
        try (var statement = connection.prepareStatement("insert into t (a) values (?)")) {
            statement.setInt(1, a);
            return statement.executeUpdate();
        }
    }

    @Test
    void whatWasWrittenIsThereAfterReopening() {
        try (Database database = Database.open(file(), Durability.PRECIOUS, V1)) {
            database.write(c -> insert(c, 1));
        }
        try (Database database = Database.open(file(), Durability.PRECIOUS, V1)) {
            assertThat(database.<Integer>read(DatabaseTest::count)).isEqualTo(1);
        }
    }

    @Test
    void anOlderFileIsMigratedAndKeepsItsRows() {
        try (Database database = Database.open(file(), Durability.PRECIOUS, V1)) {
            database.write(c -> insert(c, 1));
        }
        try (Database database = Database.open(file(), Durability.PRECIOUS, V2)) {
            assertThat(database.<Integer>read(DatabaseTest::count)).isEqualTo(2);
        }
    }

    @Test
    void aFileOfANewerVersionIsRefusedAndLeftAlone() {
        Database.open(file(), Durability.PRECIOUS, V2).close();
        assertThatThrownBy(() -> Database.open(file(), Durability.PRECIOUS, V1))
                .isInstanceOfSatisfying(StorageException.class, e -> assertThat(e.kind()).isEqualTo(StorageException.Kind.NEWER_VERSION));
        try (Database database = Database.open(file(), Durability.PRECIOUS, V2)) {
            assertThat(database.<Integer>read(DatabaseTest::count)).isEqualTo(1);
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsReportedAsDamagedAndLeftAlone() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "this was never a database, but it is somebody's text".repeat(40));
        byte[] before = Files.readAllBytes(file());
        assertThatThrownBy(() -> Database.open(file(), Durability.PRECIOUS, V1))
                .isInstanceOfSatisfying(StorageException.class, e -> assertThat(e.kind()).isEqualTo(StorageException.Kind.DAMAGED));
        assertThat(Files.readAllBytes(file())).isEqualTo(before);
    }

    @Test
    void aFailedWriteLeavesNothingBehind() {
        try (Database database = Database.open(file(), Durability.DISPOSABLE, V1)) {
            assertThatThrownBy(() -> database.write(c -> {
                insert(c, 1);
                throw new SQLException("on purpose");
            })).isInstanceOf(StorageException.class);
            assertThat(database.<Integer>read(DatabaseTest::count)).isZero();
        }
    }

    @Test
    void readersDoNotWaitForTheWriter() throws Exception {
        try (Database database = Database.open(file(), Durability.DISPOSABLE, V1)) {
            CountDownLatch writing = new CountDownLatch(1);
            CountDownLatch release = new CountDownLatch(1);
            CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> database.write(c -> {
                insert(c, 1);
                writing.countDown();
                await(release);
                return null;
            }));
            writing.await();
            assertThat(database.<Integer>read(DatabaseTest::count)).isZero();
            release.countDown();
            writer.get();
            assertThat(database.<Integer>read(DatabaseTest::count)).isEqualTo(1);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aLongReadEndsWhenItIsCancelled() throws Exception {
        try (Database database = Database.open(file(), Durability.DISPOSABLE, V1)) {
            ReadScope scope = new ReadScope();
            CountDownLatch started = new CountDownLatch(1);
            CompletableFuture<Integer> endless = CompletableFuture.supplyAsync(() -> database.read(c -> {
                started.countDown();
                try (var statement = c.createStatement(); var rows = statement.executeQuery(
                        "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n")) {
                    return rows.getInt(1);
                }
            }, scope));
            started.await();
            while (!endless.isDone()) {
                scope.cancel();
                Thread.onSpinWait();
            }
            assertThatThrownBy(endless::join).cause()
                    .isInstanceOfSatisfying(StorageException.class, e -> assertThat(e.kind()).isEqualTo(StorageException.Kind.CANCELLED));
            assertThat(database.<Integer>read(DatabaseTest::count)).isZero();
        }
    }

    @Test
    void workAfterClosingIsRefused() {
        Database database = Database.open(file(), Durability.DISPOSABLE, V1);
        database.close();
        assertThatThrownBy(() -> database.read(DatabaseTest::count))
                .isInstanceOfSatisfying(StorageException.class, e -> assertThat(e.kind()).isEqualTo(StorageException.Kind.CLOSED));
        assertThatThrownBy(() -> database.write(DatabaseTest::count)).isInstanceOf(StorageException.class);
    }
}
