package org.perigee.download.verify;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;
import org.perigee.digest.HashFunction;

/// Cyclic redundancy checks as object stores give them, most significant byte first: against accidents, not against forgers.
final class CrcHasher implements Hasher {

    private final Checksum sum;
    private final int digits;

    private CrcHasher(Checksum sum, int digits) {
        this.sum = sum;
        this.digits = digits;
    }

    static Hasher of(HashFunction function) {
        return switch (function) {
            case CRC32 -> new CrcHasher(new CRC32(), 8);
            case CRC32C -> new CrcHasher(new CRC32C(), 8);
            case CRC64NVME -> new CrcHasher(new Crc64Nvme(), 16);
            default -> throw new IllegalArgumentException(function + " is no cyclic redundancy check");
        };
    }

    @Override
    public void update(ByteBuffer bytes) {
        sum.update(bytes);
    }

    @Override
    public String finish() {
        String hex = HexFormat.of().toHexDigits(sum.getValue(), digits);
        sum.reset();
        return hex;
    }

    /// CRC-64/NVME: reflected, polynomial 0xad93d23594c93659, all ones before and after.
    private static final class Crc64Nvme implements Checksum {

        private static final long REFLECTED = 0x9a6c9329ac4bc9b5L;
        private static final int SLICES = 8;
        private static final long[][] TABLES = tables();

        private long register = -1;

        private static long[][] tables() {
            long[][] tables = new long[SLICES][256];
            for (int i = 0; i < 256; i++) {
                long value = i;
                for (int bit = 0; bit < 8; bit++) {
                    value = (value & 1) == 0 ? value >>> 1 : value >>> 1 ^ REFLECTED;
                }
                tables[0][i] = value;
            }
            for (int slice = 1; slice < SLICES; slice++) {
                for (int i = 0; i < 256; i++) {
                    long before = tables[slice - 1][i];
                    tables[slice][i] = before >>> 8 ^ tables[0][(int) before & 0xff];
                }
            }
            return tables;
        }

        @Override
        public void update(int b) {
            register = register >>> 8 ^ TABLES[0][(int) (register ^ b) & 0xff];
        }

        @Override
        public void update(byte[] bytes, int from, int length) {
            int at = from;
            int end = from + length;
            // Eight bytes at a time: a byte at a time would be slower than the network.
            for (; end - at >= SLICES; at += SLICES) {
                long next = 0;
                for (int i = 0; i < SLICES; i++) {
                    next ^= TABLES[SLICES - 1 - i][(int) (register >>> 8 * i ^ bytes[at + i]) & 0xff];
                }
                register = next;
            }
            for (; at < end; at++) {
                update(bytes[at]);
            }
        }

        @Override
        public long getValue() {
            return ~register;
        }

        @Override
        public void reset() {
            register = -1;
        }
    }
}
