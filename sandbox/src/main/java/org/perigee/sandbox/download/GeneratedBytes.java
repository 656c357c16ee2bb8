package org.perigee.sandbox.download;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.perigee.sandbox.catalogue.Hash;

/// Noise: the eight bytes at each multiple of eight are a hash of their position, so that any range costs only its length.
///
/// @param seed    which noise
/// @param length  in bytes
record GeneratedBytes(long seed, long length) implements ByteSource {

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    @Override
    public void copy(long position, byte[] target, int at, int count) {
        long from = position;
        int to = at;
        int left = count;
        while (left > 0) {
            long word = Hash.mix(seed + (from >>> 3) * 0x2545F4914F6CDD1DL);
            int skip = (int) (from & 7);
            if (skip == 0 && left >= 8) {
                WORDS.set(target, to, word);
                from += 8;
                to += 8;
                left -= 8;
            } else {
                target[to++] = (byte) (word >>> (8 * skip));
                from++;
                left--;
            }
        }
    }
}
