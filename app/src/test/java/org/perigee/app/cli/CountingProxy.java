package org.perigee.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/// Stands before a server on this machine and counts the bytes of its answers.
final class CountingProxy implements AutoCloseable {

    private static final int SMALL_BUFFER = 32 * 1024;

    /// What is told when so many bytes have passed.
    private record Mark(long bytes, CountDownLatch reached) {
    }

    private final ServerSocket listener = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong served = new AtomicLong();
    private final int target;
    private volatile Mark mark = new Mark(Long.MAX_VALUE, new CountDownLatch(1));

    CountingProxy(int target) throws IOException {
        this.target = target;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    long served() {
        return served.get();
    }

    /// Opens when so many bytes in all have passed.
    CountDownLatch at(long bytes) {
        Mark now = new Mark(bytes, new CountDownLatch(1));
        mark = now;
        return now.reached();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                // Small, so that little is under way when the client dies.
                client.setSendBufferSize(SMALL_BUFFER);
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                open.add(client);
                open.add(server);
                Thread.ofVirtual().start(() -> copy(client, server, false));
                Thread.ofVirtual().start(() -> copy(server, client, true));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void copy(Socket from, Socket to, boolean count) {
        byte[] buffer = new byte[SMALL_BUFFER / 2];
        try (from; to; InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                if (count && served.addAndGet(read) >= mark.bytes()) {
                    mark.reached().countDown();
                }
            }
        } catch (IOException e) {
            // One of the two has gone.
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
