package org.perigee.download;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// A server on bare sockets that sends evenly and counts what it sends, with so small a send buffer that this is about what the
/// client takes.
final class PacedServer implements AutoCloseable {

    private static final int CHUNK = 16 * 1024;

    private final ServerSocket listener;
    private final byte[] file;
    private final long nanosPerChunk;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong connections = new AtomicLong();
    private final AtomicLong requests = new AtomicLong();

    /// @param bytesPerSecond of each connection
    PacedServer(byte[] file, long bytesPerSecond) throws IOException {
        this.file = file;
        this.nanosPerChunk = CHUNK * 1_000_000_000L / bytesPerSecond;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(this::listen);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/file.zip");
    }

    /// Bytes of bodies sent so far.
    long sent() {
        return sent.get();
    }

    long connections() {
        return connections.get();
    }

    long requests() {
        return requests.get();
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                connections.incrementAndGet();
                socket.setSendBufferSize(32 * 1024);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket; BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            String line = in.readLine();
            while (line != null) {
                String range = "";
                while (!(line = in.readLine()).isEmpty()) {
                    range = line.toLowerCase(Locale.ROOT).startsWith("range: bytes=") ? line.substring(13) : range;
                }
                requests.incrementAndGet();
                answer(socket.getOutputStream(), range);
                line = in.readLine();
            }
        } catch (IOException | NullPointerException e) {
            // The client went away: that is what it is for.
        }
    }

    private void answer(OutputStream out, String range) throws IOException {
        String[] ends = (range.isEmpty() ? "0-" : range.strip()).split("-", -1);
        int from = Integer.parseInt(ends[0]);
        int to = ends[1].isEmpty() ? file.length : Math.min(file.length, Integer.parseInt(ends[1]) + 1);
        String head = (range.isEmpty() ? "HTTP/1.1 200 OK\r\n" : "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes " + from + "-" + (to - 1) + "/" + file.length
                + "\r\n") + "Content-Length: " + (to - from) + "\r\nETag: \"v1\"\r\nContent-Type: application/zip\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        long due = System.nanoTime();
        for (int at = from; at < to; at += CHUNK) {
            int length = Math.min(CHUNK, to - at);
            out.write(file, at, length);
            sent.addAndGet(length);
            due += nanosPerChunk;
            LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
