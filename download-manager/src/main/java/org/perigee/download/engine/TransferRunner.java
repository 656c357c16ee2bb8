package org.perigee.download.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.perigee.download.FailureKind;
import org.perigee.download.TransferProblem;
import org.perigee.download.TransferRequest;
import org.perigee.download.TransferState;
import org.perigee.download.UnsafeNameException;
import org.perigee.download.part.Part;
import org.perigee.download.part.PartInUseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One run of one transfer, from choosing its file to giving it its name. Runs on one thread; [#stop()] comes from others.
final class TransferRunner {

    private static final Logger LOG = LoggerFactory.getLogger(TransferRunner.class);
    private static final Duration LOCK_WAIT = Duration.ofSeconds(5);

    private final Engine engine;
    private final Transfer transfer;
    private final TransferRequest request;
    private final Predicate<Path> taken;
    private final SourceRenewal renewal;
    private final Stage stage;
    private final Judge judge;
    private FetchCrew crew;
    private volatile boolean stopped;

    /// Hears when the network is not needed any more, so that another transfer can begin while this one is verified and put away.
    interface Stage {
        void fetched();

        /// It is needed again after all.
        void fetchesAgain();
    }

    TransferRunner(Engine engine, Transfer transfer, Predicate<Path> taken, Stage stage) {
        this.engine = engine;
        this.transfer = transfer;
        this.request = transfer.request();
        this.taken = taken;
        this.renewal = new SourceRenewal(engine, transfer);
        this.stage = stage;
        this.judge = new Judge(engine, transfer, taken, () -> stopped);
    }

    /// Ends the run soon.
    void stop() {
        stopped = true;
        renewal.stop();
        synchronized (this) {
            if (crew != null) {
                crew.stop();
            }
        }
    }

    Outcome run() {
        try {
            TargetChooser.Target target = chooseTarget();
            if (stopped) {
                return new Outcome.Stopped();
            }
            transfer.target(target.path());
            return target.found() == null ? fetchInto(target.path()) : judge.alreadyThere(target);
        } catch (PartInUseException e) {
            return new Outcome.Waits(TransferState.FAILED_RETRYING,
                    new TransferProblem(FailureKind.FILE_IO, e.getMessage(), engine.now().plus(LOCK_WAIT)));
        } catch (UnsafeNameException e) {
            return new Outcome.Failed(new TransferProblem(FailureKind.UNSAFE_NAME, e.getMessage(), null));
        } catch (FetchFailure e) {
            return local(e);
        } catch (IOException e) {
            return local(LocalFailures.of(e));
        }
    }

    private TargetChooser.Target chooseTarget() throws IOException, UnsafeNameException {
        Path before = transfer.target();
        if (before != null && !Files.exists(before, LinkOption.NOFOLLOW_LINKS) && Files.exists(Part.partOf(before), LinkOption.NOFOLLOW_LINKS)) {
            return new TargetChooser.Target(before, null);
        }
        return TargetChooser.choose(request, taken, () -> stopped);
    }

    private static Outcome local(FetchFailure e) {
        TransferProblem problem = new TransferProblem(e.kind(), e.getMessage(), null);
        return e.kind() == FailureKind.DISK_FULL ? new Outcome.Waits(TransferState.PAUSED, problem) : new Outcome.Failed(problem);
    }

    private Outcome fetchInto(Path target) throws IOException, FetchFailure, UnsafeNameException {
        Optional<Outcome> noAddress = renewal.renewStale();
        if (noAddress.isPresent()) {
            return noAddress.get();
        }
        OptionalLong exact = request.sizeExact() ? request.size() : OptionalLong.empty();
        try (Part part = Part.open(target, request.digests(), exact)) {
            forgetWhatCannotBeTrusted(part);
            Optional<TransferProblem> noRoom = engine.disk().space().promise(transfer, target,
                    () -> request.size().orElse(0) - part.map().received());
            if (noRoom.isPresent()) {
                return new Outcome.Waits(TransferState.PAUSED, noRoom.get());
            }
            transfer.attach(part.map());
            try (FileAttempt file = new FileAttempt(request, part, transfer.memory(), engine.settings().ledger().isKept(), judge::wrongPiece)) {
                return attempts(file, target);
            } finally {
                transfer.detach();
            }
        }
    }

    /// Bytes of an earlier run are worth something only where a changed file would be noticed: by what a source said of its version,
    /// or by digests.
    private void forgetWhatCannotBeTrusted(Part part) throws IOException {
        if (transfer.takeStartOver() && part.map().received() > 0) {
            LOG.info("{} is fetched anew from another source: nothing proves that it has the same bytes", request.name());
            part.restart();
            return;
        }
        boolean versioned = transfer.memory().mirrors().all().stream().anyMatch(mirror -> part.validator(mirror.address()).isPresent());
        if (part.map().received() > 0 && !versioned && request.digests().isEmpty() && request.pieces() == null) {
            LOG.info("{} is fetched anew: no source said which version the earlier part belongs to", request.name());
            part.restart();
        }
    }

    private Outcome attempts(FileAttempt file, Path target) throws IOException, FetchFailure, UnsafeNameException {
        Outcome end = null;
        while (end == null) {
            end = begin(file).fetchAll().orElse(null);
            if (end instanceof Outcome.RanOut ranOut) {
                end = renewal.renew(ranOut.problem()).orElse(null);
            } else if (end != null) {
                file.part().force();
            } else {
                stage.fetched();
                transfer.to(TransferState.VERIFYING, null);
                end = judge.judge(file, target).orElse(null);
                if (end == null) {
                    stage.fetchesAgain();
                }
            }
        }
        return end;
    }

    private FetchCrew begin(FileAttempt file) {
        synchronized (this) {
            crew = new FetchCrew(engine, transfer, file, stage);
            if (stopped) {
                crew.stop();
            }
            return crew;
        }
    }
}
