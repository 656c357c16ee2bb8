package org.perigee.download.engine;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.perigee.download.FailureKind;
import org.perigee.download.TransferProblem;
import org.perigee.download.TransferState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What each failure of a connection means for its source, its host and the transfer. Used by one supervisor alone.
final class Reactions {

    private static final Logger LOG = LoggerFactory.getLogger(Reactions.class);
    private static final Duration FIRST_LOOK = Duration.ofMinutes(1);
    private static final Duration LONGEST_LOOK = Duration.ofMinutes(30);
    /// A connection that brought so much before it broke off did its work.
    private static final long WORTH_GOING_ON = 1024 * 1024L;

    private final Engine engine;
    private final Transfer transfer;
    private final FileAttempt file;
    private final Memory memory;
    private TransferProblem last;
    private final Set<Mirror> liars = new HashSet<>();
    private final Set<Mirror> distrusted = new HashSet<>();
    private boolean restart;

    Reactions(Engine engine, Transfer transfer, FileAttempt file) {
        this.engine = engine;
        this.transfer = transfer;
        this.file = file;
        this.memory = transfer.memory();
    }

    /// @param delivered how many bytes came before it
    /// @return how the run ends, where it does
    Optional<Outcome> to(FetchFailure failure, Mirror mirror, long delivered) {
        if (failure.reaction() == Reaction.STOPPED) {
            return Optional.empty();
        }
        LOG.info("{} from {}: {} ({}, {})", transfer.request().name(), mirror.label(), failure.getMessage(), failure.kind(), failure.reaction());
        Instant now = engine.now();
        last = new TransferProblem(failure.kind(), failure.getMessage(), null);
        return switch (failure.reaction()) {
            case AGAIN -> again(failure, mirror, delivered, now);
            case THROTTLE -> {
                mirror.note(failure);
                yield waitingFor(engine.hosts().refused(mirror.host(), failure.waitTime()), failure, now);
            }
            case STRIKE -> {
                engine.table().failed(mirror.host());
                mirror.strike(failure, now);
                yield waitingFor(mirror.notBefore(), failure, now);
            }
            case DROP, SIGN_IN, TERMS -> {
                mirror.drop(failure);
                yield Optional.empty();
            }
            case RENEW -> {
                mirror.drop(failure);
                yield memory.mayRenew(file.part().map().received()) ? Optional.of(new Outcome.RanOut(last)) : Optional.empty();
            }
            case QUOTA -> {
                mirror.note(failure);
                engine.hosts().usedUp(mirror.host(), failure.waitTime(), last);
                yield Optional.empty();
            }
            case TAPE -> tape(failure, mirror);
            case CHANGED -> {
                mirror.note(failure);
                restart = true;
                yield Optional.empty();
            }
            case LIES -> {
                engine.table().failed(mirror.host());
                mirror.strike(failure, now);
                liars.add(mirror);
                restart = true;
                yield waitingFor(mirror.notBefore(), failure, now);
            }
            case DISTRUST -> {
                mirror.drop(failure);
                distrusted.add(mirror);
                yield Optional.empty();
            }
            case NO_RANGES -> noRanges(failure, mirror);
            case LOCAL -> Optional.of(local(failure));
            case STOPPED -> Optional.empty();
        };
    }

    private Optional<Outcome> again(FetchFailure failure, Mirror mirror, long delivered, Instant now) {
        if (delivered >= WORTH_GOING_ON && failure.waitTime().isEmpty()) {
            mirror.interrupted(failure);
            return Optional.empty();
        }
        engine.table().failed(mirror.host());
        return waitingFor(mirror.failed(failure, now), failure, now);
    }

    /// A long wait is done in the queue, where nobody counts, so it is counted beforehand; one that the server asked for counts for
    /// a small part of the patience, so that one long wait is no failure, and many are.
    private Optional<Outcome> waitingFor(Instant until, FetchFailure failure, Instant now) {
        Duration wait = Duration.between(now, until);
        if (file.part().map().running() == 0 && wait.compareTo(FetchCrew.SHORT_WAIT) > 0) {
            Duration most = engine.settings().patience().dividedBy(10);
            memory.patience().tried(failure.waitTime().isPresent() && wait.compareTo(most) > 0 ? most : wait);
        }
        return Optional.empty();
    }

    private Optional<Outcome> tape(FetchFailure failure, Mirror mirror) {
        if (memory.mirrors().usable().size() > 1) {
            mirror.failed(new FetchFailure(Reaction.TAPE, failure.kind(), failure.getMessage(), failure.waitTime().orElse(FIRST_LOOK)), engine.now());
            boolean othersLeft = memory.mirrors().usable().stream().anyMatch(other -> other != mirror && !engine.now().isBefore(other.notBefore()));
            if (othersLeft || file.part().map().running() > 0) {
                return Optional.empty();
            }
        }
        Duration own = FIRST_LOOK.multipliedBy(1L << Math.min(5, memory.look() - 1));
        Duration wait = failure.waitTime().orElse(own.compareTo(LONGEST_LOOK) > 0 ? LONGEST_LOOK : own);
        TransferProblem problem = new TransferProblem(failure.kind(), failure.getMessage(), engine.now().plus(wait));
        return Optional.of(new Outcome.Waits(TransferState.WAITING_FOR_TAPE, problem));
    }

    private Optional<Outcome> noRanges(FetchFailure failure, Mirror mirror) {
        mirror.note(failure);
        if (mirror.ranges() == Mirror.Ranges.NO) {
            // It was asked for the whole file and still answered with a part.
            mirror.strike(failure, engine.now());
        }
        mirror.ranges(Mirror.Ranges.NO);
        return Optional.empty();
    }

    private static Outcome local(FetchFailure failure) {
        TransferProblem problem = new TransferProblem(failure.kind(), failure.getMessage(), null);
        return failure.kind() == FailureKind.DISK_FULL ? new Outcome.Waits(TransferState.PAUSED, problem) : new Outcome.Failed(problem);
    }

    void restartNeeded(String why) {
        if (last == null) {
            last = new TransferProblem(FailureKind.PROTOCOL, why, null);
        }
        restart = true;
    }

    /// Whether bytes that are there turned out to be worth nothing.
    boolean mustForget() {
        return restart || !distrusted.isEmpty();
    }

    /// Forgets the bytes that are worth nothing: those of some sources, or all. No connection may run.
    ///
    /// @return how the run ends where that has been done too often
    Optional<Outcome> forget() throws FetchFailure {
        try {
            Optional<Outcome> end = restart ? restart() : Optional.empty();
            for (Mirror mirror : distrusted) {
                LOG.info("{}: what came from {} is not believed any more: {}", transfer.request().name(), mirror.label(), last.message());
                file.withdraw(mirror);
            }
            distrusted.clear();
            return end;
        } catch (IOException e) {
            throw LocalFailures.of(e);
        }
    }

    private Optional<Outcome> restart() throws IOException {
        restart = false;
        liars.forEach(mirror -> mirror.ranges(Mirror.Ranges.NO));
        liars.clear();
        if (!memory.mayRestart()) {
            return Optional.of(new Outcome.Failed(last));
        }
        LOG.info("{} is fetched from its first byte again: {}", transfer.request().name(), last.message());
        file.startOver();
        return Optional.empty();
    }

    /// What went wrong last.
    TransferProblem lastProblem() {
        return last == null ? new TransferProblem(FailureKind.TIMEOUT, "Next to nothing came for a long time", null) : last;
    }
}
