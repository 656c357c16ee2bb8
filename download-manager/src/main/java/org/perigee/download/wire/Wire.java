package org.perigee.download.wire;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/// One connection to a server, in clear or over TLS. One thread reads and one writes; any thread closes it.
final class Wire implements Closeable {

    /// Plain bytes that were decrypted or read but not asked for yet; more than any TLS record holds.
    private static final int LEFT_OVER = 64 * 1024;

    private final SocketChannel channel;
    private final ByteBuffer plain = ByteBuffer.allocateDirect(LEFT_OVER).flip();
    private TlsEngine tls;
    private volatile boolean closed;

    Wire() throws IOException {
        channel = SocketChannel.open();
    }

    /// Connects and, where the address says so, makes sure that the server is who it should be.
    void connect(HttpUrl url, InetAddress address, OkHttpClient client, TlsContext context) throws IOException {
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.connect(new InetSocketAddress(address, url.port()));
        if (!url.isHttps()) {
            return;
        }
        SSLEngine engine = context.engine(url.host(), url.port());
        tls = new TlsEngine(channel, engine);
        tls.handshake();
        if (!client.hostnameVerifier().verify(url.host(), engine.getSession())) {
            throw new SSLPeerUnverifiedException(url.host() + " is not who it should be");
        }
    }

    void write(ByteBuffer bytes) throws IOException {
        if (tls != null) {
            tls.write(bytes);
            return;
        }
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /// Reads what there is, at least one byte.
    ///
    /// @return how many bytes, or -1 at the end
    int read(ByteBuffer into) throws IOException {
        if (plain.hasRemaining()) {
            return takeLeftOver(into);
        }
        if (tls == null) {
            return channel.read(into);
        }
        if (into.remaining() >= TlsEngine.RECORD) {
            return tls.read(into);
        }
        return fill() ? takeLeftOver(into) : -1;
    }

    private int takeLeftOver(ByteBuffer into) {
        int count = Math.min(into.remaining(), plain.remaining());
        into.put(into.position(), plain, plain.position(), count);
        into.position(into.position() + count);
        plain.position(plain.position() + count);
        return count;
    }

    private boolean fill() throws IOException {
        plain.clear();
        int read = -1;
        try {
            read = tls == null ? channel.read(plain) : tls.read(plain);
        } finally {
            plain.flip();
        }
        return read >= 0;
    }

    /// The next byte of a head.
    ///
    /// @throws EOFException where the server has closed the connection
    int readByte() throws IOException {
        if (!plain.hasRemaining() && !fill()) {
            throw new EOFException("The server closed the connection");
        }
        return plain.get() & 0xff;
    }

    boolean isOpen() {
        return !closed && channel.isOpen();
    }

    @Override
    public void close() {
        closed = true;
        try {
            channel.close();
        } catch (IOException e) {
            // It is of no use any more, closed or not.
        }
    }
}
