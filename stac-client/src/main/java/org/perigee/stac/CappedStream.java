package org.perigee.stac;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A stream that gives up instead of growing without end.
final class CappedStream extends FilterInputStream {

    private final long longest;
    private long read;

    CappedStream(InputStream in, long longest) {
        super(in);
        this.longest = longest;
    }

    @Override
    public int read() throws IOException {
        int c = super.read();
        count(c < 0 ? 0 : 1);
        return c;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = super.read(buffer, offset, length);
        count(Math.max(n, 0));
        return n;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(int n) throws IOException {
        read += n;
        if (read > longest) {
            throw new IOException("The answer is longer than " + longest + " bytes");
        }
    }
}
