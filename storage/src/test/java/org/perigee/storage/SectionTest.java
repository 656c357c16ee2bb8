package org.perigee.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SectionTest {

    private static final int OWNER = 99;
    private static final Schema MAIN_1 = new Schema("main", OWNER, List.of("create table a (x integer);"));
    private static final Schema MAIN_2 = new Schema("main", OWNER, List.of("create table a (x integer);", "alter table a add column y integer;"));
    private static final Schema PART_1 = new Schema("part", OWNER, "part", List.of("create table b (x integer);"));
    private static final Schema PART_2 = new Schema("part", OWNER, "part", List.of("create table b (x integer);", "alter table b add column y integer;"));

    @TempDir
    private Path folder;

    private void open(Schema schema) {
        Database.open(folder.resolve("shared.db"), Durability.PRECIOUS, schema).close();
    }

    private int number(String sql) {
        try (Database database = Database.open(folder.resolve("shared.db"), Durability.PRECIOUS, MAIN_2)) {
            return database.read(connection -> Transactions.number(connection, sql));
        }
    }

    @Test
    void eachComponentMigratesItsOwnPartWhoeverComesFirst() throws IOException {
        open(PART_1);
        open(MAIN_1);
        open(PART_2);
        open(MAIN_2);
        open(PART_2);
        assertThat(number("select count(y) from a")).isZero();
        assertThat(number("select count(y) from b")).isZero();
        assertThat(number("pragma user_version")).isEqualTo(2);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".bak")))
                    .containsExactlyInAnyOrder("shared.db.part-v1.bak", "shared.db.v1.bak");
        }
    }

    @Test
    void aNewerPartIsLeftAloneAndDoesNotKeepTheOtherFromItsOwn() {
        open(MAIN_1);
        open(PART_2);
        assertThatThrownBy(() -> open(PART_1)).isInstanceOfSatisfying(StorageException.class,
                e -> assertThat(e.kind()).isEqualTo(StorageException.Kind.NEWER_VERSION));
        open(MAIN_1);
        open(MAIN_2);
    }

    @Test
    void aStrangersFileIsLeftAlone() {
        Database.open(folder.resolve("shared.db"), Durability.PRECIOUS, new Schema("stranger", 5, List.of("create table s (x integer);"))).close();
        assertThatThrownBy(() -> open(PART_1)).isInstanceOfSatisfying(StorageException.class,
                e -> assertThat(e.kind()).isEqualTo(StorageException.Kind.DAMAGED));
    }
}
