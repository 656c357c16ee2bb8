package org.perigee.download.part;

/// A run of bytes that one connection fetches from its start on. Its end can come nearer while it runs, when an idle connection
/// takes over the rest. Only [SegmentMap] changes it, under its lock.
public final class Segment {

    /// The end of a segment of a file whose size is not known yet.
    public static final long OPEN = Long.MAX_VALUE;

    final long start;
    /// What the request asked for: the end may move back up to here when a taker gives up.
    final long askedEnd;
    long next;
    /// Bytes below this one are being written right now and cannot be taken over.
    long reserved;
    long end;
    /// It is so near its end that nothing is taken from it.
    boolean kept;

    Segment(long start, long end) {
        this.start = start;
        this.next = start;
        this.reserved = start;
        this.end = end;
        this.askedEnd = end;
    }

    public long start() {
        return start;
    }

    /// The end at the time it was handed out, to be asked for; [#OPEN] where the size is not known.
    public long askedEnd() {
        return askedEnd;
    }

    @Override
    public String toString() {
        return start + "-" + (askedEnd == OPEN ? "" : askedEnd);
    }
}
