package org.perigee.download.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The connections of one run of a transfer, and how far each has come. Used by one supervisor alone but for [#running()].
final class Connections {

    private final TransferRunner.Stage stage;
    private final List<SegmentFetcher> active = new ArrayList<>();
    /// Whose place at the host has gone to others already, since they are about to end.
    private final Set<SegmentFetcher> ending = new HashSet<>();
    private final Set<SegmentFetcher> answered = new HashSet<>();
    private boolean saidFetched;
    private volatile int running;

    /// @param stage hears when all are about to end, and when one begins after that
    Connections(TransferRunner.Stage stage) {
        this.stage = stage;
    }

    /// As they are whenever one looks, in the order in which they began.
    List<SegmentFetcher> active() {
        return active;
    }

    boolean isEmpty() {
        return active.isEmpty();
    }

    int count() {
        return active.size();
    }

    /// How many there are, for anybody.
    int running() {
        return running;
    }

    /// How many do not end by themselves in a moment: a request that waits behind an answer that is about to end has no connection of its own.
    int working() {
        return active.size() - ending.size();
    }

    void begin(SegmentFetcher fetcher) {
        active.add(fetcher);
        running = active.size();
        if (saidFetched) {
            saidFetched = false;
            stage.fetchesAgain();
        }
    }

    /// @return whether it is the first time that this one, which still runs, answers
    boolean answers(SegmentFetcher fetcher) {
        return active.contains(fetcher) && answered.add(fetcher);
    }

    /// @return whether it is the first time that this one, which still runs, is about to end
    boolean ends(SegmentFetcher fetcher) {
        return active.contains(fetcher) && ending.add(fetcher);
    }

    boolean areAllEnding() {
        return ending.size() == active.size();
    }

    /// Says that the network is not needed any more.
    void sayFetched() {
        saidFetched = true;
        stage.fetched();
    }

    /// It is over.
    End end(SegmentFetcher fetcher) {
        active.remove(fetcher);
        running = active.size();
        return new End(answered.remove(fetcher), ending.remove(fetcher));
    }

    /// How far a connection had come when it ended.
    ///
    /// @param answered whether it got an answer it could use
    /// @param replaced whether its place at the host has gone to another one already
    record End(boolean answered, boolean replaced) {
    }

    /// Ends those of sources that are not to be used any more, and the youngest of those that are too many.
    void dismissSurplus(int most) {
        active.stream().filter(fetcher -> !fetcher.ask().mirror().isUsable()).forEach(SegmentFetcher::cancel);
        int surplus = working() - most;
        for (int i = active.size() - 1; surplus > 0 && i > 0; i--, surplus--) {
            active.get(i).cancel();
        }
    }

    void cancelAll() {
        active.forEach(SegmentFetcher::cancel);
    }
}
