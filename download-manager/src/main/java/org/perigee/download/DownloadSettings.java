package org.perigee.download;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.perigee.access.HttpAccess;
import org.perigee.download.ledger.Ledger;

/// What a queue needs to run.
///
/// @param queueFile where the queue is kept, such as `transfers.db`; one program at a time may have it open
/// @param limits    to begin with
/// @param access    the way to the network; stays the caller's and is not closed with the queue
/// @param clock     tells the time of waits and records
/// @param silence   how long a connection may bring nothing (or next to nothing) before it is given up
/// @param patience  how long a transfer may try without getting anywhere before it fails; a wait that a server asked for counts for a
///                  tenth of it at most, time in which the program did not run and waits for tape or for people not at all
/// @param refresher gets fresh addresses where signed ones have run out
/// @param ledger    where finished files are recorded; stays the caller's and is closed after the queue
/// @param temporary whether nobody opens the queue again after its process has ended, so that writing it need not wait for the disk
public record DownloadSettings(Path queueFile, DownloadLimits limits, HttpAccess access, Clock clock, Duration silence, Duration patience,
        SourceRefresher refresher, Ledger ledger, boolean temporary) {

    private static final Duration USUAL_SILENCE = Duration.ofSeconds(30);
    private static final Duration USUAL_PATIENCE = Duration.ofHours(1);

    public DownloadSettings {
        Objects.requireNonNull(queueFile);
        Objects.requireNonNull(limits);
        Objects.requireNonNull(access);
        Objects.requireNonNull(clock);
        Objects.requireNonNull(silence);
        Objects.requireNonNull(patience);
        Objects.requireNonNull(refresher);
        Objects.requireNonNull(ledger);
    }

    /// For queues without addresses that run out, and without a ledger.
    public DownloadSettings(Path queueFile, DownloadLimits limits, HttpAccess access, Clock clock, Duration silence, Duration patience) {
        this(queueFile, limits, access, clock, silence, patience, SourceRefresher.NONE, Ledger.NONE, false);
    }

    /// With the usual limits, clock and patience.
    public static DownloadSettings of(Path queueFile, HttpAccess access) {
        return new DownloadSettings(queueFile, DownloadLimits.DEFAULT, access, Clock.systemUTC(), USUAL_SILENCE, USUAL_PATIENCE);
    }

    public DownloadSettings withLimits(DownloadLimits now) {
        return new DownloadSettings(queueFile, now, access, clock, silence, patience, refresher, ledger, temporary);
    }

    /// With another clock, for tests above all.
    public DownloadSettings withClock(Clock now) {
        return new DownloadSettings(queueFile, limits, access, now, silence, patience, refresher, ledger, temporary);
    }

    /// For impatient callers, such as a command line in a script.
    public DownloadSettings withPatience(Duration silenceNow, Duration patienceNow) {
        return new DownloadSettings(queueFile, limits, access, clock, silenceNow, patienceNow, refresher, ledger, temporary);
    }

    /// For queues whose files may have addresses that run out.
    public DownloadSettings withRefresher(SourceRefresher now) {
        return new DownloadSettings(queueFile, limits, access, clock, silence, patience, now, ledger, temporary);
    }

    public DownloadSettings withLedger(Ledger now) {
        return new DownloadSettings(queueFile, limits, access, clock, silence, patience, refresher, now, temporary);
    }

    /// For a queue that is forgotten when its process ends.
    public DownloadSettings withTemporaryQueue() {
        return new DownloadSettings(queueFile, limits, access, clock, silence, patience, refresher, ledger, true);
    }
}
