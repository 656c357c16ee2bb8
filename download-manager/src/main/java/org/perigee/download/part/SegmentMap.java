package org.perigee.download.part;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Which bytes of a file are there, which are being fetched and by whom, which are missing.
///
/// Invariant: running segments never overlap each other nor what is done by another. Thread-safe.
public final class SegmentMap {

    /// Longer gaps are fetched in several segments, roughly in order, so that digests can follow the bytes instead of waiting for the end.
    private static final long LONGEST = 32 * 1024 * 1024L;
    private static final int MOST_SEGMENTS = 64;

    private final RangeSet done = new RangeSet();
    private final List<Segment> running = new ArrayList<>();
    private long size = -1;

    public SegmentMap() {
    }

    public SegmentMap(OptionalLong size, List<Range> done) {
        this.size = size.orElse(-1);
        done.forEach(this.done::add);
    }

    public synchronized OptionalLong size() {
        return size < 0 ? OptionalLong.empty() : OptionalLong.of(size);
    }

    /// Sets the size once it is known; segments without an end get one.
    public synchronized void setSize(long bytes) {
        size = bytes;
        for (Segment segment : running) {
            if (segment.end > bytes) {
                segment.end = Math.max(bytes, segment.reserved);
            }
        }
    }

    /// How fast each running segment comes, and how fast a newcomer would be, in bytes a second; 0 where that is not known.
    public interface Pace {

        double of(Segment running);

        double newcomer();
    }

    private static final Pace UNKNOWN = new Pace() {
        @Override
        public double of(Segment running) {
            return 0;
        }

        @Override
        public double newcomer() {
            return 0;
        }
    };

    /// As [#claim(long, int, Pace)] for one connection about whose speed nothing is known.
    public synchronized Optional<Segment> claim(long splitFrom) {
        return claim(splitFrom, 1, UNKNOWN);
    }

    /// The next piece of work: the first gap that nobody fetches, else a part of what the slowest still has to do: so much that both
    /// end together.
    ///
    /// @param splitFrom what has fewer bytes left is not taken from, unless it is so slow that others would do it sooner
    /// @param parts     among how many newcomers a gap is to be shared, this one included
    public synchronized Optional<Segment> claim(long splitFrom, int parts, Pace pace) {
        if (size < 0) {
            return running.isEmpty() ? Optional.of(begin(done.contiguousFromStart(), Segment.OPEN)) : Optional.empty();
        }
        List<Range> gaps = unclaimed();
        if (!gaps.isEmpty()) {
            Range gap = gaps.getFirst();
            long length = portion(gaps.stream().mapToLong(Range::length).sum(), splitFrom, running.size() + parts);
            return Optional.of(begin(gap.from(), gap.length() - length < splitFrom ? gap.to() : gap.from() + length));
        }
        return victim(splitFrom, pace).map(victim -> {
            long end = victim.end;
            victim.end = end - StealPlan.share(rest(victim), pace.of(victim), pace.newcomer());
            return begin(victim.end, end);
        });
    }

    /// Smaller portions towards the end let all connections end at about the same time without taking anything from each other, which
    /// costs what is on its way.
    private long portion(long missing, long splitFrom, int connections) {
        long longest = Math.max(LONGEST, size / MOST_SEGMENTS);
        return connections == 1 ? longest : Math.clamp(missing / (2L * connections), Math.min(splitFrom, longest), longest);
    }

    /// Whether [#claim(long)] would find something.
    public synchronized boolean hasWork(long splitFrom) {
        return hasWork(splitFrom, UNKNOWN);
    }

    /// Whether [#claim(long, int, Pace)] would find something.
    public synchronized boolean hasWork(long splitFrom, Pace pace) {
        return size < 0 ? running.isEmpty() : !unclaimed().isEmpty() || victim(splitFrom, pace).isPresent();
    }

    private Optional<Segment> victim(long splitFrom, Pace pace) {
        return running.stream().filter(segment -> !segment.kept).filter(segment -> StealPlan.isWorthIt(rest(segment), splitFrom, pace.of(segment), pace.newcomer()))
                .max(Comparator.comparingDouble(segment -> StealPlan.seconds(rest(segment), pace.of(segment), pace.newcomer())));
    }

    /// The answer that runs brings the whole file although a part was asked for: where nobody else fetches, it may.
    public synchronized void widen(Segment segment) {
        if (running.size() == 1 && running.contains(segment) && size >= 0) {
            segment.end = Math.max(segment.end, size);
        }
    }

    /// Lets nobody take anything of a segment from now on: it is about to end.
    ///
    /// @return whether it still reaches as far as was asked for
    public synchronized boolean keep(Segment segment) {
        segment.kept = segment.end == segment.askedEnd || segment.end == size;
        return segment.kept;
    }

    /// Whether the byte before a running segment is there already, or comes with the first byte of the file.
    public synchronized boolean followsTheStart(Segment segment) {
        return running.stream().filter(other -> other != segment && other.end == segment.start).allMatch(other -> other.start == 0);
    }

    /// How many bytes of a running segment are still to come.
    public synchronized long left(Segment segment) {
        return segment.end == Segment.OPEN ? Long.MAX_VALUE : rest(segment);
    }

    private List<Range> unclaimed() {
        RangeSet taken = new RangeSet();
        done.list().forEach(taken::add);
        running.forEach(segment -> taken.add(new Range(segment.start, Math.max(segment.start, segment.end))));
        return taken.gaps(size);
    }

    private static long rest(Segment segment) {
        return Math.max(0, segment.end - segment.reserved);
    }

    private Segment begin(long start, long end) {
        Segment segment = new Segment(start, end);
        running.add(segment);
        return segment;
    }

    /// Reserves the next bytes of a segment for writing.
    ///
    /// @return how many of the wanted bytes still belong to it; 0 when it has reached its end
    public synchronized int reserve(Segment segment, int wanted) {
        int room = (int) Math.min(wanted, segment.end - segment.next);
        segment.reserved = segment.next + Math.max(0, room);
        return Math.max(0, room);
    }

    public synchronized long position(Segment segment) {
        return segment.next;
    }

    /// Whether the segment's own bytes are all there.
    public synchronized boolean isFinished(Segment segment) {
        return segment.next >= segment.end;
    }

    /// Notes that the reserved bytes have been written.
    public synchronized void advance(Segment segment, int written) {
        done.add(new Range(segment.next, segment.next + written));
        segment.next += written;
        segment.reserved = segment.next;
    }

    /// Takes a segment out of work; what it has not fetched becomes missing again, or goes back to the running segment it was
    /// taken from where that one's answer still covers it.
    public synchronized void release(Segment segment) {
        running.remove(segment);
        if (segment.next > segment.start) {
            return;
        }
        for (Segment other : running) {
            if (other.end == segment.start && other.askedEnd >= segment.end) {
                other.end = segment.end;
                return;
            }
        }
    }

    /// Forgets bytes that turned out to be wrong.
    public synchronized void discard(Range range) {
        done.remove(range);
    }

    /// Forgets everything but the fact that nothing runs.
    ///
    /// @throws IllegalStateException while a segment runs
    public synchronized void clear() {
        if (!running.isEmpty()) {
            throw new IllegalStateException("Segments still run: " + running);
        }
        done.clear();
        size = -1;
    }

    public synchronized long received() {
        return done.total();
    }

    public synchronized List<Range> done() {
        return done.list();
    }

    public synchronized boolean covers(Range range) {
        return done.covers(range);
    }

    /// All bytes below this one are there.
    public synchronized long lowWater() {
        return done.contiguousFromStart();
    }

    public synchronized boolean isComplete() {
        return size >= 0 && done.covers(new Range(0, size));
    }

    public synchronized int running() {
        return running.size();
    }
}
