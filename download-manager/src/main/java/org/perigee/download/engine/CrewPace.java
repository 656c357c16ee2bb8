package org.perigee.download.engine;

import java.util.List;
import org.perigee.download.part.Segment;
import org.perigee.download.part.SegmentMap;

/// How fast the connections of a transfer are, and how fast one more would be.
///
/// @param active the transfer's connections, as they are when it is asked
record CrewPace(Engine engine, MirrorSelector mirrors, List<SegmentFetcher> active) implements SegmentMap.Pace {

    /// What is known to bring nothing is not the same as what is not known.
    private static final double STANDSTILL = 1;

    @Override
    public double of(Segment segment) {
        return active.stream().filter(fetcher -> fetcher.ask().segment() == segment && fetcher.isMeasured())
                .mapToDouble(fetcher -> Math.max(STANDSTILL, fetcher.pace())).findFirst().orElse(0);
    }

    @Override
    public double newcomer() {
        return mirrors.fastest(engine.now()).map(Mirror::pace).orElse(0.0);
    }
}
