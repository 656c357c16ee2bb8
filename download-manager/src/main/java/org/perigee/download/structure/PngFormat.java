package org.perigee.download.structure;

import java.io.IOException;
import java.nio.ByteOrder;

/// PNG (W3C recommendation, section 5): the chain of chunks up to `IEND`.
final class PngFormat implements Format {

    @Override
    public String name() {
        return "PNG";
    }

    @Override
    public boolean begins(ByteView file) throws IOException {
        return file.is(0, "\u0089PNG\r\n\u001a\n");
    }

    @Override
    public void check(ByteView file) throws IOException, DamagedException {
        long at = 8;
        while (!file.isStopped()) {
            long length = file.u32(at, ByteOrder.BIG_ENDIAN) + 12;
            file.require(at, length, "a chunk");
            if (file.is(at + 4, "IEND")) {
                return;
            }
            at += length;
        }
    }
}
