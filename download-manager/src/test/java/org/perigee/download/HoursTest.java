package org.perigee.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.perigee.access.HttpAccess;

/// Hours in which transfers may run, with a clock that the test sets.
@Execution(ExecutionMode.CONCURRENT)
class HoursTest {

    private static final byte[] FILE = Bench.bytes(3, 6 * 1024 * 1024);
    private static final Schedule NIGHT = Schedule.daily(ZoneOffset.UTC, LocalTime.of(22, 0), LocalTime.of(6, 0), 0);

    @TempDir
    Path folder;

    private static final class TestClock extends Clock {

        private volatile Instant now;

        TestClock(String begin) {
            now = Instant.parse(begin);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private static TransferSnapshot await(DownloadManager manager, TransferId id, Predicate<TransferSnapshot> condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        TransferSnapshot now = manager.find(id).orElseThrow();
        while (!condition.test(now)) {
            assertThat(System.nanoTime()).as("still %s", now).isLessThan(deadline);
            LockSupport.parkNanos(2_000_000);
            now = manager.find(id).orElseThrow();
        }
        return now;
    }

    private DownloadManager open(TestClock clock, HttpAccess access) {
        DownloadLimits limits = DownloadLimits.DEFAULT.withSchedule(NIGHT);
        return Downloads.open(DownloadSettings.of(folder.resolve("transfers.db"), access).withClock(clock).withLimits(limits));
    }

    @Test
    void nothingStartsBeforeItsHour() throws IOException {
        TestClock clock = new TestClock("2026-03-04T21:30:00Z");
        ConcurrentLinkedQueue<Instant> asked = new ConcurrentLinkedQueue<>();
        HttpAccess access = HttpAccess.anonymous();
        try (TestServer server = new TestServer(); DownloadManager manager = open(clock, access)) {
            server.with((number, request, answer) -> {
                asked.add(clock.now);
                return answer;
            });
            TransferId id = manager.submit(List.of(TransferRequest.of(folder, "a.bin", Source.open(server.put("a.bin", FILE))))).getFirst();
            assertThat(manager.find(id).orElseThrow().state()).isEqualTo(TransferState.QUEUED);
            clock.now = Instant.parse("2026-03-04T22:00:00Z");
            assertThat(await(manager, id, now -> now.state().isFinal()).state().isSuccess()).isTrue();
            assertThat(asked).isNotEmpty().allMatch(when -> !when.isBefore(Instant.parse("2026-03-04T22:00:00Z")));
        }
        access.close();
    }

    @Test
    void whatRunsStopsWhenTheHourIsOverAndGoesOnInTheNext() throws IOException {
        TestClock clock = new TestClock("2026-03-05T05:59:00Z");
        HttpAccess access = HttpAccess.anonymous();
        try (TestServer server = new TestServer(); DownloadManager manager = open(clock, access)) {
            server.with((number, request, answer) -> answer.newBuilder().throttleBody(64 * 1024, 50, TimeUnit.MILLISECONDS).build());
            TransferId id = manager.submit(List.of(TransferRequest.of(folder, "a.bin", Source.open(server.put("a.bin", FILE))))).getFirst();
            await(manager, id, now -> now.received() > 500_000);
            clock.now = Instant.parse("2026-03-05T06:00:00Z");
            TransferSnapshot waiting = await(manager, id, now -> now.state() == TransferState.QUEUED);
            assertThat(waiting.received()).isBetween(500_000L, FILE.length - 1L);
            server.with((number, request, answer) -> answer);
            clock.now = Instant.parse("2026-03-05T22:00:00Z");
            assertThat(await(manager, id, now -> now.state().isFinal()).state().isSuccess()).isTrue();
            assertThat(folder.resolve("a.bin")).hasBinaryContent(FILE);
        }
        access.close();
    }
}
