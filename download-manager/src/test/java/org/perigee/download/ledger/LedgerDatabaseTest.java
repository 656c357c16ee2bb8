package org.perigee.download.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perigee.download.Digest;
import org.perigee.download.Verification;
import org.perigee.storage.Database;
import org.perigee.storage.Durability;
import org.perigee.storage.Schema;

class LedgerDatabaseTest {

    private static final int OWNER = 7;
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Schema OTHER = new Schema("other", OWNER, List.of("create table other (x integer);"));

    @TempDir
    private Path folder;

    private LedgerDatabase open(Instant now) {
        return LedgerDatabase.open(folder.resolve("shared.db"), OWNER, Clock.fixed(now, ZoneOffset.UTC));
    }

    private LedgerEntry entry(String name, long size) {
        return new LedgerEntry(folder.resolve(name), name, size, new Provenance(List.of("https://a.example/" + name, "https://b.example/" + name), "Product",
                "provider/collection/id"), NOW, new Verification.Verified(List.of("md5"), ""), List.of(new Digest("md5", "ab".repeat(16)),
                new Digest("sha-256", "cd".repeat(32))));
    }

    @Test
    void whatIsRecordedIsThereAfterReopeningInEveryField() {
        LedgerEntry mismatch = new LedgerEntry(folder.resolve("b"), "b", 5, new Provenance(List.of(), "", ""), NOW, new Verification.Mismatch("md5", "1", "2"),
                List.of());
        try (LedgerDatabase ledger = open(NOW)) {
            ledger.record(entry("sub/a b.zip", 3_000_000_000L));
            ledger.record(mismatch);
        }
        try (LedgerDatabase ledger = open(NOW)) {
            assertThat(ledger.all()).containsExactly(mismatch, entry("sub/a b.zip", 3_000_000_000L));
            assertThat(ledger.below(folder.resolve("sub"))).hasSize(1);
            assertThat(ledger.below(folder.resolve("su"))).isEmpty();
            assertThat(ledger.ofSize(5)).containsExactly(mismatch);
            assertThat(ledger.at(folder.resolve("b"))).containsExactly(mismatch);
            assertThat(ledger.vouchesFor(folder.resolve("b"), 5)).isFalse();
            assertThat(ledger.vouchesFor(folder.resolve("sub/a b.zip"), 3_000_000_000L)).isTrue();
        }
    }

    @Test
    void anIntentCountsOnceItsFileIsThere() throws IOException {
        try (LedgerDatabase ledger = open(NOW)) {
            ledger.intend(entry("named", 3));
            ledger.intend(entry("never", 3));
            assertThat(ledger.all()).isEmpty();
            Files.writeString(folder.resolve("named"), "abc");
            assertThat(ledger.all()).containsExactly(entry("named", 3));
        }
        // The program died before it could say so; the file moves on before anybody looks again.
        try (LedgerDatabase ledger = open(NOW.plusSeconds(60))) {
            Files.move(folder.resolve("named"), folder.resolve("elsewhere"));
            assertThat(ledger.all()).containsExactly(entry("named", 3));
        }
    }

    @Test
    void anIntentThatNeverCameTrueIsForgottenAfterADay() throws IOException {
        try (LedgerDatabase ledger = open(NOW)) {
            ledger.intend(entry("never", 3));
        }
        open(NOW.plus(Duration.ofHours(23))).close();
        Files.writeString(folder.resolve("never"), "abc");
        try (LedgerDatabase ledger = open(NOW)) {
            assertThat(ledger.all()).as("another program may still be at it").hasSize(1);
        }
        Files.delete(folder.resolve("never"));
        try (LedgerDatabase ledger = open(NOW)) {
            ledger.intend(entry("stale", 3));
        }
        open(NOW.plus(Duration.ofDays(2))).close();
        Files.writeString(folder.resolve("stale"), "abc");
        try (LedgerDatabase ledger = open(NOW)) {
            assertThat(ledger.at(folder.resolve("stale"))).isEmpty();
        }
    }

    @Test
    void aConfirmedIntentNeedsItsFileNoMore() {
        try (LedgerDatabase ledger = open(NOW)) {
            ledger.confirm(ledger.intend(entry("gone", 3)));
        }
        try (LedgerDatabase ledger = open(NOW)) {
            assertThat(ledger.all()).hasSize(1);
        }
    }

    @Test
    void manyWritersAtOnceLoseNothing() throws Exception {
        try (LedgerDatabase one = open(NOW); LedgerDatabase two = open(NOW)) {
            List<Thread> threads = new ArrayList<>();
            for (int t = 0; t < 8; t++) {
                int number = t;
                threads.add(Thread.ofVirtual().start(() -> {
                    for (int i = 0; i < 50; i++) {
                        LedgerDatabase ledger = number % 2 == 0 ? one : two;
                        ledger.confirm(ledger.intend(entry(number + "-" + i, i)));
                    }
                }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
        try (LedgerDatabase ledger = open(NOW)) {
            assertThat(ledger.all().stream().map(LedgerEntry::name).distinct()).hasSize(400);
        }
    }

    @Test
    void theOwnerOfTheFileAndTheLedgerDoNotMindWhoComesFirst() {
        Path file = folder.resolve("shared.db");
        try (LedgerDatabase ledger = open(NOW); Database other = Database.open(file, Durability.PRECIOUS, OTHER)) {
            ledger.record(entry("a", 1));
            other.write(connection -> {
                try (var statement = connection.createStatement()) {
                    return statement.executeUpdate("insert into other values (1)");
                }
            });
        }
        Path second = folder.resolve("second.db");
        Database.open(second, Durability.PRECIOUS, OTHER).close();
        try (LedgerDatabase ledger = LedgerDatabase.open(second, OWNER, Clock.systemUTC()); Database other = Database.open(second, Durability.PRECIOUS, OTHER)) {
            ledger.record(entry("a", 1));
            assertThat(ledger.all()).hasSize(1);
            assertThat(other.integrityCheck(new org.perigee.storage.ReadScope())).isEmpty();
        }
    }
}
