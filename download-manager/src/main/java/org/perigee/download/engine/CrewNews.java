package org.perigee.download.engine;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import org.perigee.download.TransferState;
import org.perigee.download.header.FileDescription;
import org.perigee.download.part.Part;
import org.perigee.download.part.SegmentMap;

/// What follows for a transfer, its sources and their hosts when a connection is answered, is about to end, or has ended. Used by one
/// supervisor alone but for [#accept].
final class CrewNews {

    private final Engine engine;
    private final Transfer transfer;
    private final FileAttempt file;
    private final Part part;
    private final Connections connections;
    private final Reactions reactions;
    private final CrewWatch watch;

    CrewNews(Engine engine, Transfer transfer, FileAttempt file, Connections connections, Reactions reactions, CrewWatch watch) {
        this.engine = engine;
        this.transfer = transfer;
        this.file = file;
        this.part = file.part();
        this.connections = connections;
        this.reactions = reactions;
        this.watch = watch;
    }

    /// Takes an answer for good; runs on the connection's thread, before the first byte is written.
    void accept(SegmentFetcher fetcher, Answer answer) throws FetchFailure {
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
    }

    /// An answer has been taken.
    ///
    /// @return how the run ends, where the disk has no room for it
    Optional<Outcome> accepted(SegmentFetcher fetcher, FileDescription said) {
        Mirror mirror = fetcher.ask().mirror();
        learn(mirror, said);
        mirror.answered();
        if (connections.answers(fetcher) && engine.ramp().answered(mirror.host())) {
            engine.hosts().lookAgain();
        }
        transfer.connections(connections.count(), mirror.label());
        transfer.to(TransferState.RUNNING, null);
        watch.moved();
        OptionalLong size = part.map().size();
        return size.isEmpty() ? Optional.empty()
                : engine.disk().space().promise(transfer, transfer.target(), () -> size.getAsLong() - part.map().received())
                        .map(problem -> new Outcome.Waits(TransferState.PAUSED, problem));
    }

    /// Takes what the server says of the file: digests, and mirrors where a digest guards their bytes (RFC 6249).
    private void learn(Mirror mirror, FileDescription said) {
        file.expect(said.digests());
        if (file.isGuarded()) {
            transfer.memory().mirrors().invite(said.mirrors(), mirror);
        }
    }

    /// Its place can be taken already, by a request that waits behind it on the same connection.
    void nearlyDone(SegmentFetcher fetcher) {
        if (!connections.ends(fetcher)) {
            return;
        }
        boolean all = connections.areAllEnding() && !part.map().hasWork(Long.MAX_VALUE);
        boolean next = all && engine.situation().isMoreWaiting();
        engine.hosts().giveBack(fetcher.ask().mirror().host(), true, next);
        if (all) {
            connections.sayFetched();
        }
    }

    /// @param failure null where it brought what it was asked for
    /// @param decided whether it is certain already how the run ends
    /// @return how the run ends, where this decides it
    Optional<Outcome> ended(SegmentFetcher fetcher, FetchFailure failure, boolean decided) {
        Mirror mirror = fetcher.ask().mirror();
        Connections.End end = connections.end(fetcher);
        engine.ramp().over(mirror.host(), end.answered());
        watch.ended(fetcher);
        part.map().release(fetcher.ask().segment());
        mirror.end(fetcher.delivered());
        transfer.connections(connections.count(), mirror.label());
        Optional<Outcome> decision = failure == null || decided ? Optional.empty() : reactions.to(failure, mirror, fetcher.delivered());
        if (failure == null) {
            engine.table().served(mirror.host());
        }
        if (!end.replaced()) {
            boolean last = connections.isEmpty() && part.map().isComplete() && engine.situation().isMoreWaiting();
            engine.hosts().giveBack(mirror.host(), failure == null || fetcher.delivered() > 0, last);
        }
        return decision;
    }
}
