package org.perigee.download.wire;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/// TLS over a blocking channel, many records a read. One thread reads and one writes.
final class TlsEngine {

    /// The plain bytes of the longest record, with room to spare: who offers less room may get nothing.
    static final int RECORD = 17 * 1024;
    private static final int NETWORK = 256 * 1024;

    private final SocketChannel channel;
    private final SSLEngine engine;
    private final ByteBuffer in = ByteBuffer.allocateDirect(NETWORK).flip();
    private final ByteBuffer out = ByteBuffer.allocateDirect(2 * RECORD);

    TlsEngine(SocketChannel channel, SSLEngine engine) {
        this.channel = channel;
        this.engine = engine;
    }

    void handshake() throws IOException {
        engine.beginHandshake();
        ByteBuffer none = ByteBuffer.allocateDirect(RECORD);
        ByteBuffer empty = ByteBuffer.allocate(0);
        HandshakeStatus status = engine.getHandshakeStatus();
        while (status != HandshakeStatus.FINISHED && status != HandshakeStatus.NOT_HANDSHAKING) {
            status = switch (status) {
                case NEED_WRAP -> wrap(empty).getHandshakeStatus();
                case NEED_TASK -> runTasks();
                default -> unwrapHandshake(none);
            };
        }
    }

    private HandshakeStatus runTasks() {
        Runnable task = engine.getDelegatedTask();
        while (task != null) {
            task.run();
            task = engine.getDelegatedTask();
        }
        return engine.getHandshakeStatus();
    }

    private HandshakeStatus unwrapHandshake(ByteBuffer none) throws IOException {
        SSLEngineResult result = engine.unwrap(in, none);
        if (none.position() > 0) {
            throw new SSLException("The server sent data before its answer");
        }
        switch (result.getStatus()) {
            case BUFFER_UNDERFLOW -> more("The server closed the connection during the handshake");
            case CLOSED -> throw new SSLException("The server refused a safe connection");
            default -> { }
        }
        return result.getHandshakeStatus();
    }

    private void more(String otherwise) throws IOException {
        if (!receive()) {
            throw new EOFException(otherwise);
        }
    }

    private boolean receive() throws IOException {
        in.compact();
        try {
            return channel.read(in) >= 0;
        } finally {
            in.flip();
        }
    }

    private synchronized SSLEngineResult wrap(ByteBuffer bytes) throws IOException {
        out.clear();
        SSLEngineResult result = engine.wrap(bytes, out);
        if (result.getStatus() == SSLEngineResult.Status.CLOSED && out.position() == 0) {
            throw new SSLException("The connection has been closed");
        }
        out.flip();
        while (out.hasRemaining()) {
            channel.write(out);
        }
        return result;
    }

    void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            wrap(bytes);
        }
    }

    /// Decrypts all whole records that are there and fit, and waits for the network only where there is none.
    ///
    /// @param into has room for a record
    /// @return how many bytes, or -1 at the end
    int read(ByteBuffer into) throws IOException {
        int start = into.position();
        while (into.remaining() >= RECORD || into.position() == start) {
            SSLEngineResult result = in.hasRemaining() ? engine.unwrap(in, into) : null;
            boolean starved = result == null || result.getStatus() == SSLEngineResult.Status.BUFFER_UNDERFLOW;
            if (starved && into.position() > start) {
                break;
            }
            if (starved && !receive() || result != null && result.getStatus() == SSLEngineResult.Status.CLOSED) {
                break;
            }
            if (result != null && result.getStatus() == SSLEngineResult.Status.BUFFER_OVERFLOW) {
                throw new SSLException("The server sent a record that is too long");
            }
            if (result != null) {
                afterHandshakeMessages(result.getHandshakeStatus());
            }
        }
        return into.position() == start ? -1 : into.position() - start;
    }

    /// New session tickets and keys come between the data.
    private void afterHandshakeMessages(HandshakeStatus status) throws IOException {
        if (status == HandshakeStatus.NEED_TASK) {
            runTasks();
        } else if (status == HandshakeStatus.NEED_WRAP) {
            wrap(ByteBuffer.allocate(0));
        }
    }
}
