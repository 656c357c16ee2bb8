package org.perigee.download.kill;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A server of made-up files on bare sockets that cuts, resets, pauses and refuses at random, may be given a new version of a file, and
/// counts the bytes it sends; its send buffer is so small that this is about what the client takes.
final class RoughServer implements AutoCloseable {

    private static final int CHUNK = 16 * 1024;
    private static final long STALL_NANOS = 1_500_000_000L;

    private final ServerSocket listener;
    private final Map<String, MadeUpFile> files;
    private final Map<String, Integer> versions = new ConcurrentHashMap<>();
    private final long nanosPerChunk;
    private final Random random;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicInteger breaks = new AtomicInteger();

    /// @param bytesPerSecond of each connection
    RoughServer(List<MadeUpFile> files, long bytesPerSecond, long seed) throws IOException {
        this.files = files.stream().collect(Collectors.toMap(MadeUpFile::name, Function.identity()));
        this.nanosPerChunk = CHUNK * 1_000_000_000L / bytesPerSecond;
        this.random = new Random(seed);
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(this::listen);
    }

    URI uri(String name) {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/" + name);
    }

    /// Bytes of bodies sent so far.
    long sent() {
        return sent.get();
    }

    /// How many answers were cut or reset.
    int breaks() {
        return breaks.get();
    }

    int version(String name) {
        return versions.getOrDefault(name, 1);
    }

    /// Puts a new version in a file's place; answers under way end.
    void replace(String name) {
        versions.merge(name, 2, (before, two) -> before + 1);
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                socket.setSendBufferSize(32 * 1024);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket; BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            boolean more = true;
            String line = in.readLine();
            while (more && line != null) {
                Asked asked = Asked.read(line, in);
                more = answer(socket, asked);
                line = more ? in.readLine() : null;
            }
        } catch (IOException | NullPointerException e) {
            // The client went away: that is what it is for.
        }
    }

    /// What a request asks for.
    private record Asked(String name, String range, String ifRange) {

        static Asked read(String requestLine, BufferedReader in) throws IOException {
            String range = "";
            String condition = "";
            String line;
            while (!(line = in.readLine()).isEmpty()) {
                String lower = line.toLowerCase(Locale.ROOT);
                range = lower.startsWith("range: bytes=") ? line.substring(13).strip() : range;
                condition = lower.startsWith("if-range:") ? line.substring(9).strip() : condition;
            }
            return new Asked(requestLine.split(" ")[1].substring(1), range, condition);
        }
    }

    /// @return whether the connection may be used again
    private boolean answer(Socket socket, Asked asked) throws IOException {
        MadeUpFile file = files.get(asked.name());
        int dice = dice(100);
        if (dice < 4) {
            String code = dice < 2 ? "503 Service Unavailable" : "429 Too Many Requests";
            socket.getOutputStream().write(head(code, "Retry-After: 1\r\nContent-Length: 0\r\n"));
            return true;
        }
        int version = version(file.name());
        String tag = "\"" + file.seed() + "-" + version + "\"";
        boolean ranged = !asked.range().isEmpty() && (asked.ifRange().isEmpty() || asked.ifRange().equals(tag));
        String[] ends = (ranged ? asked.range() : "0-").split("-", -1);
        long from = Long.parseLong(ends[0]);
        long to = ends[1].isEmpty() ? file.size() : Math.min(file.size(), Long.parseLong(ends[1]) + 1);
        socket.getOutputStream().write(head(ranged ? "206 Partial Content" : "200 OK", (ranged ? "Content-Range: bytes " + from + "-" + (to - 1) + "/"
                + file.size() + "\r\n" : "") + "Content-Length: " + (to - from) + "\r\nETag: " + tag + "\r\nAccept-Ranges: bytes\r\n"));
        long end = dice < 20 ? from + (long) ((to - from) * fraction()) : to;
        send(socket.getOutputStream(), file, version, from, end, dice == 20);
        if (end < to || version != version(file.name())) {
            breaks.incrementAndGet();
            if (dice < 10) {
                socket.setSoLinger(true, 0);
            }
            return false;
        }
        return true;
    }

    private synchronized int dice(int sides) {
        return random.nextInt(sides);
    }

    private synchronized double fraction() {
        return random.nextDouble();
    }

    private static byte[] head(String status, String fields) {
        return ("HTTP/1.1 " + status + "\r\nContent-Type: application/octet-stream\r\n" + fields + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private void send(OutputStream out, MadeUpFile file, int version, long from, long to, boolean stall) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK + 8);
        long due = System.nanoTime();
        long at = from;
        while (at < to && version == version(file.name())) {
            int skip = (int) (at % 8);
            file.fill(version, at - skip, chunk.clear());
            int length = (int) Math.min(Math.min(CHUNK, chunk.position() - skip), to - at);
            out.write(chunk.array(), skip, length);
            sent.addAndGet(length);
            at += length;
            due += nanosPerChunk;
            LockSupport.parkNanos(Math.max(0, due - System.nanoTime()) + (stall && at - from == length ? STALL_NANOS : 0));
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
