package org.perigee.download.engine;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.perigee.download.TransferState;

/// Looks at a running transfer several times a second: measures, keeps the journal fresh, notices who delivers nothing.
/// Used by one supervisor alone.
final class CrewWatch {

    private static final long STALLED_NANOS = 5_000_000_000L;
    private static final long CHECKPOINT_NANOS = 1_000_000_000L;
    private static final Duration LONGEST_TICK = Duration.ofSeconds(2);
    /// Less than this over the time of silence is as good as nothing.
    private static final long WORTHWHILE_PER_SECOND = 512;

    private final Engine engine;
    private final Rates.Purse purse;
    private final FileAttempt file;
    private final Map<SegmentFetcher, Mark> marks = new HashMap<>();
    private long tickAt = System.nanoTime();
    private long movedAt = tickAt;
    private long checkpointAt = tickAt;
    private long fromEnded;
    private boolean waiting;

    CrewWatch(Engine engine, Rates.Purse purse, FileAttempt file) {
        this.engine = engine;
        this.purse = purse;
        this.file = file;
    }

    /// What a connection had delivered when it was last looked at, and at the start of its present chance.
    private static final class Mark {
        private long bytes;
        private long chanceBytes;
        private long chanceAt;
    }

    /// Something happened: it does not stall.
    void moved() {
        movedAt = System.nanoTime();
    }

    /// It cannot run because others use the host: not its fault.
    void waitsForOthers() {
        waiting = true;
    }

    /// Counts what a connection brought since it was last looked at.
    void ended(SegmentFetcher fetcher) {
        Mark mark = marks.remove(fetcher);
        long rest = fetcher.delivered() - (mark == null ? 0 : mark.bytes);
        fromEnded += rest;
    }

    void startOver() {
        marks.clear();
        moved();
    }

    void tick(List<SegmentFetcher> active, Transfer transfer) throws FetchFailure {
        long now = System.nanoTime();
        long fresh = fromEnded;
        fromEnded = 0;
        for (SegmentFetcher fetcher : active) {
            fresh += look(fetcher, now);
        }
        transfer.speed().add(fresh, now);
        Patience patience = transfer.memory().patience();
        if (!waiting) {
            Duration tick = Duration.ofNanos(now - tickAt);
            patience.tried(tick.compareTo(LONGEST_TICK) > 0 ? LONGEST_TICK : tick);
        }
        waiting = false;
        tickAt = now;
        patience.has(file.part().map().received());
        showStall(active, transfer, fresh, now);
        keepJournal(now);
        file.follow();
    }

    private void measure(SegmentFetcher fetcher, long fresh, long now) {
        fetcher.count(fresh, now);
        if (fetcher.pace() > 0) {
            fetcher.ask().mirror().pace(fetcher.pace());
            engine.table().measured(fetcher.ask().mirror().host(), fetcher.pace());
        }
    }

    private long look(SegmentFetcher fetcher, long now) {
        Mark mark = marks.computeIfAbsent(fetcher, unused -> new Mark());
        long delivered = fetcher.delivered();
        long fresh = delivered - mark.bytes;
        mark.bytes = delivered;
        measure(fetcher, fresh, now);
        fetcher.checkSilence(now);
        if (mark.chanceAt == 0) {
            mark.chanceAt = now;
        }
        Duration chance = engine.settings().silence();
        if (now - mark.chanceAt > chance.toNanos()) {
            boolean enough = delivered - mark.chanceBytes >= WORTHWHILE_PER_SECOND * Math.max(1, chance.toSeconds());
            if (!enough && delivered > 0 && !purse.isLimited(fetcher.ask().mirror().host())) {
                fetcher.giveUp();
            }
            mark.chanceAt = now;
            mark.chanceBytes = delivered;
        }
        return fresh;
    }

    private void showStall(List<SegmentFetcher> active, Transfer transfer, long fresh, long now) {
        if (fresh > 0) {
            movedAt = now;
            if (transfer.state() == TransferState.STALLED) {
                transfer.to(TransferState.RUNNING, null);
            }
        } else if (transfer.state() == TransferState.RUNNING && !active.isEmpty() && now - movedAt > STALLED_NANOS) {
            transfer.to(TransferState.STALLED, null);
        }
    }

    private void keepJournal(long now) throws FetchFailure {
        try {
            file.persist(now);
            if (now - checkpointAt > CHECKPOINT_NANOS) {
                file.part().checkpoint();
                checkpointAt = now;
            }
        } catch (IOException e) {
            throw LocalFailures.of(e);
        }
    }
}
