package org.perigee.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// How connections and speed are shared.
@Execution(ExecutionMode.CONCURRENT)
class SharingTest {

    private static final int MIB = 1024 * 1024;

    @TempDir
    Path folder;

    @Test
    void theLastFileGetsTheConnectionsOfThoseThatHaveEnded() throws IOException {
        byte[] small = Bench.bytes(1, MIB);
        byte[] large = Bench.bytes(2, 24 * MIB);
        try (PacedServer one = new PacedServer(small, 4 * MIB); PacedServer two = new PacedServer(large, 4 * MIB);
                Bench bench = new Bench(folder, new DownloadLimits(4, 4, 4, 0))) {
            long begin = System.nanoTime();
            List<TransferId> ids = bench.manager.submit(List.of(bench.request("small.zip", small, Source.open(one.uri())),
                    bench.request("large.zip", large, Source.open(two.uri()))));
            ids.forEach(id -> assertThat(bench.await(id, now -> now.state().isFinal()).state()).isEqualTo(TransferState.DONE));
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).as("6 s over one connection").isLessThan(Duration.ofMillis(5_000));
            assertThat(folder.resolve("large.zip")).hasBinaryContent(large);
        }
    }

    @Test
    void aSlowSourceIsLeftForAFastOne() throws IOException {
        byte[] file = Bench.bytes(3, 12 * MIB);
        try (PacedServer slow = new PacedServer(file, 128 * 1024); PacedServer fast = new PacedServer(file, 4 * MIB);
                Bench bench = new Bench(folder, new DownloadLimits(1, 4, 4, 0))) {
            TransferSnapshot end = bench.run(bench.request("a.zip", file, new Source(slow.uri(), 1, "", "slow"), new Source(fast.uri(), 2, "", "fast")));
            assertThat(end.state()).isEqualTo(TransferState.DONE);
            assertThat(slow.sent()).isLessThan(2 * MIB);
        }
    }

    @Test
    void aTransfersOwnLimitAndAHostsLimitHold() throws IOException {
        byte[] file = Bench.bytes(4, MIB);
        try (TestServer server = new TestServer(); Bench bench = new Bench(folder)) {
            bench.manager.setLimits(DownloadLimits.DEFAULT.withTransferBytesPerSecond(2L * MIB / 3));
            long begin = System.nanoTime();
            bench.run(bench.request("own.zip", file, Source.open(server.put("own.zip", file))));
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(1_000));
            URI uri = server.put("host.zip", file);
            bench.manager.setLimits(DownloadLimits.DEFAULT.withHosts(Map.of(uri.getHost(), new HostLimit(0, 2L * MIB / 3))));
            begin = System.nanoTime();
            bench.run(bench.request("host.zip", file, Source.open(uri)));
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(1_000));
        }
    }

    /// Sends the last byte of the second file only when the request for the third has come: who waits for the end before asking waits for ever.
    @Test
    void theNextFileIsAskedForBeforeTheLastOneEnds() throws IOException {
        byte[] file = Bench.bytes(5, 50_000);
        AtomicBoolean behind = new AtomicBoolean();
        try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                Bench bench = new Bench(folder, new DownloadLimits(1, 1, 1, 0))) {
            Thread.ofVirtual().start(() -> serve(listener, file, behind));
            String base = "http://127.0.0.1:" + listener.getLocalPort() + "/";
            List<TransferId> ids = bench.manager.submit(IntStream.range(0, 3)
                    .mapToObj(i -> bench.request(i + ".zip", file, Source.open(URI.create(base + i + ".zip")))).toList());
            ids.forEach(id -> assertThat(bench.await(id, now -> now.state().isFinal()).state()).isEqualTo(TransferState.DONE));
            assertThat(behind).isTrue();
        }
    }

    private static void serve(ServerSocket listener, byte[] file, AtomicBoolean behind) {
        try (Socket socket = listener.accept(); BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            OutputStream out = socket.getOutputStream();
            readHead(in);
            for (int i = 0; i < 3; i++) {
                out.write(("HTTP/1.1 206 Partial Content\r\nETag: \"v\"\r\nContent-Range: bytes 0-" + (file.length - 1) + "/" + file.length
                        + "\r\nContent-Length: " + file.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
                out.write(file, 0, file.length - 1);
                if (i < 2) {
                    readHead(in);
                    behind.set(true);
                }
                out.write(file, file.length - 1, 1);
            }
            readHead(in);
        } catch (IOException | NullPointerException e) {
            // The client has gone.
        }
    }

    private static void readHead(BufferedReader in) throws IOException {
        while (!in.readLine().isEmpty()) {
            // Each request is answered alike.
        }
    }
}
