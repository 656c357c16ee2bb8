package org.perigee.download.engine;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.perigee.download.FailureKind;
import org.perigee.download.TransferProblem;
import org.perigee.download.TransferState;
import org.perigee.download.part.Part;

/// Fetches all that is missing of one file: on one thread it lets connections begin, hears from them, and looks after them until all
/// bytes are there or it is clear why not. The connections only report here.
final class FetchCrew {

    private static final long TICK_MILLIS = 100;
    private static final long SETTLE_NANOS = 300_000_000L;
    /// A longer wait is done in the queue, so that others get the place.
    static final Duration SHORT_WAIT = Duration.ofSeconds(3);

    private final Engine engine;
    private final Transfer transfer;
    private final Part part;
    private final MirrorSelector mirrors;
    private final Connections connections;
    private final Recruiter recruiter;
    private final CrewNews news;
    private final CrewWatch watch;
    private final Reactions reactions;
    private final OverlapCheck overlaps;
    private final BlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
    private boolean stopped;
    private Outcome verdict;

    FetchCrew(Engine engine, Transfer transfer, FileAttempt file, TransferRunner.Stage stage) {
        this.engine = engine;
        this.transfer = transfer;
        this.part = file.part();
        this.mirrors = transfer.memory().mirrors();
        this.connections = new Connections(stage);
        Rates.Purse purse = engine.rates().purse(transfer.standing(), connections::running);
        this.watch = new CrewWatch(engine, purse, file);
        this.reactions = new Reactions(engine, transfer, file);
        this.overlaps = new OverlapCheck(file, mirrors);
        this.recruiter = new Recruiter(engine, transfer, part, connections, reactions, overlaps, purse);
        this.news = new CrewNews(engine, transfer, file, connections, reactions, watch);
    }

    /// Ends [#fetchAll()] soon, from any thread.
    void stop() {
        inbox.add(() -> stopped = true);
    }

    /// @return empty when all bytes are there, else why they are not
    Optional<Outcome> fetchAll() throws FetchFailure {
        Runnable wake = () -> inbox.add(() -> { });
        engine.hosts().whenFree(wake);
        try {
            while (!stopped && verdict == null && !isFetched()) {
                if (reactions.mustForget()) {
                    forget();
                } else {
                    step();
                }
                compareOverlaps();
            }
        } finally {
            settle();
            dismiss();
            engine.hosts().stopTelling(wake);
            recruiter.close();
        }
        if (stopped) {
            return Optional.of(new Outcome.Stopped());
        }
        return part.map().isComplete() ? Optional.empty() : Optional.ofNullable(verdict);
    }

    private void compareOverlaps() throws FetchFailure {
        for (OverlapCheck.Contradiction found : overlaps.contradictions()) {
            verdict = reactions.to(found.failure(), found.mirror(), 0).orElse(verdict);
        }
    }

    /// Whether all bytes are there and nothing speaks against them.
    private boolean isFetched() {
        return part.map().isComplete() && overlaps.isIdle() && !reactions.mustForget();
    }

    private void step() throws FetchFailure {
        recruiter.startMore(fetcher -> engine.transport().run(() -> fetch(fetcher)));
        if (connections.isEmpty()) {
            idle();
        }
        watch.tick(connections.active(), transfer);
        if (transfer.memory().patience().isOver(engine.settings().patience())) {
            verdict = new Outcome.Failed(reactions.lastProblem());
            return;
        }
        connections.dismissSurplus(engine.limits().connections());
        recruiter.leaveTheSlow();
        receive(inboxPoll());
    }

    private Runnable inboxPoll() {
        try {
            return inbox.poll(TICK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            stopped = true;
            return null;
        }
    }

    private void receive(Runnable first) {
        Runnable next = first;
        while (next != null) {
            next.run();
            next = inbox.poll();
        }
    }

    /// Runs on the connection's thread.
    private void fetch(SegmentFetcher fetcher) {
        FetchFailure failure = null;
        try {
            fetcher.run(reporting(fetcher));
        } catch (FetchFailure e) {
            failure = e;
        } catch (RuntimeException | LinkageError e) {
            failure = new FetchFailure(Reaction.STRIKE, FailureKind.PROTOCOL, "The answer could not be understood: " + e);
        }
        FetchFailure end = failure;
        inbox.add(() -> {
            overlaps.over(fetcher.ask());
            verdict = news.ended(fetcher, end, verdict != null).orElse(verdict);
        });
    }

    private SegmentFetcher.Acceptance reporting(SegmentFetcher fetcher) {
        return new SegmentFetcher.Acceptance() {
            @Override
            public void accepted(Answer answer) throws FetchFailure {
                news.accept(fetcher, answer);
                inbox.add(() -> verdict = news.accepted(fetcher, answer.described()).orElse(verdict));
            }

            @Override
            public boolean overlaps(ByteBuffer before) throws FetchFailure {
                return overlaps.fits(fetcher.ask(), before);
            }

            @Override
            public void nearlyDone() {
                inbox.add(() -> news.nearlyDone(fetcher));
            }
        };
    }

    /// Nothing runs: is there hope, and when?
    private void idle() {
        if (reactions.mustForget()) {
            return;
        }
        Optional<Instant> next = mirrors.nextTry(engine.hosts());
        if (next.isEmpty()) {
            verdict = mirrors.exhausted();
            return;
        }
        Duration wait = Duration.between(engine.now(), next.get());
        if (wait.isNegative() || wait.isZero()) {
            watch.waitsForOthers();
            return;
        }
        Optional<TransferProblem> quota = mirrors.quota(engine.hosts());
        TransferProblem problem = quota.orElseGet(reactions::lastProblem);
        TransferProblem waiting = new TransferProblem(problem.kind(), problem.message(), next.get());
        if (wait.compareTo(SHORT_WAIT) > 0) {
            verdict = new Outcome.Waits(quota.isPresent() ? TransferState.WAITING_FOR_QUOTA : TransferState.FAILED_RETRYING, waiting);
        } else {
            transfer.to(TransferState.FAILED_RETRYING, waiting);
        }
    }

    /// Where all bytes are there the answers are about to end by themselves, and their connections can serve the next file.
    private void settle() {
        long deadline = System.nanoTime() + SETTLE_NANOS;
        while (part.map().isComplete() && !stopped && !connections.isEmpty() && System.nanoTime() < deadline) {
            receive(inboxPoll());
        }
    }

    /// Ends all connections and waits until none of them writes any more.
    private void dismiss() {
        connections.cancelAll();
        while (!connections.isEmpty()) {
            receive(inboxPoll());
        }
    }

    private void forget() throws FetchFailure {
        dismiss();
        Optional<Outcome> refused = reactions.forget();
        if (refused.isPresent()) {
            verdict = refused.get();
        }
        overlaps.startOver();
        watch.startOver();
    }
}
