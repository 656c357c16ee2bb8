package org.perigee.download.engine;

import java.util.Optional;
import java.util.function.Consumer;
import org.perigee.download.FailureKind;
import org.perigee.download.TransferState;
import org.perigee.download.part.Part;
import org.perigee.download.part.Segment;
import org.perigee.download.part.SegmentMap;

/// Decides how many connections a transfer gets, to which source, and what each fetches. Used by one supervisor alone.
final class Recruiter {

    /// A rest smaller than twice this is not worth a connection of its own.
    static final long SPLIT_FROM = 2 * 1024 * 1024L;

    private final Engine engine;
    private final Transfer transfer;
    private final Part part;
    private final MirrorSelector mirrors;
    private final Connections connections;
    private final Reactions reactions;
    private final OverlapCheck overlaps;
    private final SegmentMap.Pace pace;
    private final Rates.Purse purse;

    Recruiter(Engine engine, Transfer transfer, Part part, Connections connections, Reactions reactions, OverlapCheck overlaps,
            Rates.Purse purse) {
        this.engine = engine;
        this.transfer = transfer;
        this.part = part;
        this.mirrors = transfer.memory().mirrors();
        this.connections = connections;
        this.reactions = reactions;
        this.overlaps = overlaps;
        this.pace = new CrewPace(engine, mirrors, connections.active());
        this.purse = purse;
    }

    /// Begins connections as long as there is work and room for them.
    ///
    /// @param launch lets one run
    void startMore(Consumer<SegmentFetcher> launch) {
        boolean more = true;
        while (more && connections.working() < engine.limits().connections()) {
            more = startOne(launch);
        }
    }

    private boolean startOne(Consumer<SegmentFetcher> launch) {
        boolean first = connections.isEmpty();
        SegmentMap map = part.map();
        if (!first && (map.size().isEmpty() || connections.active().stream().noneMatch(fetcher -> fetcher.ask().mirror().isProven()))) {
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
        start(mirror, segment.get(), launch);
        return true;
    }

    private MirrorSelector.Room room(boolean first) {
        return new MirrorSelector.Room() {
            @Override
            public boolean take(Mirror mirror) {
                return engine.ramp().mayAsk(mirror.host()) && engine.hosts().take(mirror.host(), transfer, first);
            }

            @Override
            public boolean isComing(Mirror mirror) {
                return !engine.ramp().mayAsk(mirror.host()) && engine.hosts().spare(mirror.host()) > 0;
            }
        };
    }

    /// The transfer wants no connection any more.
    void close() {
        engine.hosts().forget(transfer);
    }

    /// Among how many connections what nobody fetches yet should be shared: as many as are going to be there.
    private int newcomers(Mirror mirror) {
        int possible = Math.min(engine.limits().connections() - connections.count(), 1 + engine.hosts().spare(mirror.host()));
        boolean alone = mirrors.usable().size() == 1 && mirror.ranges() != Mirror.Ranges.NO;
        return alone ? Math.max(1, possible / engine.situation().crowd()) : 1;
    }

    private void start(Mirror mirror, Segment segment, Consumer<SegmentFetcher> launch) {
        boolean fresh = connections.isEmpty() && part.map().received() == 0;
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
        if (transfer.state() != TransferState.RUNNING) {
            transfer.to(TransferState.STARTING, null);
        }
        connections.begin(fetcher);
        launch.accept(fetcher);
    }

    /// Where a faster source could have the connection of a slow one, it gets it: the slow one's rest goes with it.
    void leaveTheSlow() {
        Optional<Mirror> fastest = mirrors.all().size() == 1 || connections.count() < engine.limits().connections() ? Optional.empty()
                : mirrors.fastest(engine.now());
        fastest.filter(best -> engine.hosts().spare(best.host()) > 0).ifPresent(best -> connections.active().stream()
                .filter(fetcher -> fetcher.ask().mirror() != best && fetcher.isMeasured() && fetcher.pace() * MirrorSelector.MUCH_SLOWER < best.pace())
                .filter(fetcher -> part.map().left(fetcher.ask().segment()) > fetcher.pace())
                .findFirst().ifPresent(SegmentFetcher::cancel));
    }
}
