package org.perigee.download.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.perigee.download.FailureKind;
import org.perigee.download.TransferProblem;
import org.perigee.download.TransferState;
import org.perigee.download.header.FileDescription;
import org.perigee.download.part.Part;
import org.perigee.download.part.Segment;
import org.perigee.download.part.SegmentMap;

/// Fetches all that is missing of one file: decides on one thread how many connections to which source fetch what, and what to do
/// about each failure. The connections only report here.
final class FetchCrew {

    /// A rest smaller than twice this is not worth a connection of its own.
    static final long SPLIT_FROM = 2 * 1024 * 1024L;
    private static final long TICK_MILLIS = 100;
    private static final long SETTLE_NANOS = 300_000_000L;
    /// A longer wait is done in the queue, so that others get the place.
    static final Duration SHORT_WAIT = Duration.ofSeconds(3);

    private final Engine engine;
    private final Transfer transfer;
    private final FileAttempt file;
    private final Part part;
    private final MirrorSelector mirrors;
    private final Rates.Purse purse;
    private final CrewWatch watch;
    private final Reactions reactions;
    private final BlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
    private final List<SegmentFetcher> active = new ArrayList<>();
    private final SegmentMap.Pace pace;
    private final OverlapCheck overlaps;
    private final TransferRunner.Stage stage;
    /// Whose place at the host has gone to others already, since they are about to end.
    private final Set<SegmentFetcher> ending = new HashSet<>();
    private final Set<SegmentFetcher> answered = new HashSet<>();
    private boolean saidFetched;
    private volatile int running;
    private boolean stopped;
    private Outcome verdict;

    FetchCrew(Engine engine, Transfer transfer, FileAttempt file, TransferRunner.Stage stage) {
        this.engine = engine;
        this.stage = stage;
        this.transfer = transfer;
        this.file = file;
        this.part = file.part();
        this.mirrors = transfer.memory().mirrors();
        this.purse = engine.rates().purse(transfer.standing(), () -> running);
        this.watch = new CrewWatch(engine, purse, file);
        this.reactions = new Reactions(engine, transfer, file);
        this.pace = new CrewPace(engine, mirrors, active);
        this.overlaps = new OverlapCheck(file, mirrors);
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
            }
        } finally {
            settle();
            dismiss();
            engine.hosts().stopTelling(wake);
            engine.hosts().forget(this);
        }
        if (stopped) {
            return Optional.of(new Outcome.Stopped());
        }
        return part.map().isComplete() ? Optional.empty() : Optional.ofNullable(verdict);
    }

    /// Whether all bytes are there and nothing speaks against them.
    private boolean isFetched() throws FetchFailure {
        for (OverlapCheck.Contradiction found : overlaps.contradictions()) {
            verdict = reactions.to(found.failure(), found.mirror(), 0).orElse(verdict);
        }
        return part.map().isComplete() && overlaps.isIdle() && !reactions.mustForget();
    }

    private void step() throws FetchFailure {
        startMore();
        if (active.isEmpty() && verdict == null) {
            idle();
        }
        watch.tick(active, transfer);
        if (transfer.memory().patience().isOver(engine.settings().patience())) {
            verdict = new Outcome.Failed(reactions.lastProblem());
            return;
        }
        dismissSurplus();
        leaveTheSlow();
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
        Runnable news = first;
        while (news != null) {
            news.run();
            news = inbox.poll();
        }
    }

    private void startMore() {
        boolean more = true;
        while (more && verdict == null && active.size() - ending.size() < engine.limits().connections()) {
            more = startOne();
        }
    }

    private boolean startOne() {
        boolean first = active.isEmpty();
        SegmentMap map = part.map();
        if (!first && (map.size().isEmpty() || active.stream().noneMatch(fetcher -> fetcher.ask().mirror().isProven()))) {
            return false;
        }
        if (!map.hasWork(SPLIT_FROM, pace)) {
            return false;
        }
        boolean partly = map.received() > 0;
        MirrorSelector.Need need = new MirrorSelector.Need(first, partly, engine.limits().connections());
        Optional<Mirror> chosen = mirrors.choose(engine.now(), need, engine.table(), room(first));
        if (chosen.isEmpty()) {
            return false;
        }
        Mirror mirror = chosen.get();
        boolean fromTheStart = partly && mirror.ranges() == Mirror.Ranges.NO;
        Optional<Segment> segment = fromTheStart ? Optional.empty() : map.claim(SPLIT_FROM, newcomers(mirror), pace);
        if (segment.isEmpty()) {
            engine.hosts().giveBack(mirror.host(), false);
            if (fromTheStart) {
                reactions.restartNeeded("No source can deliver parts of the file");
            }
            return false;
        }
        start(mirror, segment.get());
        return true;
    }

    private MirrorSelector.Room room(boolean first) {
        return new MirrorSelector.Room() {
            @Override
            public boolean take(Mirror mirror) {
                return engine.ramp().mayAsk(mirror.host()) && engine.hosts().take(mirror.host(), FetchCrew.this, first);
            }

            @Override
            public boolean isComing(Mirror mirror) {
                return !engine.ramp().mayAsk(mirror.host()) && engine.hosts().spare(mirror.host()) > 0;
            }
        };
    }

    /// Among how many connections what nobody fetches yet should be shared: as many as are going to be there.
    private int newcomers(Mirror mirror) {
        int possible = Math.min(engine.limits().connections() - active.size(), 1 + engine.hosts().spare(mirror.host()));
        boolean alone = mirrors.usable().size() == 1 && mirror.ranges() != Mirror.Ranges.NO;
        return alone ? Math.max(1, possible / engine.situation().crowd()) : 1;
    }

    /// Where a faster source could have the connection of a slow one, it gets it: the slow one's rest goes with it.
    private void leaveTheSlow() {
        Optional<Mirror> fastest = mirrors.all().size() == 1 || active.size() < engine.limits().connections() ? Optional.empty()
                : mirrors.fastest(engine.now());
        fastest.filter(best -> engine.hosts().spare(best.host()) > 0).ifPresent(best -> active.stream()
                .filter(fetcher -> fetcher.ask().mirror() != best && fetcher.isMeasured() && fetcher.pace() * MirrorSelector.MUCH_SLOWER < best.pace())
                .filter(fetcher -> part.map().left(fetcher.ask().segment()) > fetcher.pace())
                .findFirst().ifPresent(SegmentFetcher::cancel));
    }

    private void start(Mirror mirror, Segment segment) {
        boolean fresh = active.isEmpty() && part.map().received() == 0;
        boolean plain = mirror.ranges() == Mirror.Ranges.NO;
        Ask ask = new Ask(transfer.request(), part, mirror, segment, overlaps.before(mirror, segment), fresh, plain, mirrors.isOnly(mirror));
        mirror.begin();
        SegmentFetcher fetcher;
        try {
            fetcher = new SegmentFetcher(engine, purse, ask);
        } catch (IllegalArgumentException e) {
            mirror.end(0);
            part.map().release(segment);
            engine.hosts().giveBack(mirror.host(), false);
            mirror.drop(new FetchFailure(Reaction.DROP, FailureKind.PROTOCOL, "Not an address that can be asked: " + mirror.address()));
            return;
        }
        engine.ramp().asked(mirror.host());
        active.add(fetcher);
        running = active.size();
        if (transfer.state() != TransferState.RUNNING) {
            transfer.to(TransferState.STARTING, null);
        }
        if (saidFetched) {
            saidFetched = false;
            stage.fetchesAgain();
        }
        engine.transport().run(() -> fetch(fetcher));
    }

    private void fetch(SegmentFetcher fetcher) {
        FetchFailure failure = null;
        try {
            fetcher.run(new SegmentFetcher.Acceptance() {
                @Override
                public void accepted(Answer answer) throws FetchFailure {
                    accept(fetcher, answer);
                }

                @Override
                public boolean overlaps(ByteBuffer before) throws FetchFailure {
                    return overlaps.fits(fetcher.ask(), before);
                }

                @Override
                public void nearlyDone() {
                    inbox.add(() -> FetchCrew.this.nearlyDone(fetcher));
                }
            });
        } catch (FetchFailure e) {
            failure = e;
        } catch (RuntimeException | LinkageError e) {
            failure = new FetchFailure(Reaction.STRIKE, FailureKind.PROTOCOL, "The answer could not be understood: " + e);
        }
        FetchFailure end = failure;
        inbox.add(() -> ended(fetcher, end));
    }

    /// Runs on the connection's thread, before the first byte is written.
    private void accept(SegmentFetcher fetcher, Answer answer) throws FetchFailure {
        Mirror mirror = fetcher.ask().mirror();
        SegmentMap map = part.map();
        if (map.size().isEmpty() && answer.size().isPresent()) {
            map.setSize(answer.size().getAsLong());
        }
        if (!answer.ranged()) {
            map.widen(fetcher.ask().segment());
        }
        try {
            part.describe(map.size(), mirror.address(), answer.validator());
        } catch (IOException e) {
            throw LocalFailures.of(e);
        }
        if (mirror.ranges() != Mirror.Ranges.YES) {
            mirror.ranges(answer.ranges());
        }
        inbox.add(() -> {
            learn(mirror, answer.described());
            accepted(fetcher, map.size());
        });
    }

    /// Takes what the server says of the file: digests, and mirrors where a digest guards their bytes (RFC 6249).
    private void learn(Mirror mirror, FileDescription said) {
        file.expect(said.digests());
        if (file.isGuarded()) {
            mirrors.invite(said.mirrors(), mirror);
        }
    }

    private void accepted(SegmentFetcher fetcher, OptionalLong size) {
        Mirror mirror = fetcher.ask().mirror();
        mirror.answered();
        if (active.contains(fetcher) && answered.add(fetcher) && engine.ramp().answered(mirror.host())) {
            engine.hosts().lookAgain();
        }
        transfer.connections(active.size(), mirror.label());
        transfer.to(TransferState.RUNNING, null);
        watch.moved();
        if (size.isPresent()) {
            engine.disk().space().promise(transfer, transfer.target(), () -> size.getAsLong() - part.map().received())
                    .ifPresent(problem -> verdict = new Outcome.Waits(TransferState.PAUSED, problem));
        }
    }

    /// Its place can be taken already, by a request that waits behind it on the same connection.
    private void nearlyDone(SegmentFetcher fetcher) {
        if (!active.contains(fetcher) || !ending.add(fetcher)) {
            return;
        }
        boolean all = ending.size() == active.size() && !part.map().hasWork(Long.MAX_VALUE);
        boolean next = all && engine.situation().isMoreWaiting();
        engine.hosts().giveBack(fetcher.ask().mirror().host(), true, next);
        if (all) {
            saidFetched = true;
            stage.fetched();
        }
    }

    private void ended(SegmentFetcher fetcher, FetchFailure failure) {
        Mirror mirror = fetcher.ask().mirror();
        active.remove(fetcher);
        engine.ramp().over(mirror.host(), answered.remove(fetcher));
        running = active.size();
        watch.ended(fetcher);
        part.map().release(fetcher.ask().segment());
        overlaps.over(fetcher.ask());
        mirror.end(fetcher.delivered());
        transfer.connections(active.size(), mirror.label());
        if (failure != null && verdict == null) {
            verdict = reactions.to(failure, mirror, fetcher.delivered()).orElse(null);
        }
        if (failure == null) {
            engine.table().served(mirror.host());
        }
        if (ending.remove(fetcher)) {
            return;
        }
        boolean last = active.isEmpty() && part.map().isComplete() && engine.situation().isMoreWaiting();
        engine.hosts().giveBack(mirror.host(), failure == null || fetcher.delivered() > 0, last);
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

    private void dismissSurplus() {
        active.stream().filter(fetcher -> !fetcher.ask().mirror().isUsable()).forEach(SegmentFetcher::cancel);
        // A request that waits behind an answer that is about to end has no connection of its own.
        int surplus = active.size() - ending.size() - engine.limits().connections();
        for (int i = active.size() - 1; surplus > 0 && i > 0; i--, surplus--) {
            active.get(i).cancel();
        }
    }

    /// Where all bytes are there the answers are about to end by themselves, and their connections can serve the next file.
    private void settle() {
        long deadline = System.nanoTime() + SETTLE_NANOS;
        while (part.map().isComplete() && !stopped && !active.isEmpty() && System.nanoTime() < deadline) {
            receive(inboxPoll());
        }
    }

    /// Ends all connections and waits until none of them writes any more.
    private void dismiss() {
        active.forEach(SegmentFetcher::cancel);
        while (!active.isEmpty()) {
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
