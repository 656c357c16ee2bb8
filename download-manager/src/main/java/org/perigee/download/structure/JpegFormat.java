package org.perigee.download.structure;

import java.io.IOException;

/// JPEG (ITU T.81, annex B): its end mark stands at the end; writers leave a little behind it.
final class JpegFormat implements Format {

    private static final int BEHIND = 1024;

    @Override
    public String name() {
        return "JPEG";
    }

    @Override
    public boolean begins(ByteView file) throws IOException {
        return file.is(0, "\u00ff\u00d8\u00ff");
    }

    @Override
    public void check(ByteView file) throws IOException, DamagedException {
        for (long at = file.size() - 2; at >= Math.max(3, file.size() - BEHIND); at--) {
            if (file.is(at, "\u00ff\u00d9")) {
                return;
            }
        }
        throw new DamagedException("it is cut: the picture's end mark is missing");
    }
}
