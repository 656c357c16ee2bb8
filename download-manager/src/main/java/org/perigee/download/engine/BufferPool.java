package org.perigee.download.engine;

import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Direct buffers for connections, used again and again. Thread-safe.
final class BufferPool {

    static final int SIZE = 256 * 1024;

    private final Queue<ByteBuffer> idle = new ConcurrentLinkedQueue<>();

    ByteBuffer take() {
        ByteBuffer buffer = idle.poll();
        return buffer == null ? ByteBuffer.allocateDirect(SIZE) : buffer.clear();
    }

    void giveBack(ByteBuffer buffer) {
        idle.add(buffer);
    }
}
