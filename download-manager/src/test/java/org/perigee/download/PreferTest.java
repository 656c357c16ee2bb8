package org.perigee.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A person chooses the source.
@Execution(ExecutionMode.CONCURRENT)
class PreferTest {

    private static final int KIB = 1024;
    private static final byte[] FILE = Bench.bytes(21, 4 * KIB * KIB);
    private static final DownloadLimits ONE_CONNECTION = new DownloadLimits(1, 1, 1, 0);

    @TempDir
    Path folder;

    private static Source source(URI uri, int priority) {
        return new Source(uri, priority, "", "source " + priority);
    }

    private static TestServer slow() throws IOException {
        return new TestServer().with((number, request, answer) -> answer.newBuilder().throttleBody(64 * KIB, 50, TimeUnit.MILLISECONDS).build());
    }

    /// Where the bytes begin that were asked for.
    private static Stream<Long> starts(TestServer server) {
        return server.requests.stream().map(request -> request.getHeaders().get("Range")).map(range -> range == null ? 0L
                : Long.parseLong(range.substring("bytes=".length(), range.indexOf('-'))));
    }

    @Test
    void continuesFromTheChosenSourceWhereADigestProvesTheBytes() throws IOException {
        try (TestServer first = slow(); TestServer second = new TestServer(); Bench bench = new Bench(folder, ONE_CONNECTION)) {
            URI other = second.put("a.bin", FILE);
            TransferId id = bench.submit(bench.request("a.bin", FILE, source(first.put("a.bin", FILE), 1), source(other, 2)));
            bench.await(id, now -> now.received() > 512 * KIB);
            bench.manager.prefer(id, other);
            TransferSnapshot end = bench.await(id, now -> now.state().isFinal());
            assertThat(end.state()).isEqualTo(TransferState.DONE);
            assertThat(end.target()).hasBinaryContent(FILE);
            assertThat(end.source()).isEqualTo("source 2");
            assertThat(starts(second)).as("what was there is not fetched again").isNotEmpty().allMatch(from -> from > 0);
            assertThat(end.request().sources()).extracting(Source::label).containsExactly("source 2", "source 1");
        }
    }

    @Test
    void startsOverWhereNothingProvesThatTheBytesAreTheSame() throws IOException {
        byte[] other = Bench.bytes(22, FILE.length);
        try (TestServer first = slow(); TestServer second = new TestServer(); Bench bench = new Bench(folder, ONE_CONNECTION)) {
            URI chosen = second.put("a.bin", other);
            TransferId id = bench.submit(bench.request("a.bin", source(first.put("a.bin", FILE), 1), source(chosen, 2)));
            TransferSnapshot before = bench.await(id, now -> now.received() > 512 * KIB);
            assertThat(before.request().isProven()).isFalse();
            bench.manager.prefer(id, chosen);
            TransferSnapshot end = bench.await(id, now -> now.state().isFinal());
            assertThat(end.target()).as("of one source alone").hasBinaryContent(other);
        }
    }

    @Test
    void aPausedOneStaysPausedAndBeginsWithTheChosenSource() throws IOException {
        try (TestServer first = slow(); TestServer second = new TestServer(); Bench bench = new Bench(folder, ONE_CONNECTION)) {
            URI other = second.put("a.bin", FILE);
            TransferId id = bench.submit(bench.request("a.bin", FILE, source(first.put("a.bin", FILE), 1), source(other, 2)));
            bench.await(id, now -> now.received() > 256 * KIB);
            bench.manager.pause(id);
            bench.await(id, now -> now.state() == TransferState.PAUSED);
            int asked = first.requests.size();
            bench.manager.prefer(id, other);
            assertThat(bench.manager.find(id).orElseThrow().state()).isEqualTo(TransferState.PAUSED);
            bench.manager.resume(id);
            assertThat(bench.await(id, now -> now.state().isFinal()).state()).isEqualTo(TransferState.DONE);
            assertThat(first.requests).hasSize(asked);
        }
    }

    @Test
    void tellsHowSourcesHaveDone() throws IOException {
        try (TestServer empty = new TestServer(); TestServer good = slow(); Bench bench = new Bench(folder, ONE_CONNECTION)) {
            TransferId id = bench.submit(bench.request("a.bin", FILE, source(empty.server.url("/a.bin").uri(), 1), source(good.put("a.bin", FILE), 2)));
            bench.await(id, now -> now.received() > 0);
            List<SourceStanding> sources = bench.manager.sources(id);
            assertThat(sources).extracting(SourceStanding::dropped).containsExactly(true, false);
            assertThat(sources.getFirst().problem()).contains("404");
            assertThat(sources.getLast().inUse()).isTrue();
            assertThat(bench.manager.sources(TransferId.random())).isEmpty();
        }
    }
}
