package org.perigee.catalog.places;

import java.nio.ByteBuffer;

/// Whole numbers of variable length: seven bits a byte, lowest first, the highest bit says that more follow; signed ones in zigzag.
final class Numbers {

    private Numbers() {
    }

    /// @throws java.nio.BufferUnderflowException where the bytes end within it
    static int unsigned(ByteBuffer bytes) {
        int value = 0;
        for (int shift = 0; ; shift += 7) {
            byte b = bytes.get();
            value |= (b & 0x7f) << shift;
            if (b >= 0) {
                return value;
            }
        }
    }

    static int signed(ByteBuffer bytes) {
        int value = unsigned(bytes);
        return value >>> 1 ^ -(value & 1);
    }
}
