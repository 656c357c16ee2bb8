package org.perigee.sandbox.download;

import java.util.List;

/// Bytes that exist only while they are read: any range of them can be made at once. Immutable, for any number of threads.
public interface ByteSource {

    /// How many bytes there are.
    long length();

    /// Writes `count` bytes from `position` on into `target` at `at`; the range must lie inside.
    void copy(long position, byte[] target, int at, int count);

    /// Bytes that are kept in memory; nobody may change the array afterwards.
    static ByteSource of(byte[] bytes) {
        return new Fixed(bytes);
    }

    /// Several sources behind one another.
    static ByteSource join(List<ByteSource> parts) {
        return new Joined(List.copyOf(parts));
    }

    /// A part of this source.
    default ByteSource slice(long from, long count) {
        return new Slice(this, from, count);
    }

    /// Everything at once; for small sources.
    default byte[] toBytes() {
        byte[] all = new byte[Math.toIntExact(length())];
        copy(0, all, 0, all.length);
        return all;
    }

    /// See [#of].
    record Fixed(byte[] bytes) implements ByteSource {
        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public void copy(long position, byte[] target, int at, int count) {
            System.arraycopy(bytes, Math.toIntExact(position), target, at, count);
        }
    }

    /// See [#slice].
    record Slice(ByteSource whole, long from, long length) implements ByteSource {
        @Override
        public void copy(long position, byte[] target, int at, int count) {
            whole.copy(from + position, target, at, count);
        }
    }

    /// See [#join].
    record Joined(List<ByteSource> parts) implements ByteSource {
        @Override
        public long length() {
            return parts.stream().mapToLong(ByteSource::length).sum();
        }

        @Override
        public void copy(long position, byte[] target, int at, int count) {
            long skip = position;
            int done = 0;
            for (ByteSource part : parts) {
                if (done == count) {
                    return;
                }
                long available = part.length() - skip;
                if (available <= 0) {
                    skip = -available;
                    continue;
                }
                int piece = (int) Math.min(available, count - done);
                part.copy(skip, target, at + done, piece);
                done += piece;
                skip = 0;
            }
        }
    }
}
