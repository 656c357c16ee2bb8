package org.perigee.download.structure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;

/// Reads numbers and marks anywhere in a file through a small window. Asking for what lies behind the end means that the file is cut.
/// Not thread-safe.
final class ByteView {

    private static final int WINDOW = 64 * 1024;

    private final Bytes bytes;
    private final BooleanSupplier stop;
    private final ByteBuffer window = ByteBuffer.allocate(WINDOW).limit(0);
    private long windowAt;

    ByteView(Bytes bytes, BooleanSupplier stop) {
        this.bytes = bytes;
        this.stop = stop;
    }

    long size() {
        return bytes.size();
    }

    boolean isStopped() {
        return stop.getAsBoolean();
    }

    int u8(long at) throws IOException, DamagedException {
        return number(at, 1, ByteOrder.BIG_ENDIAN).get() & 0xff;
    }

    int u16(long at, ByteOrder order) throws IOException, DamagedException {
        return number(at, 2, order).getShort() & 0xffff;
    }

    long u32(long at, ByteOrder order) throws IOException, DamagedException {
        return number(at, 4, order).getInt() & 0xffffffffL;
    }

    /// A number of eight bytes that counts bytes of this file: more than any file has means damage.
    long u64(long at, ByteOrder order) throws IOException, DamagedException {
        long value = number(at, 8, order).getLong();
        if (value < 0) {
            throw new DamagedException("it holds a length that no file has");
        }
        return value;
    }

    /// Of two, four or eight bytes.
    long unsigned(long at, int width, ByteOrder order) throws IOException, DamagedException {
        return switch (width) {
            case 2 -> u16(at, order);
            case 4 -> u32(at, order);
            default -> u64(at, order);
        };
    }

    boolean is(long at, String latin) throws IOException {
        byte[] wanted = latin.getBytes(StandardCharsets.ISO_8859_1);
        if (at < 0 || at + wanted.length > size()) {
            return false;
        }
        ByteBuffer there = slice(at, wanted.length);
        return there.equals(ByteBuffer.wrap(wanted));
    }

    byte[] copy(long at, int length) throws IOException {
        byte[] copy = new byte[length];
        bytes.read(ByteBuffer.wrap(copy), at);
        return copy;
    }

    /// That a part lies inside the file.
    void require(long from, long length, String what) throws DamagedException {
        if (from < 0 || length < 0 || from > size() - length) {
            throw new DamagedException(what + " would end at byte " + (from + length) + ", the file has " + size());
        }
    }

    private ByteBuffer number(long at, int length, ByteOrder order) throws IOException, DamagedException {
        if (at < 0 || at + length > size()) {
            throw new DamagedException("it ends too early");
        }
        return slice(at, length).order(order);
    }

    private ByteBuffer slice(long at, int length) throws IOException {
        if (at < windowAt || at + length > windowAt + window.limit()) {
            windowAt = at;
            window.clear().limit((int) Math.min(WINDOW, size() - at));
            bytes.read(window, at);
            window.flip();
        }
        return window.slice((int) (at - windowAt), length);
    }

    /// The whole file, in order; ends early when told to stop.
    InputStream stream() {
        return new InputStream() {
            private long at;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                if (length == 0) {
                    return 0;
                }
                int now = (int) Math.min(length, size() - at);
                if (now <= 0 || isStopped()) {
                    return -1;
                }
                bytes.read(ByteBuffer.wrap(into, offset, now), at);
                at += now;
                return now;
            }
        };
    }
}
