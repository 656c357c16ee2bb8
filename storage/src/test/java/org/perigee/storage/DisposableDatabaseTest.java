package org.perigee.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DisposableDatabaseTest {

    private static final Schema SCHEMA = new Schema("test cache", 43, List.of("create table t (a integer);"));
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-04T05:06:07Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    @Test
    void aDamagedFileIsSetAsideWithItsLogAndANewOneMade() throws Exception {
        Path file = folder.resolve("cache.db");
        Files.writeString(file, "no database at all ".repeat(100));
        Files.writeString(folder.resolve("cache.db-wal"), "its log");
        DisposableDatabase opened = DisposableDatabase.open(file, SCHEMA, CLOCK);
        try (Database database = opened.database()) {
            assertThat(database.integrityCheck(new ReadScope())).isEmpty();
        }
        Path aside = folder.resolve("cache.db.damaged-20260304T050607Z");
        assertThat(opened.setAside()).contains(aside);
        assertThat(aside).content().startsWith("no database");
    }

    @Test
    void aFileReportedAsDamagedIsReplacedAtTheNextOpening() {
        Path file = folder.resolve("cache.db");
        DisposableDatabase.open(file, SCHEMA, CLOCK).database().close();
        DisposableDatabase.reportDamage(file);
        DisposableDatabase.reportDamage(file);
        DisposableDatabase again = DisposableDatabase.open(file, SCHEMA, CLOCK);
        again.database().close();
        assertThat(again.setAside()).isPresent();
        DisposableDatabase third = DisposableDatabase.open(file, SCHEMA, CLOCK);
        third.database().close();
        assertThat(third.setAside()).isEmpty();
    }

    @Test
    void aNewerFileIsReportedAndNotReplaced() {
        Path file = folder.resolve("cache.db");
        Database.open(file, Durability.DISPOSABLE, new Schema("test cache", 43, List.of("create table t (a);", "create table u (a);"))).close();
        assertThatThrownBy(() -> DisposableDatabase.open(file, SCHEMA, CLOCK))
                .isInstanceOfSatisfying(StorageException.class, e -> assertThat(e.kind()).isEqualTo(StorageException.Kind.NEWER_VERSION));
    }
}
