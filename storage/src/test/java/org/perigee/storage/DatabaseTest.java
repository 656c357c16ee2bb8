package org.perigee.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {

    private static final Schema V1 = new Schema("test store", 42, List.of("create table t (a integer);\n"));
    private static final Schema V2 = new Schema("test store", 42,
            List.of("create table t (a integer);\n", "alter table t add b text;\ninsert into t values (7, 'seven');\n"));

    private static final Executor VIRTUAL = Thread::startVirtualThread;

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
            scope.cancel();
            assertThatThrownBy(endless::join).cause()
                    .isInstanceOfSatisfying(StorageException.class, e -> assertThat(e.kind()).isEqualTo(StorageException.Kind.CANCELLED));
            assertThat(database.<Integer>read(DatabaseTest::count)).isZero();
        }
    }

    @Test
    void aScopeCancelledBeforehandEndsEvenAShortReadAndOnlyItsOwn() {
        try (Database database = Database.open(file(), Durability.DISPOSABLE, V1)) {
            ReadScope scope = new ReadScope();
            scope.cancel();
            for (int i = 0; i < 20; i++) {
                assertKind(StorageException.Kind.CANCELLED, () -> database.read(DatabaseTest::count, scope));
                assertThat(database.<Integer>read(DatabaseTest::count)).isZero();
            }
        }
    }

    @Test
    void aStrangersDatabaseIsRefusedAndNotAByteOfItIsChanged() throws Exception {
        Files.createDirectories(file().getParent());
        try (Connection stranger = java.sql.DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = stranger.createStatement()) {
            statement.execute("create table photos (a)");
        }
        byte[] before = Files.readAllBytes(file());
        assertKind(StorageException.Kind.DAMAGED, () -> Database.open(file(), Durability.PRECIOUS, V1));
        assertThat(Files.readAllBytes(file())).isEqualTo(before);
    }

    @Test
    void aTransactionWithinATransactionIsAnErrorAndNoDeadlock() {
        try (Database database = Database.open(file(), Durability.DISPOSABLE, V1)) {
            assertThatThrownBy(() -> database.write(c -> database.write(inner -> insert(inner, 1))))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(database.<Integer>read(DatabaseTest::count)).isZero();
        }
    }

    @Test
    void closingFromSeveralThreadsEndsAllWorkThatWasAcceptedAndRefusesTheRest() throws Exception {
        Database database = Database.open(file(), Durability.DISPOSABLE, V1);
        CountDownLatch started = new CountDownLatch(8);
        List<CompletableFuture<Integer>> writers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            writers.add(CompletableFuture.supplyAsync(() -> insertUntilClosed(database, started), VIRTUAL));
        }
        started.await();
        CompletableFuture.allOf(CompletableFuture.runAsync(database::close, VIRTUAL), CompletableFuture.runAsync(database::close, VIRTUAL)).get();
        int committed = writers.stream().mapToInt(CompletableFuture::join).sum();
        try (Database again = Database.open(file(), Durability.DISPOSABLE, V1)) {
            assertThat(again.<Integer>read(DatabaseTest::count)).isEqualTo(committed).isPositive();
        }
    }

    private static int insertUntilClosed(Database database, CountDownLatch started) {
        for (int done = 0;; done++) {
            try {
                database.write(c -> insert(c, 1));
                if (done == 0) {
                    started.countDown();
                }
            } catch (StorageException e) {
                assertThat(e.kind()).isEqualTo(StorageException.Kind.CLOSED);
                return done;
            }
        }
    }

    @Test
    void twoOpeningsOfOneFileTakeTurnsWriting() {
        try (Database one = Database.open(file(), Durability.DISPOSABLE, V1); Database other = Database.open(file(), Durability.DISPOSABLE, V1)) {
            for (int i = 0; i < 10; i++) {
                one.write(c -> insert(c, 1));
                other.write(c -> insert(c, 2));
            }
            assertThat(one.<Integer>read(DatabaseTest::count)).isEqualTo(20);
        }
    }

    @Test
    void manyOpeningsAtOnceMigrateOnce() {
        List<CompletableFuture<Database>> openings = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            openings.add(CompletableFuture.supplyAsync(() -> Database.open(file(), Durability.DISPOSABLE, V2), VIRTUAL));
        }
        openings.forEach(opening -> {
            try (Database database = opening.join()) {
                assertThat(database.<Integer>read(DatabaseTest::count)).isEqualTo(1);
            }
        });
    }

    @Test
    void aPreciousFileIsCopiedBeforeItsMigrationAndOnlyTheLastCopyIsKept() {
        Database.open(file(), Durability.PRECIOUS, V1).close();
        try (Database database = Database.open(file(), Durability.PRECIOUS, V1)) {
            database.write(c -> insert(c, 1));
            // Still open, so that the row stands in the log: the copy must have it all the same.
            Database.open(file(), Durability.PRECIOUS, V2).close();
        }
        Path first = file().resolveSibling("test.db.v1.bak");
        try (Database copy = Database.open(first, Durability.DISPOSABLE, V1)) {
            assertThat(copy.<Integer>read(DatabaseTest::count)).isEqualTo(1);
        }
        Schema v3 = new Schema("test store", 42, List.of(V2.migrations().get(0), V2.migrations().get(1), "create table u (a);"));
        Database.open(file(), Durability.PRECIOUS, v3).close();
        Database.open(file(), Durability.PRECIOUS, v3).close();
        assertThat(first).doesNotExist();
        assertThat(file().resolveSibling("test.db.v2.bak")).exists();
        assertThat(file().getParent().toFile().list((folder, name) -> name.endsWith(".tmp"))).isEmpty();
    }

    @Test
    void aMigrationThatFailsLeavesTheFileAsItWas() {
        Database.open(file(), Durability.PRECIOUS, V1).close();
        Schema broken = new Schema("test store", 42, List.of(V1.migrations().getFirst(), "insert into t values (1); insert into nowhere values (2);"));
        assertKind(StorageException.Kind.STATEMENT, () -> Database.open(file(), Durability.PRECIOUS, broken));
        try (Database database = Database.open(file(), Durability.PRECIOUS, V1)) {
            assertThat(database.<Integer>read(DatabaseTest::count)).isZero();
        }
    }

    @Test
    void aFullDiskIsSaidToBeFullAndWhatWasCommittedStays() {
        try (Database database = Database.open(file(), Durability.PRECIOUS, V2)) {
            database.write(c -> insert(c, 1));
            assertKind(StorageException.Kind.DISK_FULL, () -> database.write(c -> {
                try (var statement = c.createStatement()) {
                    statement.execute("pragma max_page_count = 20");
                    return statement.executeUpdate("insert into t with recursive n(i) as (select 1 union all select i + 1 from n limit 1000) "
                            + "select i, hex(randomblob(500)) from n");
                }
            }));
            assertThat(database.<Integer>read(DatabaseTest::count)).isEqualTo(2);
            database.write(c -> insert(c, 2));
            assertThat(database.integrityCheck(new ReadScope())).isEmpty();
        }
    }

    @Test
    void damageInTheMiddleOfAFileIsFoundByTheIntegrityCheck() throws IOException {
        try (Database database = Database.open(file(), Durability.DISPOSABLE, V1)) {
            database.write(c -> {
                for (int i = 0; i < 5000; i++) {
                    insert(c, i);
                }
                return null;
            });
            assertThat(database.integrityCheck(new ReadScope())).isEmpty();
        }
        byte[] bytes = Files.readAllBytes(file());
        java.util.Arrays.fill(bytes, 3 * 4096, 4 * 4096, (byte) 0x5a);
        Files.write(file(), bytes);
        try (Database database = Database.open(file(), Durability.DISPOSABLE, V1)) {
            assertThat(database.integrityCheck(new ReadScope())).isNotEmpty();
        }
    }

    @Test
    void theLogIsMovedIntoTheFileByACheckpoint() {
        try (Database database = Database.open(file(), Durability.DISPOSABLE, V1)) {
            database.write(c -> insert(c, 1));
            Path log = file().resolveSibling("test.db-wal");
            assertThat(log).isNotEmptyFile();
            database.checkpoint();
            assertThat(log).isEmptyFile();
            assertThat(database.size()).isEqualTo(file().toFile().length());
        }
    }

    @Test
    void anyFolderNameWillDo() {
        Path odd = folder.resolve("what? 100%41 é#;a=b").resolve("test?x=y.db");
        try (Database database = Database.open(odd, Durability.DISPOSABLE, V1)) {
            database.write(c -> insert(c, 1));
        }
        assertThat(odd).exists();
    }

    @Test
    void aFolderThatCannotBeMadeIsReadOnly() throws IOException {
        Path inTheWay = Files.createFile(folder.resolve("file"));
        assertKind(StorageException.Kind.READ_ONLY, () -> Database.open(inTheWay.resolve("sub/test.db"), Durability.PRECIOUS, V1));
    }

    @Test
    void aReaderCannotWrite() {
        try (Database database = Database.open(file(), Durability.DISPOSABLE, V1)) {
            assertKind(StorageException.Kind.READ_ONLY, () -> database.read(c -> insert(c, 1)));
        }
    }

    private static void assertKind(StorageException.Kind kind, org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOfSatisfying(StorageException.class, e -> assertThat(e.kind()).isEqualTo(kind));
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
