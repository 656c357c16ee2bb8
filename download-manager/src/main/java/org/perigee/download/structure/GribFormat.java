package org.perigee.download.structure;

import java.io.IOException;
import java.nio.ByteOrder;

/// GRIB editions 1 and 2 and BUFR (WMO no. 306): messages one after the other, each with its length and `7777` at its end.
final class GribFormat implements Format {

    private static final String END = "7777";
    private static final int MOST_PADDING = 1 << 16;
    private final String mark;

    /// @param mark how a message begins: `GRIB` or `BUFR`
    GribFormat(String mark) {
        this.mark = mark;
    }

    @Override
    public String name() {
        return mark;
    }

    @Override
    public boolean begins(ByteView file) throws IOException {
        return file.is(0, mark);
    }

    @Override
    public void check(ByteView file) throws IOException, DamagedException {
        long at = 0;
        while (at < file.size() && !file.isStopped()) {
            if (!file.is(at, mark)) {
                at = afterPadding(file, at);
                continue;
            }
            long length = length(file, at);
            if (length < 0) {
                return;
            }
            file.require(at, length, "a message");
            if (length < 12 || !file.is(at + length - END.length(), END)) {
                throw new DamagedException("the message at byte " + at + " has no end");
            }
            at += length;
        }
    }

    /// @return -1 for messages so large that edition 1 has no room for their length
    private long length(ByteView file, long at) throws IOException, DamagedException {
        int edition = file.u8(at + 7);
        if (mark.equals("GRIB") && edition == 2) {
            return file.u64(at + 8, ByteOrder.BIG_ENDIAN);
        }
        long length = file.u32(at + 4, ByteOrder.BIG_ENDIAN) >>> 8;
        return length >= 0x800000 ? -1 : length;
    }

    private long afterPadding(ByteView file, long from) throws IOException, DamagedException {
        for (long at = from; at < file.size(); at++) {
            if (file.is(at, mark)) {
                return at;
            }
            if (file.size() - at < mark.length() && file.is(at, mark.substring(0, (int) (file.size() - at)))) {
                throw new DamagedException("it is cut within the start of a message");
            }
            if (at - from > MOST_PADDING) {
                throw new DamagedException("something that is no message begins at byte " + from);
            }
        }
        return file.size();
    }
}
