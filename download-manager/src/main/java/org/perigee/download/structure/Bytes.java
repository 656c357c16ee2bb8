package org.perigee.download.structure;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// A complete file to be read at any position.
public interface Bytes {

    long size();

    /// Fills the buffer from a position on; the caller asks for bytes inside the file only.
    void read(ByteBuffer into, long position) throws IOException;

    /// Of an open file, which stays the caller's.
    static Bytes of(FileChannel channel) throws IOException {
        long size = channel.size();
        return new Bytes() {
            @Override
            public long size() {
                return size;
            }

            @Override
            public void read(ByteBuffer into, long position) throws IOException {
                long at = position;
                while (into.hasRemaining()) {
                    int read = channel.read(into, at);
                    if (read < 0) {
                        throw new IOException("The file became shorter while it was read");
                    }
                    at += read;
                }
            }
        };
    }
}
