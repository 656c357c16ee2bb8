package org.perigee.catalog.local;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.BitSet;

/// Row numbers in order, and which of them have the same time as the one before.
final class Candidates {

    private long[] ids = new long[256];
    private final BitSet tied = new BitSet();
    private int size;
    private int position;

    private Candidates() {
    }

    static Candidates none() {
        return new Candidates();
    }

    static Candidates read(ResultSet rows) throws SQLException {
        Candidates candidates = new Candidates();
        Long second = null;
        int nano = -1;
        while (rows.next()) {
            Long nextSecond = rows.getObject(2) == null ? null : (Long) rows.getLong(2);
            int nextNano = rows.getInt(3);
            candidates.add(rows.getLong(1), nextNano == nano && java.util.Objects.equals(second, nextSecond));
            second = nextSecond;
            nano = nextNano;
        }
        return candidates;
    }

    private void add(long id, boolean asBefore) {
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, size * 2);
        }
        tied.set(size, asBefore);
        ids[size++] = id;
    }

    boolean isEmpty() {
        return position == size;
    }

    /// The next rows, about as many as wished for: those of the same time stay together, since only the Items themselves tell
    /// their order.
    long[] next(int about) {
        int end = Math.min(size, position + about);
        while (end < size && tied.get(end)) {
            end++;
        }
        long[] chunk = Arrays.copyOfRange(ids, position, end);
        position = end;
        return chunk;
    }
}
