package org.perigee.download.part;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// A set of bytes kept as the fewest ranges that hold it. Not thread-safe.
public final class RangeSet {

    private final NavigableMap<Long, Long> ranges = new TreeMap<>();
    private long total;

    /// Adds a range; what touches or overlaps becomes one.
    public void add(Range range) {
        if (range.length() == 0) {
            return;
        }
        long from = range.from();
        long to = range.to();
        Map.Entry<Long, Long> before = ranges.floorEntry(from);
        if (before != null && before.getValue() >= from) {
            from = before.getKey();
            to = Math.max(to, before.getValue());
            drop(before);
        }
        Map.Entry<Long, Long> after = ranges.ceilingEntry(from);
        while (after != null && after.getKey() <= to) {
            to = Math.max(to, after.getValue());
            drop(after);
            after = ranges.ceilingEntry(from);
        }
        put(from, to);
    }

    public void remove(Range range) {
        if (range.length() == 0) {
            return;
        }
        Map.Entry<Long, Long> entry = ranges.lowerEntry(range.to());
        while (entry != null && entry.getValue() > range.from()) {
            drop(entry);
            if (entry.getValue() > range.to()) {
                put(range.to(), entry.getValue());
            }
            if (entry.getKey() < range.from()) {
                put(entry.getKey(), range.from());
            }
            entry = ranges.lowerEntry(range.to());
        }
    }

    private void put(long from, long to) {
        ranges.put(from, to);
        total += to - from;
    }

    private void drop(Map.Entry<Long, Long> entry) {
        ranges.remove(entry.getKey());
        total -= entry.getValue() - entry.getKey();
    }

    public void clear() {
        ranges.clear();
        total = 0;
    }

    /// How many bytes it holds.
    public long total() {
        return total;
    }

    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    public boolean covers(Range range) {
        Map.Entry<Long, Long> entry = ranges.floorEntry(range.from());
        return range.length() == 0 || entry != null && entry.getValue() >= range.to();
    }

    public boolean touches(Range range) {
        Map.Entry<Long, Long> entry = ranges.lowerEntry(range.to());
        return range.length() > 0 && entry != null && entry.getValue() > range.from();
    }

    /// The byte after the run that starts at byte 0; 0 where there is none.
    public long contiguousFromStart() {
        Long to = ranges.get(0L);
        return to == null ? 0 : to;
    }

    /// The ranges in order.
    public List<Range> list() {
        List<Range> list = new ArrayList<>(ranges.size());
        ranges.forEach((from, to) -> list.add(new Range(from, to)));
        return list;
    }

    /// What is missing between 0 and a size, in order.
    public List<Range> gaps(long size) {
        List<Range> gaps = new ArrayList<>();
        long at = 0;
        for (Map.Entry<Long, Long> entry : ranges.entrySet()) {
            if (entry.getKey() >= size) {
                break;
            }
            if (entry.getKey() > at) {
                gaps.add(new Range(at, entry.getKey()));
            }
            at = entry.getValue();
        }
        if (at < size) {
            gaps.add(new Range(at, size));
        }
        return gaps;
    }
}
