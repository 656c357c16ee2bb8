package org.perigee.download.structure;

import java.io.IOException;
import java.nio.ByteOrder;

/// JPEG 2000 (ISO/IEC 15444-1, annex I): the chain of boxes, or a bare code stream with its end mark.
final class Jp2Format implements Format {

    private static final ByteOrder BE = ByteOrder.BIG_ENDIAN;
    private static final String END = "\u00ff\u00d9";

    @Override
    public String name() {
        return "JPEG 2000";
    }

    private static boolean isBoxed(ByteView file) throws IOException {
        return file.is(0, "\0\0\0\u000cjP  \r\n\u0087\n");
    }

    @Override
    public boolean begins(ByteView file) throws IOException {
        return isBoxed(file) || file.is(0, "\u00ff\u004f\u00ff\u0051");
    }

    @Override
    public void check(ByteView file) throws IOException, DamagedException {
        if (!isBoxed(file)) {
            requireEnd(file);
            return;
        }
        boolean picture = false;
        long at = 0;
        while (at < file.size()) {
            long length = file.u32(at, BE);
            picture |= file.is(at + 4, "jp2c");
            if (length == 0) {
                // The last box, to the end of the file wherever that is.
                requireEnd(file);
                return;
            }
            length = length == 1 ? file.u64(at + 8, BE) : length;
            if (length < 8) {
                throw new DamagedException("its box at byte " + at + " is broken");
            }
            file.require(at, length, "a box");
            at += length;
        }
        if (!picture) {
            throw new DamagedException("it is cut: the picture is missing");
        }
    }

    private static void requireEnd(ByteView file) throws IOException, DamagedException {
        if (!file.is(file.size() - 2, END)) {
            throw new DamagedException("it is cut: the picture's end mark is missing");
        }
    }
}
