package org.perigee.download.structure;

import java.io.IOException;

/// tar (POSIX ustar and GNU): the chain of headers, each with its own sum, up to the blocks of zeros.
final class TarFormat implements Format {

    private static final int BLOCK = 512;
    private static final int SIZE_AT = 124;
    private static final int SUM_AT = 148;

    @Override
    public String name() {
        return "tar";
    }

    @Override
    public boolean begins(ByteView file) throws IOException {
        return file.is(257, "ustar");
    }

    @Override
    public void check(ByteView file) throws IOException, DamagedException {
        long at = 0;
        while (at < file.size() && !file.isStopped()) {
            file.require(at, BLOCK, "a header of the archive");
            byte[] header = file.copy(at, BLOCK);
            if (isZero(header)) {
                return;
            }
            if (!sumAgrees(header)) {
                throw new DamagedException("the archive's header at byte " + at + " is broken");
            }
            long size = number(header, SIZE_AT, 12);
            file.require(at + BLOCK, size, "an entry of the archive");
            at += BLOCK + (size + BLOCK - 1) / BLOCK * BLOCK;
        }
    }

    private static boolean isZero(byte[] block) {
        for (byte one : block) {
            if (one != 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean sumAgrees(byte[] header) throws DamagedException {
        long unsigned = 0;
        long signed = 0;
        for (int i = 0; i < BLOCK; i++) {
            byte one = i >= SUM_AT && i < SUM_AT + 8 ? (byte) ' ' : header[i];
            unsigned += one & 0xff;
            signed += one;
        }
        long stated = number(header, SUM_AT, 8);
        return stated == unsigned || stated == signed;
    }

    /// Octal digits, or binary where the first bit is set.
    private static long number(byte[] header, int from, int length) throws DamagedException {
        long value = 0;
        if (header[from] < 0) {
            for (int i = from + length - 8; i < from + length; i++) {
                value = value << 8 | header[i] & 0xff;
            }
        } else {
            for (int i = from; i < from + length && header[i] != 0; i++) {
                if (header[i] >= '0' && header[i] <= '7') {
                    value = value * 8 + header[i] - '0';
                }
            }
        }
        if (value < 0) {
            throw new DamagedException("the archive holds a length that no file has");
        }
        return value;
    }
}
