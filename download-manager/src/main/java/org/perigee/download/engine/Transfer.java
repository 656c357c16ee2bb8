package org.perigee.download.engine;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.perigee.access.PublicAddress;
import org.perigee.download.Source;
import org.perigee.download.TransferId;
import org.perigee.download.TransferProblem;
import org.perigee.download.TransferRequest;
import org.perigee.download.TransferSnapshot;
import org.perigee.download.TransferState;
import org.perigee.download.Verification;
import org.perigee.download.part.Range;
import org.perigee.download.part.SegmentMap;

/// One transfer in memory: what was asked for and where it stands. Thread-safe.
final class Transfer {

    /// What a person last said about it.
    enum Wish { RUN, PAUSE, CANCEL }

    private final TransferId id;
    private final Instant queuedAt;
    private final Clock clock;
    private final Standing standing;
    private final Consumer<TransferSnapshot> onChange;
    private final SpeedMeter speed = new SpeedMeter();
    private TransferRequest request;
    private Memory memory;
    private String preferred = "";
    private boolean startOver;
    private Wish wish = Wish.RUN;
    private TransferState state;
    private TransferProblem problem;
    private Path target;
    private Verification verification = Verification.NONE;
    private String source = "";
    private Instant endedAt;
    private SegmentMap map;
    private List<long[]> ranges = List.of();
    private long received;
    private OptionalLong size;
    private int connections;

    Transfer(TransferId id, TransferRequest request, long order, Clock clock, Consumer<TransferSnapshot> onChange) {
        this(id, request, clock.instant(), new Standing(order, clock.instant()), clock, onChange);
    }

    private Transfer(TransferId id, TransferRequest request, Instant queuedAt, Standing standing, Clock clock, Consumer<TransferSnapshot> onChange) {
        this.id = id;
        this.request = request;
        this.queuedAt = queuedAt;
        this.standing = standing;
        this.clock = clock;
        this.onChange = onChange;
        this.size = request.size();
        this.state = TransferState.QUEUED;
        this.memory = new Memory(new MirrorSelector(request.sources()));
    }

    /// As it was written down.
    static Transfer restored(TransferStore.Row stored, Clock clock, Consumer<TransferSnapshot> onChange) {
        TransferSnapshot row = stored.snapshot();
        Transfer transfer = new Transfer(row.id(), row.request(), row.queuedAt(), new Standing(stored.order(), row.state(), row.place()), clock, onChange);
        transfer.state = row.state();
        transfer.problem = row.problem();
        transfer.target = row.target();
        transfer.verification = row.verification();
        transfer.source = row.source();
        transfer.endedAt = row.endedAt();
        transfer.received = row.received();
        transfer.size = row.size();
        boolean goesOn = row.problem() != null && row.problem().retryAt() != null;
        transfer.wish = row.state() == TransferState.PAUSED && !goesOn ? Wish.PAUSE : Wish.RUN;
        return transfer;
    }

    TransferId id() {
        return id;
    }

    synchronized TransferRequest request() {
        return request;
    }

    synchronized Memory memory() {
        return memory;
    }

    synchronized TransferState state() {
        return state;
    }

    synchronized TransferProblem problem() {
        return problem;
    }

    synchronized Path target() {
        return target;
    }

    synchronized void target(Path now) {
        target = now;
    }

    synchronized Wish wish() {
        return wish;
    }

    synchronized void wish(Wish now) {
        wish = now;
    }

    /// Its place among the others and its own limit.
    Standing standing() {
        return standing;
    }

    SpeedMeter speed() {
        return speed;
    }

    /// Lets it begin again as if nothing had been learned, with a newer request where there is one.
    synchronized void renew(TransferRequest now) {
        request = now;
        memory = new Memory(new MirrorSelector(now.sources(), preferred));
        wish = Wish.RUN;
        verification = Verification.NONE;
        endedAt = null;
    }

    /// Puts one of its sources before all others, and begins with it as if nothing had been learned. Does not change what a person wishes.
    synchronized void prefer(Source first) {
        preferred = PublicAddress.of(first.uri()).toString();
        request = request.preferring(first);
        memory = new Memory(new MirrorSelector(request.sources(), preferred));
        startOver = !request.isProven();
    }

    /// @return whether what is there is worth nothing any more; the next time it is again
    synchronized boolean takeStartOver() {
        boolean now = startOver;
        startOver = false;
        return now;
    }

    /// Puts fresh addresses in place of those that ran out; what was learned of the others stays.
    synchronized void renewSources(List<Source> now) {
        request = request.withSources(now);
        memory.mirrors(memory.mirrors().with(now));
    }

    /// Moves to a state; listeners hear of it unless nothing changed.
    void to(TransferState now, TransferProblem why) {
        TransferSnapshot news;
        synchronized (this) {
            if (state == now && Objects.equals(problem, why)) {
                return;
            }
            standing.moved(state, now, clock.instant());
            state = now;
            problem = why;
            if (!now.isActive()) {
                speed.reset();
            }
            news = snapshot();
        }
        onChange.accept(news);
    }

    /// As [#to], but leaves what has ended alone.
    void toUnlessFinal(TransferState now) {
        synchronized (this) {
            if (state.isFinal()) {
                return;
            }
        }
        to(now, null);
    }

    void ended(TransferState now, TransferProblem why, Verification found, Instant when) {
        synchronized (this) {
            verification = found;
            endedAt = when;
        }
        to(now, why);
    }

    /// Shows the live map of a running transfer.
    synchronized void attach(SegmentMap live) {
        map = live;
    }

    /// Keeps what the map last showed.
    synchronized void detach() {
        if (map != null) {
            received = map.received();
            ranges = pairs(map.done());
            size = map.size().isPresent() ? map.size() : size;
        }
        map = null;
        connections = 0;
    }

    /// The file is there as a whole.
    synchronized void complete(long bytes) {
        map = null;
        received = bytes;
        size = OptionalLong.of(bytes);
        ranges = bytes == 0 ? List.of() : List.of(new long[] {0, bytes});
    }

    /// So many bytes were found on disk.
    synchronized void found(long bytes) {
        received = bytes;
    }

    /// Nothing of it is there any more.
    synchronized void nothingLeft() {
        map = null;
        received = 0;
        ranges = List.of();
    }

    synchronized void connections(int now, String from) {
        connections = now;
        source = from.isEmpty() ? source : from;
    }

    synchronized TransferSnapshot snapshot() {
        boolean live = map != null;
        OptionalLong known = live && map.size().isPresent() ? map.size() : size;
        return new TransferSnapshot(id, request, state, problem, live ? map.received() : received, known,
                state.isActive() ? speed.bytesPerSecond() : 0, live ? pairs(map.done()) : ranges, connections, source, target, verification, queuedAt,
                endedAt, standing.place());
    }

    private static List<long[]> pairs(List<Range> done) {
        return done.stream().map(range -> new long[] {range.from(), range.length()}).toList();
    }
}
